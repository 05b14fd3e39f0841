package io.shuzen.office.internal.diagnostic;

import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;

/** D-50: whether Windows believes that it reaches the internet; Office believes what Windows believes. */
final class Connectivity extends OfficeDiagnostic {

	Connectivity() {
		super(DiagnosticId.CONNECTIVITY, Set.of(NetworkProbe.INSTANCE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<NetworkStatus> answer = facts.answer(NetworkProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().filter(network -> !network.connections().isEmpty()).ifPresent(network -> {
			final boolean internet = network.connections().stream()
					.anyMatch(connection -> connection.ipv4() == NetworkStatus.Connectivity.INTERNET
							|| connection.ipv6() == NetworkStatus.Connectivity.INTERNET);
			final String shown = network.connections().stream().map(
					connection -> connection.interfaceAlias() + ": IPv4 " + connection.ipv4() + ", IPv6 " + connection.ipv6())
					.collect(Collectors.joining("; "));
			final Findings.Draft draft = internet ? findings.ok(Identity.ADMINISTRATOR, "internet")
					: findings.error(Identity.ADMINISTRATOR, "none", shown).runbook(RunbookId.RESTORE_CONNECTION)
							.step(StepId.ACTIVE_PROBING);
			draft.evidence(NetworkProbe.INSTANCE, shown);
		});
	}
}
