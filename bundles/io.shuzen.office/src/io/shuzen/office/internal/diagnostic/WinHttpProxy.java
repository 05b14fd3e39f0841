package io.shuzen.office.internal.diagnostic;

import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.id.DiagnosticId;

/** D-53: which proxy services use. Office itself uses the user's. */
final class WinHttpProxy extends OfficeDiagnostic {

	private static final Pattern CONNECTIONS = Pattern.compile("Get-NetConnectionProfile", Pattern.CASE_INSENSITIVE);
	private static final Pattern PROXY = Pattern.compile("winhttp\\s+(?:show|dump)", Pattern.CASE_INSENSITIVE);

	WinHttpProxy() {
		super(DiagnosticId.WINHTTP_PROXY, Set.of(NetworkProbe.INSTANCE),
				"Network connection issues when signing in to Microsoft 365 apps");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<NetworkStatus> answer = facts.answer(NetworkProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().filter(network -> !network.winHttpProxy().isEmpty() || !isOfConnectionsAlone(facts)).ifPresent(network -> {
			final Findings.Draft draft = network.winHttpProxy().isEmpty() ? findings.ok(Identity.ADMINISTRATOR, "direct")
					: findings.info(Identity.ADMINISTRATOR, "proxy", network.winHttpProxy(), network.winHttpBypass());
			draft.evidence(NetworkProbe.INSTANCE, network.winHttpProxy());
		});
	}

	/** Of a machine whose connections were recorded and whose proxy was not, nothing can be said. */
	private static boolean isOfConnectionsAlone(final Facts facts) {
		return isRecorded(facts, CONNECTIONS) && !isRecorded(facts, PROXY);
	}

	private static boolean isRecorded(final Facts facts, final Pattern command) {
		return facts.all().stream().map(Fact::probe).anyMatch(
				probe -> probe instanceof final ToolProbe tool && command.matcher(tool.command().toString()).find());
	}
}
