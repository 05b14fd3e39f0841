package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.Recorded;

/** D-49: why registering the device failed in the last week. */
final class RegistrationEvents extends OfficeDiagnostic {

	private static final EventLogProbe PROBE = new EventLogProbe("Microsoft-Windows-User Device Registration/Admin", "*", 50);
	private static final Set<Integer> FAILURES = Set.of(304, 305, 307, 220);

	RegistrationEvents() {
		super(DiagnosticId.REGISTRATION_EVENTS, Set.of(PROBE), "Troubleshoot devices by using the dsregcmd command");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<EventList> answer = Recorded.events(facts, PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(events -> {
			final List<WindowsEvent> failures = EventCodes.recentProblems(events, facts.capturedAt()).stream()
					.filter(event -> FAILURES.contains(event.id())).toList();
			final List<EventCodes.Occurrence> occurrences = EventCodes.occurrences(failures);
			occurrences.forEach(occurrence -> findings
					.warning(Identity.ADMINISTRATOR, "code", occurrence.explanation().code(), occurrence.explanation().meaning(),
							occurrence.explanation().advice(), occurrence.count())
					.evidence(PROBE, EventCodes.excerpt(occurrence.latest())));
			if (occurrences.isEmpty() && !failures.isEmpty()) {
				findings.warning(Identity.ADMINISTRATOR, "failed", failures.size()).evidence(PROBE,
						EventCodes.excerpt(failures.getFirst()));
			} else if (failures.isEmpty()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
			}
		});
	}
}
