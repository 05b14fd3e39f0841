package io.shuzen.office.internal.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.DsregTime;

/** has Windows fetch a new primary refresh token for users whose token is missing or no longer renewed. */
final class RefreshToken extends UserStep {

	static final ToolCommand COMMAND = ToolCommand.of("dsregcmd", "/refreshprt");

	private static final Duration LIMIT = Duration.ofMinutes(2);
	private static final Duration RENEWAL = Duration.ofHours(4);

	RefreshToken() {
		super(StepId.REFRESH_TOKEN, Applications.MAY_RUN, Set.of(DeviceJoinProbe.EACH_USER));
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<DeviceJoinStatus> answer = facts.answer(DeviceJoinProbe.EACH_USER, user);
		if (!plan.knows(answer)) {
			return;
		}
		answer.asOptional().filter(RefreshToken::isJoined).filter(status -> isStale(status, facts.capturedAt()))
				.ifPresent(status -> plan.change(new ToolRun(COMMAND, user, TEXTS.text("R-60.purpose", facts.nameOf(user)), LIMIT,
						Set.of(0), Reversibility.NOTHING_TO_RESTORE, Optional.empty())));
	}

	private static boolean isJoined(final DeviceJoinStatus status) {
		return status.joinType().filter(type -> type == JoinType.ENTRA_JOINED || type == JoinType.HYBRID_JOINED).isPresent();
	}

	private static boolean isStale(final DeviceJoinStatus status, final Instant now) {
		final Optional<Boolean> token = status.flag("SSO State", "AzureAdPrt");
		return token.isPresent() && (!token.get() || status.value("SSO State", "AzureAdPrtUpdateTime")
				.flatMap(DsregTime::parse).filter(time -> time.plus(RENEWAL).isBefore(now)).isPresent());
	}
}
