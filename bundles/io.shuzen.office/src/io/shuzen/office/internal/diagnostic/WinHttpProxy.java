package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-53: which proxy services use. Office itself uses the user's. */
final class WinHttpProxy extends OfficeDiagnostic {

	WinHttpProxy() {
		super(DiagnosticId.WINHTTP_PROXY, Set.of(NetworkProbe.INSTANCE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<NetworkStatus> answer = facts.answer(NetworkProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(network -> {
			final Findings.Draft draft = network.winHttpProxy().isEmpty() ? findings.ok(Identity.ADMINISTRATOR, "direct")
					: findings.info(Identity.ADMINISTRATOR, "proxy", network.winHttpProxy(), network.winHttpBypass());
			draft.evidence(NetworkProbe.INSTANCE, network.winHttpProxy());
		});
	}
}
