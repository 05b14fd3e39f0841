package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.id.StepId;

/**
 * Steps that run a script of Microsoft's which the operator supplies. None of these scripts reports success, so
 * the native steps that do the same say whether one is needed, what stands in its way, and, planned again afterwards, whether it worked.
 */
final class VendorScript extends OfficeStep {

	private static final Duration LIMIT = Duration.ofMinutes(10);
	/** Of SignOutOfWAMAccounts, which waits without end by itself. */
	private static final Duration SIGN_OUT_LIMIT = Duration.ofMinutes(2);
	/** The first and the last build for which WPJCleanUp is described. */
	private static final int FIRST_DESCRIBED = 17_763;
	private static final int LAST_DESCRIBED = 19_041;
	private static final Pattern COMMAND = Pattern.compile("(?i)cscript\\.exe //B //nologo .*\\.vbs|cmd\\.exe /d /c .*\\.cmd"
			+ "|powershell\\.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File .*\\.ps1");

	private final List<Step> nativeSteps;
	private final boolean asUser;
	private final String ending;
	private final Function<String, ToolCommand> command;

	private VendorScript(final String id, final boolean asUser, final String ending, final Function<String, ToolCommand> command,
			final Step... nativeSteps) {
		this(id, number(id), asUser, ending, command, nativeSteps);
	}

	private VendorScript(final String id, final String words, final boolean asUser, final String ending,
			final Function<String, ToolCommand> command, final Step... nativeSteps) {
		super(id, words);
		this.asUser = asUser;
		this.ending = ending;
		this.command = command;
		this.nativeSteps = List.of(nativeSteps);
	}

	/** OLicenseCleanup in the user's session, which does the user's half. */
	static VendorScript licenseCleanupAsUser() {
		return new VendorScript(StepId.LICENSE_CLEANUP_USER, true, ".vbs", VendorScript::scriptHost, UserFolderReset.licenses(),
				new ResetSharedComputerTokens(), UserKeyReset.licensing(), new ResetIdentityKey(),
				UserKeyReset.caches(), new DeleteCredentials());
	}

	/** OLicenseCleanup elevated, which does the machine's half. */
	static VendorScript licenseCleanupElevated() {
		return new VendorScript(StepId.LICENSE_CLEANUP_ELEVATED, false, ".vbs", VendorScript::scriptHost, new RemoveProductKeys(),
				new ClearActivationIdentity());
	}

	/** R-40 by SignOutOfWAMAccounts.ps1. */
	static VendorScript wamSignOut() {
		return new VendorScript(StepId.WAM_SIGN_OUT_SCRIPT, "R-40s", true, ".ps1", path -> ToolCommand.of("powershell.exe", "-NoProfile",
				"-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", path), new SignOutWamAccounts());
	}

	/** WPJCleanUp.cmd. */
	static VendorScript workplaceCleanup() {
		return new VendorScript(StepId.WORKPLACE_CLEANUP, true, ".cmd", path -> ToolCommand.of("cmd.exe", "/d", "/c", path),
				new CleanUpWorkAccounts());
	}

	private static ToolCommand scriptHost(final String path) {
		return ToolCommand.of("cscript.exe", "//B", "//nologo", path);
	}

	static boolean isCommand(final String stepId, final ToolCommand command) {
		return Set.of(StepId.LICENSE_CLEANUP_USER, StepId.LICENSE_CLEANUP_ELEVATED, StepId.WAM_SIGN_OUT_SCRIPT, StepId.WORKPLACE_CLEANUP)
				.contains(stepId) && COMMAND.matcher(String.join(" ", command.program(), String.join(" ", command.arguments()))).matches();
	}

	/** Whether it is the copy of a script with plain quotation marks. */
	static boolean isRepairedCopy(final String stepId, final FileWrite write) {
		return stepId.equals(StepId.WAM_SIGN_OUT_SCRIPT) && write.path().toLowerCase(Locale.ROOT).endsWith("-repaired.ps1")
				&& new VendorFile(write.path(), write.bytes()).isPlain();
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return asUser ? List.of(UserSelection.PARAMETER, VendorFile.FILE, VendorFile.HASH) : List.of(VendorFile.FILE, VendorFile.HASH);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		final Set<Probe<?>> probes = new HashSet<>();
		nativeSteps.forEach(step -> probes.addAll(step.probes(of(step, parameters))));
		VendorFile.probe(parameters).ifPresent(probes::add);
		probes.add(SystemProbe.INSTANCE);
		return probes;
	}

	private static Parameters of(final Step step, final Parameters parameters) {
		return step.parameters().isEmpty() ? Parameters.defaults(step)
				: Parameters.of(step.parameters(),
						Map.of(UserSelection.PARAMETER.name(), parameters.text(UserSelection.PARAMETER.name())));
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Set<Identity> affected = new LinkedHashSet<>();
		for (final Step step : nativeSteps) {
			final Changeset changes = step.plan(facts, of(step, parameters));
			changes.blockers().forEach(plan::block);
			changes.changes().stream().map(Change::identity).forEach(affected::add);
			changes.followUps().forEach(plan::followUp);
		}
		if (affected.isEmpty() || id().equals(StepId.WORKPLACE_CLEANUP) && !isDescribed(plan, facts)) {
			return;
		}
		VendorFile.of(plan, facts, parameters, ending).ifPresent(file -> run(plan, facts, file, affected));
	}

	private void run(final Plan plan, final Facts facts, final VendorFile file, final Set<Identity> affected) {
		String path = file.path();
		if (id().equals(StepId.WORKPLACE_CLEANUP) && path.contains(" ")) {
			// the script does not quote its own folder
			plan.block("vendor.blank", path);
			return;
		}
		if (!file.isPlain()) {
			final Optional<byte[]> repaired = file.repaired();
			if (repaired.isEmpty() || !id().equals(StepId.WAM_SIGN_OUT_SCRIPT)) {
				plan.block("vendor.bytes", path);
				return;
			}
			path = file.repairedPath();
			plan.change(new FileWrite(path, VendorFile.base64(repaired.get()), Identity.ADMINISTRATOR));
		}
		if (id().equals(StepId.WORKPLACE_CLEANUP)) {
			// its article asks for more than the native step needs
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
		for (final Identity identity : affected) {
			plan.change(new ToolRun(command.apply(path), identity, TEXTS.text("vendor.purpose", title(), facts.nameOf(identity)),
					id().equals(StepId.WAM_SIGN_OUT_SCRIPT) ? SIGN_OUT_LIMIT : LIMIT,
					Set.of(0), Reversibility.IRREVERSIBLE, Optional.empty()));
		}
	}

	private static boolean isDescribed(final Plan plan, final Facts facts) {
		final Answer<SystemInformation> system = facts.answer(SystemProbe.INSTANCE);
		if (!plan.knows(system)) {
			return false;
		}
		final int build = system.asOptional().map(SystemInformation::build).orElse(0);
		if (build < FIRST_DESCRIBED || build > LAST_DESCRIBED) {
			plan.block("vendor.build", String.valueOf(build));
			return false;
		}
		return true;
	}
}
