package io.shuzen.office.internal.diagnostic;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.SharedComputerActivation;

/** D-13: whether shared computer activation is on, and who turned it on. */
final class SharedComputer extends OfficeDiagnostic {

	SharedComputer() {
		super(DiagnosticId.SHARED_COMPUTER, SharedComputerActivation.READING.probes(),
				"Overview of shared computer activation for Microsoft 365 Apps",
				"Troubleshoot issues with shared computer activation for Microsoft 365 Apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<SharedComputerActivation> answer = SharedComputerActivation.READING.from(facts, Identity.ADMINISTRATOR);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(activation -> activation.enabledBy().ifPresentOrElse(
				key -> findings
						.info(Identity.ADMINISTRATOR, activation.policy() ? "onByPolicy" : "on", key.path().toString(),
								activation.roamingFolder())
						.evidence(key, "SharedComputerLicensing = 1" + (activation.roamingFolder().isEmpty() ? ""
								: ", SCLCacheOverrideDirectory = " + activation.roamingFolder())),
				() -> findings.ok(Identity.ADMINISTRATOR, "off")));
	}
}
