package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;

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

	PendingRestart() {
		super(DiagnosticId.PENDING_RESTART, Set.copyOf(KEYS));
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
		if (known && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "none");
		}
	}
}
