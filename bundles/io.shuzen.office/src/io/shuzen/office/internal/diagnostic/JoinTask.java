package io.shuzen.office.internal.diagnostic;

import java.util.Set;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.location.RegistrationTask;
import io.shuzen.office.internal.reading.JoinState;

/** D-46: whether Windows can register a domain joined device by itself. */
final class JoinTask extends OfficeDiagnostic {

	private static final ScheduledTaskProbe PROBE = RegistrationTask.PROBE;

	JoinTask() {
		super(DiagnosticId.JOIN_TASK, Set.of(PROBE, DeviceJoinProbe.MACHINE),
				"Troubleshoot devices by using the dsregcmd command");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ScheduledTask> answer = facts.answer(PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		if (!answer.isKnown()) {
			return;
		}
		final boolean domain = JoinState.joinType(facts)
				.filter(type -> type == JoinType.DOMAIN_JOINED || type == JoinType.HYBRID_JOINED).isPresent();
		if (answer.asOptional().filter(ScheduledTask::enabled).isPresent()) {
			final ScheduledTask task = answer.asOptional().get();
			final String result = task.lastResult().isPresent() ? "0x%08X".formatted(task.lastResult().getAsInt()) : "";
			findings.ok(Identity.ADMINISTRATOR, "enabled", result).evidence(PROBE, task.path() + ' ' + result);
		} else {
			findings.add(domain ? Severity.WARNING : Severity.INFO, Identity.ADMINISTRATOR,
					answer.isAbsent() ? "missing" : "disabled").evidence(PROBE, PROBE.path());
		}
	}
}
