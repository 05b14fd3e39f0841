package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.Recorded;
import io.shuzen.office.internal.reading.Settings;

/** D-45: whether the Trusted Platform Module is ready. */
final class Tpm extends OfficeDiagnostic {

	private static final ToolProbe PROBE = new ToolProbe(ToolCommand.of("tpmtool", "getdeviceinformation"), ReadScope.MACHINE);
	private static final Pattern COMMAND = Pattern.compile("tpmtool\\S*\\s+getdeviceinformation|Get-Tpm\\b",
			Pattern.CASE_INSENSITIVE);
	/** How tpmtool and Get-Tpm call the same things. */
	private static final List<String> PRESENT = List.of("-TPM Present", "TpmPresent");
	private static final List<String> READY = List.of("-Ready For Storage", "TpmReady");

	Tpm() {
		super(DiagnosticId.TPM, Set.of(PROBE), "Fix \"Trusted Platform Module has malfunctioned\" issue in Office");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ToolOutput> answer = Recorded.toolOutput(facts, PROBE, COMMAND);
		findings.unknownUnlessToolMissing(Identity.ADMINISTRATOR, answer);
		answer.asOptional().map(ToolOutput::standardOutput).map(Settings::parse).ifPresent(tpm -> {
			final Optional<Boolean> present = flag(tpm, PRESENT);
			final Optional<Boolean> ready = flag(tpm, READY);
			final String excerpt = PRESENT.getLast() + ": " + present.map(String::valueOf).orElse("?") + ", "
					+ READY.getLast() + ": " + ready.map(String::valueOf).orElse("?");
			if (present.isPresent() && !present.get()) {
				findings.info(Identity.ADMINISTRATOR, "none").evidence(PROBE, excerpt);
			} else if (ready.isPresent()) {
				findings.add(ready.get() ? Severity.OK : Severity.ERROR, Identity.ADMINISTRATOR, ready.get() ? "ready" : "notReady")
						.evidence(PROBE, excerpt);
			}
		});
	}

	private static Optional<Boolean> flag(final Settings tpm, final List<String> names) {
		return names.stream().map(tpm::flag).flatMap(Optional::stream).findFirst();
	}
}
