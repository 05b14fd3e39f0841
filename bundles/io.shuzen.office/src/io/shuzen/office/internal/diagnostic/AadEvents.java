package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.reading.Recorded;

/** D-34: what Windows' sign-in component logged in the last week, in words. */
final class AadEvents extends OfficeDiagnostic {

	/** The channel kept its name when Azure Active Directory was renamed. */
	static final EventLogProbe PROBE = new EventLogProbe("Microsoft-Windows-AAD/Operational", "*", 200);

	private static final Pattern NOT_SECURE = Pattern.compile("non-SSL destination", Pattern.CASE_INSENSITIVE);
	private static final int MOST = 8;

	AadEvents() {
		super(DiagnosticId.AAD_EVENTS, Set.of(PROBE), "Connection issues in sign-in after update to Office 2016 build 16.0.7967",
				"Troubleshoot primary refresh token issues on Windows devices");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<EventList> answer = Recorded.events(facts, PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(events -> {
			final List<WindowsEvent> problems = EventCodes.recentProblems(events, facts.capturedAt());
			final List<EventCodes.Occurrence> occurrences = EventCodes.occurrences(problems);
			occurrences.stream().limit(MOST).forEach(occurrence -> findings
					.warning(Identity.ADMINISTRATOR, "code", occurrence.explanation().code(), occurrence.explanation().meaning(),
							occurrence.explanation().advice(), occurrence.count())
					.evidence(PROBE, EventCodes.excerpt(occurrence.latest())));
			problems.stream().filter(event -> NOT_SECURE.matcher(EventCodes.text(event)).find()).findFirst()
					.ifPresent(event -> findings.error(Identity.ADMINISTRATOR, "notSecure").evidence(PROBE,
							EventCodes.excerpt(event)));
			if (findings.areHealthy()) {
				final Findings.Draft draft = problems.isEmpty() ? findings.ok(Identity.ADMINISTRATOR, "none")
						: findings.info(Identity.ADMINISTRATOR, "others", problems.size());
				problems.stream().limit(MOST).forEach(event -> draft.evidence(PROBE, EventCodes.excerpt(event)));
			}
		});
	}
}
