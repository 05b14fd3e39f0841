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
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.step.Parameters;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.reading.DomainController;

/**
 * ends the registration of a hybrid joined device whose registration is broken; the scheduled task registers it again. Never on a
 * device that is Entra joined only: its users could not sign in to Windows any more.
 */
final class HybridLeave extends OfficeStep {

	static final ToolCommand COMMAND = ToolCommand.of("dsregcmd", "/leave");

	private static final Duration LIMIT = Duration.ofMinutes(2);

	HybridLeave() {
		super(StepId.HYBRID_LEAVE);
	}

	@Override
	public Set<Probe<?>> probes(final Parameters parameters) {
		return Set.of(DeviceJoinProbe.MACHINE, HybridJoin.TASK, DomainController.PROBE);
	}

	@Override
	protected void plan(final Plan plan, final Facts facts, final Parameters parameters) {
		final Answer<DeviceJoinStatus> answer = facts.answer(DeviceJoinProbe.MACHINE);
		if (!plan.knows(answer)) {
			return;
		}
		final Optional<JoinType> type = answer.asOptional().flatMap(DeviceJoinStatus::joinType);
		if (type.isEmpty()) {
			plan.block("joinUnclear");
			return;
		}
		if (!isBroken(answer.asOptional().orElseThrow())) {
			return;
		}
		if (type.get() == JoinType.ENTRA_JOINED || type.get() == JoinType.ON_PREMISES_DRS) {
			plan.block("entraJoined");
			return;
		}
		if (type.get() != JoinType.HYBRID_JOINED) {
			return;
		}
		final Answer<ScheduledTask> task = facts.answer(HybridJoin.TASK);
		if (!plan.knows(task)) {
			return;
		}
		if (task.asOptional().filter(ScheduledTask::enabled).isEmpty()) {
			plan.block("noWayBack");
			return;
		}
		final Answer<DomainController> controller = DomainController.READING.from(facts, Identity.ADMINISTRATOR);
		if (!plan.knows(controller)) {
			return;
		}
		if (controller.isAbsent()) {
			plan.block("noDomainController");
			return;
		}
		plan.change(new ToolRun(COMMAND, Identity.ADMINISTRATOR, TEXTS.text("R-61.purpose"), LIMIT, Set.of(0),
				Reversibility.IRREVERSIBLE, Optional.empty()));
		plan.followUp(FollowUp.RESTART_MACHINE);
	}

	/** Whether Microsoft Entra ID refuses the device, or its key is lost. */
	static boolean isBroken(final DeviceJoinStatus status) {
		final boolean refused = status.value("Device Details", "DeviceAuthStatus").filter(text -> !text.isBlank())
				.filter(text -> !text.toUpperCase(Locale.ROOT).startsWith("SUCCESS")).isPresent();
		final boolean keyLost = status.value("Diagnostic Data", "KeySignTest")
				.filter(text -> text.toUpperCase(Locale.ROOT).contains("FAIL")).isPresent();
		return refused || keyLost;
	}
}
