package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.Facts;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.location.ServiceAddresses;

/** D-55: whether the addresses are reached that signing in and activating need. */
final class ServiceEndpoints extends OfficeDiagnostic {

	ServiceEndpoints() {
		super(DiagnosticId.SERVICE_ENDPOINTS, Set.copyOf(ServiceAddresses.ALL),
				"Network connection issues when signing in to Microsoft 365 apps", "Microsoft 365 URLs and IP address ranges");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		int reached = 0;
		for (final ConnectivityProbe probe : ServiceAddresses.ALL) {
			final Answer<ConnectivityResult> answer = facts.answer(probe);
			findings.unknown(Identity.ADMINISTRATOR, answer);
			if (answer.asOptional().filter(result -> result.stage() == ConnectivityResult.Stage.SECURE).isPresent()) {
				reached++;
			} else {
				answer.asOptional().ifPresent(result -> findings
						.error(Identity.ADMINISTRATOR, "stage." + result.stage(), probe.host(), result.error())
						.evidence(probe, result.stage() + " " + result.error()));
			}
		}
		if (reached > 0 && findings.areHealthy()) {
			findings.ok(Identity.ADMINISTRATOR, "reached", reached);
		}
	}
}
