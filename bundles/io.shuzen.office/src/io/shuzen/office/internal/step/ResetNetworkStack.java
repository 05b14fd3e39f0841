package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;

/**
 * resets Winsock and TCP/IP. That takes fixed addresses away, so it is refused where an adapter has one. Whether a stack was reset
 * shows nowhere but in the log that {@code netsh int ip reset} writes to a file it is given: the log is what proves it done.
 */
final class ResetNetworkStack extends OfficeStep {

	private static final ParameterDefinition UNLESS = ParameterDefinition.optional("unless-done-within", ParameterType.DURATION,
			TEXTS.text("R-84.unless"), TEXTS.text("R-84.unless.help"), "P1D");
	private static final RegistryProbe ADAPTERS = RegistryProbe
			.tree("HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces");
	private static final String LOG_NAME = "shuzen-ip-reset.log";
	private static final FileProbe LOG = FileProbe.listing("%SystemRoot%\\Temp\\" + LOG_NAME);
	// where Windows is: the log's path must be complete, and a log that is not there yet has none
	private static final FileProbe WINDOWS = FileProbe.listing("%SystemRoot%\\explorer.exe");
	private static final ToolCommand WINSOCK = ToolCommand.of("netsh", "winsock", "reset");
	private static final Pattern IP = Pattern.compile("(?i)[A-Z]:\\\\[A-Z0-9_.]+\\\\Temp\\\\" + Pattern.quote(LOG_NAME));
	private static final Duration LIMIT = Duration.ofMinutes(2);

	ResetNetworkStack() {
		super(StepId.NETWORK_STACK);
	}

	static boolean isCommand(final ToolCommand command) {
		return command.equals(WINSOCK) || command.program().equals("netsh") && command.arguments().size() == 4
				&& command.arguments().subList(0, 3).equals(List.of("int", "ip", "reset")) && IP.matcher(command.arguments().get(3)).matches();
	}

	@Override
	public List<ParameterDefinition> parameters() {
		return List.of(UNLESS);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(ADAPTERS, LOG, WINDOWS);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<RegistryKey> adapters = facts.answer(ADAPTERS);
		final Answer<FileListing> log = facts.answer(LOG);
		final Answer<FileListing> windows = facts.answer(WINDOWS);
		if (!plan.knows(adapters) || !plan.knows(log) || !plan.knows(windows)) {
			return;
		}
		final boolean done = log.asOptional().stream().flatMap(listing -> listing.files().stream()).map(FileEntry::modified)
				.anyMatch(time -> time.isAfter(facts.capturedAt().minus(parameters.duration(UNLESS.name()))));
		if (done) {
			return;
		}
		final long fixed = adapters.asOptional().stream().flatMap(RegistryKey::stream).filter(ResetNetworkStack::isFixed).count();
		final Optional<String> path = windows.asOptional().map(FileListing::root).map(root -> root.substring(0, root.lastIndexOf('\\') + 1))
				.map(folder -> folder + "Temp\\" + LOG_NAME).filter(name -> IP.matcher(name).matches());
		if (fixed > 0) {
			plan.block("fixedAddress", fixed);
		} else if (path.isEmpty()) {
			plan.block("oddPath", LOG.path());
		} else {
			plan.change(run(WINSOCK));
			plan.change(run(ToolCommand.of("netsh", "int", "ip", "reset", path.get())));
			plan.followUp(FollowUp.RESTART_MACHINE);
		}
	}

	private static ToolRun run(final ToolCommand command) {
		return new ToolRun(command, Identity.ADMINISTRATOR, TEXTS.text("R-84.purpose"), LIMIT, Set.of(0), Reversibility.IRREVERSIBLE,
				Optional.empty());
	}

	private static boolean isFixed(final RegistryKey adapter) {
		return adapter.value("EnableDHCP").map(value -> value.asNumber().orElse(1) == 0).orElse(false)
				&& adapter.value("IPAddress").map(value -> value.data().display().toLowerCase(Locale.ROOT))
						.filter(address -> !address.isBlank() && !address.equals("0.0.0.0")).isPresent();
	}
}
