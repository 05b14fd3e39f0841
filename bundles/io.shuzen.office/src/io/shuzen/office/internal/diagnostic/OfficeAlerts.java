package io.shuzen.office.internal.diagnostic;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

/**
 * D-63: which codes the messages held that Office showed to users in the last week. Office logs its messages in the channel OAlerts, as
 * information whatever they say. A message without a code is the user's own business and is not reported.
 */
final class OfficeAlerts extends OfficeDiagnostic {

	private static final EventLogProbe PROBE = new EventLogProbe("OAlerts", "*", 100);
	private static final Duration RECENT = Duration.ofDays(7);
	private static final int MOST = 8;

	OfficeAlerts() {
		super(DiagnosticId.OFFICE_ALERTS, Set.of(PROBE), "Unlicensed Product and activation errors in Office");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<EventList> answer = Recorded.events(facts, PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(events -> {
			final Instant now = events.events().stream().map(WindowsEvent::time).max(Comparator.naturalOrder())
					.filter(newest -> newest.isBefore(facts.capturedAt())).orElse(facts.capturedAt());
			final List<EventCodes.Occurrence> occurrences = EventCodes.occurrences(
					events.events().stream().filter(event -> !event.time().isBefore(now.minus(RECENT))).toList());
			occurrences.stream().limit(MOST).forEach(occurrence -> findings
					.warning(Identity.ADMINISTRATOR, "code", occurrence.explanation().code(), occurrence.explanation().meaning(),
							occurrence.explanation().advice(), occurrence.count())
					.evidence(PROBE, EventCodes.excerpt(occurrence.latest())));
			if (findings.areHealthy()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
			}
		});
	}
}
