package io.shuzen.office.internal.step;

import java.time.Duration;
import java.util.Locale;
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
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.RegistrationTask;

/** has the scheduled task register a domain joined device with Microsoft Entra ID now instead of later. */
final class HybridJoin extends OfficeStep {

	static final ScheduledTaskProbe TASK = RegistrationTask.PROBE;

	static final ToolCommand COMMAND = ToolCommand.of("schtasks", "/run", "/tn", TASK.path());

	private static final Duration LIMIT = Duration.ofMinutes(1);

	HybridJoin() {
		super(StepId.HYBRID_JOIN);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(DeviceJoinProbe.MACHINE, TASK);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<DeviceJoinStatus> answer = facts.answer(DeviceJoinProbe.MACHINE);
		final Answer<ScheduledTask> task = facts.answer(TASK);
		if (!plan.knows(answer) || !plan.knows(task)) {
			return;
		}
		final Optional<DeviceJoinStatus> status = answer.asOptional();
		if (status.flatMap(DeviceJoinStatus::joinType).filter(type -> type == JoinType.DOMAIN_JOINED).isEmpty()) {
			return;
		}
		final boolean configured = status.flatMap(state -> state.value("Diagnostic Data", "AD Configuration Test"))
				.filter(result -> result.toUpperCase(Locale.ROOT).startsWith("PASS")).isPresent();
		if (!configured) {
			plan.block("notConfigured");
		} else if (task.asOptional().filter(ScheduledTask::enabled).isEmpty()) {
			plan.block("noTask");
		} else {
			plan.change(new ToolRun(COMMAND, Identity.ADMINISTRATOR, TEXTS.text("R-62.purpose"), LIMIT, Set.of(0),
					Reversibility.NOTHING_TO_RESTORE, Optional.empty()));
			plan.followUp(FollowUp.SIGN_OUT_OF_WINDOWS);
		}
	}
}
