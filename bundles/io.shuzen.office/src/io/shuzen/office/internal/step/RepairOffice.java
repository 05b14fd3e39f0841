package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeApplications;
import io.shuzen.office.internal.reading.OfficeInstallation;
import io.shuzen.office.internal.reading.PowerShell;

/**
 * has Click-to-Run repair Office, quickly from what is there or by downloading it again. The program may return before the repair
 * ends, so the command waits until it has ended and Click-to-Run works at nothing any more, and only then writes a log: the log, and an
 * Office that is still there, prove it done. What was repaired cannot be read.
 * <p>
 * The command line and the values {@code ExecutingScenario}, {@code LastScenario} and {@code LastScenarioResult} are those that many
 * published scripts use. No article of Microsoft's names them, and none of this was tried on a real machine: unverified.
 */
final class RepairOffice extends OfficeStep {

	/** What can be asked for, in Click-to-Run's words. */
	private enum Kind {
		QUICK("quick", "QuickRepair", Duration.ofMinutes(40)), ONLINE("online", "FullRepair", Duration.ofHours(3));

		private final String choice;
		private final String repairType;
		private final Duration limit;

		Kind(final String choice, final String repairType, final Duration limit) {
			this.choice = choice;
			this.repairType = repairType;
			this.limit = limit;
		}

		static Kind of(final Parameters parameters) {
			return parameters.text(KIND.name()).equals(ONLINE.choice) ? ONLINE : QUICK;
		}

		private String logName() {
			return "shuzen-office-" + repairType + ".log";
		}

		private FileProbe log() {
			return FileProbe.listing("%SystemRoot%\\Temp\\" + logName());
		}
	}

	private static final ParameterDefinition KIND = new ParameterDefinition("kind", ParameterType.CHOICE, TEXTS.text("R-94.kind"),
			TEXTS.text("R-94.kind.help"), Optional.of(Kind.QUICK.choice), List.of(Kind.QUICK.choice, Kind.ONLINE.choice),
			OptionalLong.empty(), OptionalLong.empty());
	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-done-within", ParameterType.DURATION,
			TEXTS.text("R-94.unless"), TEXTS.text("R-94.unless.help"), "P1D");

	private static final FileProbe TOOL = FileProbe
			.listing("%ProgramFiles%\\Common Files\\microsoft shared\\ClickToRun\\OfficeClickToRun.exe");
	// where Windows is: the log's path must be complete, and a log that is not there yet has none
	private static final FileProbe WINDOWS = FileProbe.listing("%SystemRoot%\\explorer.exe");
	private static final RegistryProbe ACTIVITY = RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun");

	private static final Pattern TOOL_PATH = Pattern
			.compile("(?i)[A-Z]:\\\\[\\w .()-]+\\\\Common Files\\\\microsoft shared\\\\ClickToRun\\\\OfficeClickToRun\\.exe");
	private static final Pattern TEMPORARY_FOLDER = Pattern.compile("(?i)[A-Z]:\\\\[A-Z0-9_.]+\\\\Temp\\\\");
	private static final Pattern CULTURE = Pattern.compile("(?i)[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");
	private static final Set<String> PLATFORMS = Set.of("x64", "x86");
	/** Beyond the time of the repair, for reading and for looking whether it is done. */
	private static final Duration BESIDES = Duration.ofMinutes(10);

	private static final String SCRIPT = """
			$ErrorActionPreference = 'Stop'; \
			$key = 'HKLM:\\SOFTWARE\\Microsoft\\Office\\ClickToRun'; \
			$start = Get-Date; \
			$run = Start-Process -FilePath '%s' -ArgumentList '%s' -PassThru; \
			$null = $run.Handle; \
			$begun = $false; $quiet = 0; $told = ''; \
			while ($quiet -lt 3) { \
			Start-Sleep -Seconds 10; \
			$scenario = [string](Get-ItemProperty -Path $key).ExecutingScenario; \
			if ($scenario) { $begun = $true }; \
			if ($scenario -or -not $run.HasExited) { $quiet = 0 } else { $quiet++ }; \
			$tasks = Get-ItemProperty -Path ($key + '\\Scenario\\' + $scenario + '\\TasksState') -ErrorAction SilentlyContinue; \
			$done = @($tasks.PSObject.Properties | Where-Object { $_.Value -eq 'TASKSTATE_COMPLETED' }).Count; \
			$line = 'Executing: ' + $scenario + ', tasks completed: ' + $done; \
			if ($line -ne $told) { Write-Output $line; $told = $line } }; \
			$last = Get-ItemProperty -Path $key; \
			$result = 'Exit code ' + $run.ExitCode + ', last scenario ' + $last.LastScenario + ' ' + $last.LastScenarioResult; \
			Write-Output $result; \
			if ($run.ExitCode -ne 0) { exit 2 }; \
			if (-not $begun -and ((Get-Date) - $start).TotalSeconds -lt 90) { Write-Output 'Click-to-Run began no repair'; exit 4 }; \
			if (([string]$last.LastScenario) -match 'repair' -and ([string]$last.LastScenarioResult) -notmatch '^(success.*)?$') { exit 3 }; \
			Set-Content -LiteralPath '%s' -Value $result -Encoding UTF8""";

	RepairOffice() {
		super(StepId.OFFICE_REPAIR);
	}

	private static ToolCommand command(final String tool, final String platform, final String culture, final Kind kind,
			final String log) {
		return PowerShell.command(SCRIPT.formatted(tool, "scenario=Repair platform=" + platform + " culture=" + culture
				+ " forceappshutdown=False RepairType=" + kind.repairType + " DisplayLevel=False", log));
	}

	/** Whether a command is one of {@link #command}. */
	static boolean isCommand(final ToolCommand command) {
		for (final Kind kind : Kind.values()) {
			final Matcher parts = Pattern.compile("-FilePath '(" + TOOL_PATH.pattern() + ")' -ArgumentList 'scenario=Repair platform=(x64|x86) culture=("
					+ CULTURE.pattern() + ") .*-LiteralPath '(" + TEMPORARY_FOLDER.pattern() + Pattern.quote(kind.logName()) + ")' ")
					.matcher(command.arguments().getLast());
			if (parts.find() && command.equals(command(parts.group(1), parts.group(2), parts.group(3), kind, parts.group(5)))) {
				return true;
			}
		}
		return false;
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(KIND, UNLESS);
	}

	@Override
	public Optional<Duration> timeLimit(final Parameters parameters) {
		return Optional.of(Kind.of(parameters).limit.plus(BESIDES));
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new HashSet<>(OfficeInstallation.READING.probes());
		probes.addAll(Set.of(Kind.of(parameters).log(), TOOL, WINDOWS, ACTIVITY, ProcessProbe.INSTANCE));
		return probes;
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Kind kind = Kind.of(parameters);
		final Answer<OfficeInstallation> office = OfficeInstallation.READING.from(facts, Identity.ADMINISTRATOR);
		final Answer<FileListing> log = facts.answer(kind.log());
		final Answer<RegistryKey> activity = facts.answer(ACTIVITY);
		if (!plan.knows(office) || !plan.knows(log) || !plan.knows(activity)) {
			return;
		}
		if (office.asOptional().filter(OfficeInstallation::isClickToRun).filter(found -> !found.version().isEmpty()).isEmpty()) {
			plan.block("clickToRunOnly");
			return;
		}
		final String scenario = text(activity, "ExecutingScenario");
		if (!scenario.isEmpty()) {
			plan.block("busy", scenario);
			return;
		}
		final boolean done = log.asOptional().stream().flatMap(listing -> listing.files().stream()).map(FileEntry::modified)
				.anyMatch(time -> time.isAfter(facts.capturedAt().minus(parameters.duration(UNLESS.name()))));
		if (!done) {
			repair(plan, facts, kind, office.asOptional().orElseThrow().platform());
		}
	}

	private static void repair(final Plan plan, final Facts facts, final Kind kind, final String platform) {
		final Answer<FileListing> tool = facts.answer(TOOL);
		final Answer<FileListing> windows = facts.answer(WINDOWS);
		final Answer<ProcessList> processes = facts.answer(ProcessProbe.INSTANCE);
		if (!plan.knows(tool) || !plan.knows(windows) || !plan.knows(processes)) {
			return;
		}
		final Optional<String> program = tool.asOptional().map(FileListing::root).filter(path -> TOOL_PATH.matcher(path).matches());
		final Optional<String> folder = windows.asOptional().map(FileListing::root)
				.map(root -> root.substring(0, root.lastIndexOf('\\') + 1) + "Temp\\").filter(path -> TEMPORARY_FOLDER.matcher(path).matches());
		final String culture = text(facts.answer(OfficeInstallation.CLICK_TO_RUN), "ClientCulture").toLowerCase(Locale.ROOT);
		if (program.isEmpty()) {
			plan.block("noTool", TOOL.path());
			return;
		}
		if (folder.isEmpty()) {
			plan.block("oddPath", kind.log().path());
			return;
		}
		if (!PLATFORMS.contains(platform) || !CULTURE.matcher(culture).matches()) {
			plan.block("languageUnknown", platform, culture);
			return;
		}
		final List<WindowsProcess> running = OfficeApplications.runningIn(processes.asOptional().orElse(new ProcessList(List.of())));
		if (!running.isEmpty()) {
			plan.blockUntil(StepId.CLOSE_APPLICATIONS, "running",
					running.stream().map(WindowsProcess::image).distinct().collect(Collectors.joining(", ")));
		}
		plan.change(new ToolRun(command(program.get(), platform, culture, kind, folder.get() + kind.logName()), Identity.ADMINISTRATOR,
				TEXTS.text("R-94." + kind.choice), kind.limit, Set.of(0), Reversibility.IRREVERSIBLE, Optional.empty()));
		plan.followUp(FollowUp.RESTART_APPLICATIONS);
	}

	private static String text(final Answer<RegistryKey> answer, final String value) {
		return answer.asOptional().flatMap(key -> key.value(value)).flatMap(RegistryValue::asText).map(String::trim).orElse("");
	}
}
