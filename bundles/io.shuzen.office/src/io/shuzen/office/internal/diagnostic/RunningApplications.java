package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.OfficeApplications;
import io.shuzen.office.internal.location.Sessions;

/** D-07: which programs run that must be closed before sign-in state is reset. */
final class RunningApplications extends OfficeDiagnostic {

	RunningApplications() {
		super(DiagnosticId.RUNNING_APPLICATIONS, Set.of(ProcessProbe.INSTANCE, UserProbe.INSTANCE),
				"Reset activation state for Microsoft 365 Apps for enterprise");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<ProcessList> answer = facts.answer(ProcessProbe.INSTANCE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(processes -> {
			final List<WindowsProcess> running = OfficeApplications.runningIn(processes);
			if (running.isEmpty()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
				return;
			}
			running.stream().collect(Collectors.groupingBy(process -> Sessions.owner(facts, process.sessionId())))
					.forEach((owner, applications) -> found(findings, owner, applications));
		});
	}

	private static void found(final Findings findings, final Identity owner, final List<WindowsProcess> applications) {
		final String names = applications.stream().map(WindowsProcess::image).distinct().collect(Collectors.joining(", "));
		findings.info(owner, "running", applications.size(), names).step(StepId.CLOSE_APPLICATIONS)
				.evidence(ProcessProbe.INSTANCE, Identity.ADMINISTRATOR, applications.stream()
						.map(process -> process.image() + " (pid " + process.id() + ')').collect(Collectors.joining(", ")));
	}
}
