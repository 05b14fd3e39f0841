package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;

/** D-09: whether Windows waits for a restart, after which things may look different. */
final class PendingRestart extends OfficeDiagnostic {

	private static final List<RegistryProbe> KEYS = List.of(
			RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending"),
			RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired"));

	/** Files that are replaced at the next start; security software lists some there day by day. */
	private static final RegistryProbe SESSION_MANAGER = RegistryProbe.key("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager");
	private static final String RENAMES = "PendingFileRenameOperations";

	PendingRestart() {
		super(DiagnosticId.PENDING_RESTART,
				Stream.concat(KEYS.stream(), Stream.of(SESSION_MANAGER)).collect(Collectors.toSet()));
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		boolean known = true;
		for (final RegistryProbe key : KEYS) {
			final Answer<RegistryKey> answer = facts.answer(key);
			findings.unknown(Identity.ADMINISTRATOR, answer);
			known &= answer.isKnown();
			if (answer.asOptional().isPresent()) {
				findings.warning(Identity.ADMINISTRATOR, "pending", key.path().name()).evidence(key, key.path().toString())
						.step(StepId.SIGN_OUT_OR_RESTART);
			}
		}
		final boolean renames = facts.answer(SESSION_MANAGER).asOptional().flatMap(key -> key.value(RENAMES)).isPresent();
		if (renames && findings.areHealthy()) {
			findings.info(Identity.ADMINISTRATOR, "renames").evidence(SESSION_MANAGER, RENAMES);
		}
		if (known && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "none");
		}
	}
}
