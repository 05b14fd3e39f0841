package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.PowerShell;

/**
 * Microsoft's Get Help resets the activation, from a copy that the operator supplies. It works in an elevated window of the affected
 * user's own account only, so it is started in the user's session, where Windows asks the user for consent. What it prints counts, not its
 * exit code, which no article describes: 80 means done. Whether it is needed, what stands in its way, and, planned again afterwards,
 * whether it worked, say the native steps that do the same.
 */
final class GetHelpReset extends OfficeStep {

	private static final String ENDING = "\\GetHelpCmd.exe";
	/** How long a copy works after it was built. */
	private static final Duration VALIDITY = Duration.ofDays(90);
	/** Windows 10 1809, the first on which Get Help removes registered work accounts. */
	private static final int REMOVES_WORK_ACCOUNTS = 17_763;
	private static final Duration LIMIT = Duration.ofMinutes(30);
	private static final Duration BESIDES = Duration.ofMinutes(10);
	private static final Pattern COMMAND = Pattern.compile("^\\$tool = '([^']+)'; .* -ne '([0-9A-F]{64})'\\)");

	// the quotation mark is spelled as a number: scripts travel through several shells that give it a meaning
	private static final String SCRIPT = """
			$tool = '%s'; \
			$ErrorActionPreference = 'Stop'; \
			if ((Get-FileHash -Algorithm SHA256 -LiteralPath $tool).Hash -ne '%s') { Write-Output 'The file is another one'; exit 5 }; \
			$quote = [string][char]34; \
			$log = Join-Path $env:TEMP 'shuzen-get-help.log'; \
			$run = Start-Process -FilePath $env:ComSpec -Verb RunAs -WindowStyle Hidden -PassThru -ArgumentList ('/d /c ' + $quote + $quote + \
			$tool + $quote + ' -S ResetOfficeActivation -AcceptEula -CloseOffice > ' + $quote + $log + $quote + ' 2>&1' + $quote); \
			$run.WaitForExit(); \
			$said = @(Get-Content -LiteralPath $log); \
			$said | Write-Output; \
			$code = $said | Where-Object { $_ -match '^\\s*\\d\\d\\b' } | Select-Object -Last 1; \
			if ($code -match '^\\s*80\\b') { exit 0 }; \
			if ($code -match '^\\s*(\\d\\d)\\b') { exit [int]$Matches[1] }; \
			exit 4""";

	private final List<Step> userSteps = List.of(UserFolderReset.licenses(), new ResetSharedComputerTokens(),
			UserKeyReset.licensing(), new ResetIdentityKey(), UserKeyReset.caches(), new DeleteCredentials(), new SignOutWamAccounts());
	private final List<Step> machineSteps = List.of(new RemoveProductKeys(), new ClearActivationIdentity());

	GetHelpReset() {
		super(StepId.GET_HELP);
	}

	private static ToolCommand command(final String path, final String sha256) {
		return PowerShell.command(SCRIPT.formatted(path, sha256));
	}

	/** Whether a command is one of {@link #command}. */
	static boolean isCommand(final ToolCommand command) {
		final Matcher parts = COMMAND.matcher(command.arguments().isEmpty() ? "" : command.arguments().getLast());
		return parts.find() && parts.group(1).endsWith(ENDING) && command.equals(command(parts.group(1), parts.group(2)));
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UserSelection.PARAMETER, VendorFile.FILE, VendorFile.HASH);
	}

	@Override
	public Optional<Duration> timeLimit(final Parameters parameters) {
		return Optional.of(LIMIT.plus(BESIDES));
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new HashSet<>();
		userSteps.forEach(step -> probes.addAll(step.probes(of(step, parameters))));
		machineSteps.forEach(step -> probes.addAll(step.probes(of(step, parameters))));
		probes.addAll(VendorProgram.probes(parameters, ENDING));
		probes.addAll(Set.of(SystemProbe.INSTANCE, LocalGroupProbe.ADMINISTRATORS, DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER));
		return probes;
	}

	private static Parameters of(final Step step, final Parameters parameters) {
		final Map<String, String> values = new HashMap<>();
		step.parameters().stream().filter(definition -> definition.name().equals(UserSelection.PARAMETER.name()))
				.forEach(definition -> values.put(definition.name(), parameters.text(definition.name())));
		return Parameters.of(step.parameters(), values);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Set<Identity> affected = new LinkedHashSet<>();
		for (final Step step : userSteps) {
			affected.addAll(needs(plan, facts, parameters, step));
		}
		for (final Step step : machineSteps) {
			affected.addAll(needs(plan, facts, parameters, step));
		}
		final boolean ofMachine = affected.contains(Identity.ADMINISTRATOR);
		final List<WindowsUser> due = UserSelection.select(plan, facts, parameters).stream()
				.filter(user -> ofMachine || affected.contains(user.identity()) || isRegistered(facts, user)).toList();
		if (due.isEmpty()) {
			return;
		}
		final Optional<VendorProgram> program = VendorProgram.of(plan, facts, parameters, ENDING);
		program.filter(file -> file.written().plus(VALIDITY).isBefore(facts.capturedAt()))
				.ifPresent(file -> plan.block("expired", file.path()));
		for (final WindowsUser user : due) {
			if (mayRun(plan, facts, user)) {
				program.ifPresent(file -> plan.change(new ToolRun(command(file.path(), file.sha256()), user.identity(),
						TEXTS.text("R-95.purpose", facts.nameOf(user.identity())), LIMIT, Set.of(0), Reversibility.IRREVERSIBLE,
						Optional.empty())));
			}
		}
		plan.followUp(FollowUp.SIGN_OUT_OF_WINDOWS);
		plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
	}

	private static Set<Identity> needs(final Plan plan, final Facts facts, final Parameters parameters, final Step step) {
		final Changeset changes = step.plan(facts, of(step, parameters));
		changes.blockers().forEach(plan::block);
		final Set<Identity> identities = new LinkedHashSet<>();
		changes.changes().stream().map(Change::identity).forEach(identities::add);
		return identities;
	}

	private static boolean isRegistered(final Facts facts, final WindowsUser user) {
		return facts.answer(DeviceJoinProbe.EACH_USER, user.identity()).asOptional()
				.flatMap(status -> status.flag("User State", "WorkplaceJoined")).orElse(false);
	}

	private static boolean mayRun(final Plan plan, final Facts facts, final WindowsUser user) {
		final Answer<GroupMembers> group = facts.answer(LocalGroupProbe.ADMINISTRATORS);
		final Optional<Boolean> administrator = user.administrator()
				.or(() -> group.asOptional().map(members -> members.sids().contains(user.sid())));
		if (!administrator.orElse(false)) {
			plan.block("notAdministrator", facts.nameOf(user.identity()));
			return false;
		}
		final Answer<DeviceJoinStatus> state = facts.answer(DeviceJoinProbe.EACH_USER, user.identity());
		if (!plan.knows(state)) {
			return false;
		}
		if (!isRegistered(facts, user)) {
			return true;
		}
		// Get Help removes the registered accounts as well
		final Optional<JoinType> type = JoinState.joinType(facts);
		final int build = facts.answer(SystemProbe.INSTANCE).asOptional().map(SystemInformation::build).orElse(0);
		if (type.filter(join -> join == JoinType.NOT_JOINED || join == JoinType.DOMAIN_JOINED).isEmpty()) {
			plan.block(type.isEmpty() ? "joinUnclear" : "joined");
			return false;
		}
		if (build < REMOVES_WORK_ACCOUNTS) {
			plan.block("registeredTooOld", String.valueOf(build));
			return false;
		}
		return true;
	}
}
