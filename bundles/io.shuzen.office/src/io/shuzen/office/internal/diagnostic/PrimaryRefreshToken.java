package io.shuzen.office.internal.diagnostic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.pack.CodeExplanation;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.code.ErrorCodes;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.DsregTime;
import io.shuzen.office.internal.reading.JoinState;

/** D-41: whether each user of a joined device has a primary refresh token that is still renewed. */
final class PrimaryRefreshToken extends OfficeDiagnostic {

	private static final String STATE = "SSO State";
	/** It is renewed every four hours while the user is active. */
	private static final Duration RENEWAL = Duration.ofHours(4);

	PrimaryRefreshToken() {
		super(DiagnosticId.PRIMARY_REFRESH_TOKEN, Set.of(DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER),
				"Troubleshoot primary refresh token issues on Windows devices");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		JoinState.ofUsers(facts).forEach((user, answer) -> {
			findings.unknown(user, answer);
			answer.asOptional().ifPresent(source -> judge(facts, findings, user, source));
		});
	}

	private static void judge(final Facts facts, final Findings findings, final Identity user, final JoinState.Source source) {
		final DeviceJoinStatus status = source.status();
		// of a device that is only registered, these fields say nothing
		if (status.joinType().filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isEmpty()) {
			return;
		}
		final Optional<Boolean> token = status.flag(STATE, "AzureAdPrt");
		if (token.isEmpty()) {
			return;
		}
		final String attempt = status.value(STATE, "Attempt Status").orElse("");
		final String server = (status.value(STATE, "Server Error Code").orElse("") + ' '
				+ status.value(STATE, "Server Error Description").orElse("")).trim();
		if (!token.get()) {
			final String network = status.value(STATE, "HTTP Error").filter(error -> !error.matches("0x0*|")).orElse("");
			final List<CodeExplanation> codes = new ErrorCodes().explainAll(server + ' ' + network + ' ' + attempt);
			final Text meaning = codes.isEmpty() ? Text.verbatim(attempt) : codes.getFirst().meaning();
			final Text advice = codes.isEmpty() ? Text.EMPTY : codes.getFirst().advice();
			final String answer = server.isEmpty() ? network : server;
			final Text said = answer.isEmpty() ? advice : TEXTS.text(server.isEmpty() ? "D-41.network" : "D-41.said", answer, advice);
			findings.error(user, attempt.isEmpty() && answer.isEmpty() ? "missing" : "refused", attempt, said, meaning).step(StepId.REFRESH_TOKEN)
					.evidence(source.probe(), source.identity(), "AzureAdPrt : NO, Attempt Status : " + attempt + ", " + answer);
			return;
		}
		final Optional<Instant> updated = status.value(STATE, "AzureAdPrtUpdateTime").flatMap(DsregTime::parse);
		if (updated.isPresent() && updated.get().plus(RENEWAL).isBefore(facts.capturedAt())) {
			findings.warning(user, "stale", updated.get().toString()).step(StepId.REFRESH_TOKEN).evidence(source.probe(),
					source.identity(), "AzureAdPrtUpdateTime : " + updated.get());
		} else {
			findings.ok(user, "valid").evidence(source.probe(), source.identity(), "AzureAdPrt : YES"
					+ updated.map(time -> ", AzureAdPrtUpdateTime : " + time).orElse(""));
		}
	}
}
