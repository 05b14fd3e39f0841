package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
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
import io.shuzen.office.internal.reading.JoinState;
import io.shuzen.office.internal.reading.WamAccounts;

/**
 * removes registered work accounts with {@code dsregcmd /cleanupaccounts}. Refused on joined devices: what the verb does to the
 * device's own account is not described anywhere.
 */
final class CleanUpWorkAccounts extends UserStep {

	static final ToolCommand COMMAND = ToolCommand.of("dsregcmd", "/cleanupaccounts");

	private static final Duration LIMIT = Duration.ofMinutes(2);

	CleanUpWorkAccounts() {
		super(StepId.WAM_CLEANUP, Applications.MUST_BE_CLOSED,
				Set.of(DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER, WamAccounts.PROBE));
	}

	@Override
	protected boolean guard(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<JoinState.Source> device = JoinState.ofDevice(facts);
		if (!plan.knows(device)) {
			return false;
		}
		final Optional<JoinType> type = device.asOptional().flatMap(source -> source.status().joinType());
		if (type.isEmpty()) {
			plan.block("joinUnclear");
			return false;
		}
		if (type.get() != JoinType.NOT_JOINED && type.get() != JoinType.DOMAIN_JOINED) {
			plan.block("joined");
			return false;
		}
		return true;
	}

	@Override
	protected void planFor(final Plan plan, final Facts facts, final Parameters parameters, final Identity user) {
		final Answer<DeviceJoinStatus> state = facts.answer(DeviceJoinProbe.EACH_USER, user);
		if (!plan.knows(state)) {
			return;
		}
		final boolean registered = state.asOptional().flatMap(status -> status.flag("User State", "WorkplaceJoined"))
				.orElse(false);
		if (registered) {
			plan.change(new ToolRun(COMMAND, user, TEXTS.text("R-45.purpose", facts.nameOf(user)), LIMIT, Set.of(0),
					Reversibility.IRREVERSIBLE, Optional.empty()));
			plan.followUp(FollowUp.SIGN_OUT_OF_WINDOWS);
			plan.followUp(FollowUp.SIGN_IN_TO_OFFICE);
		}
	}
}
