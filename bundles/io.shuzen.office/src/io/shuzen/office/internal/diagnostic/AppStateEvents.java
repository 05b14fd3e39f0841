package io.shuzen.office.internal.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.SystemApp;
import io.shuzen.office.internal.reading.Recorded;

/** D-35: whether Windows had to repair the state of the packages that show sign-in windows. */
final class AppStateEvents extends OfficeDiagnostic {

	private static final EventLogProbe PROBE = new EventLogProbe("Application",
			"*[System[Provider[@Name='Microsoft-Windows-AppModel-State']]]", 50);
	private static final String PROVIDER = "AppModel-State";

	AppStateEvents() {
		super(DiagnosticId.APP_STATE_EVENTS, Set.of(PROBE), "Can't sign in to Microsoft 365 desktop applications");
	}

	@Override
	protected void judge(final Facts facts, final Findings findings) {
		final Answer<EventList> answer = Recorded.events(facts, PROBE);
		findings.unknown(Identity.ADMINISTRATOR, answer);
		answer.asOptional().ifPresent(events -> {
			final List<WindowsEvent> broken = EventCodes.recentProblems(events, facts.capturedAt()).stream()
					.filter(event -> event.provider().contains(PROVIDER)).filter(AppStateEvents::isAboutSignIn).toList();
			if (broken.isEmpty()) {
				findings.ok(Identity.ADMINISTRATOR, "none");
			} else {
				findings.warning(Identity.ADMINISTRATOR, "repaired", broken.size())
						.evidence(PROBE, EventCodes.excerpt(broken.getFirst())).step(StepId.REGISTER_AAD_BROKER)
						.step(StepId.BROKER_ACCOUNTS).runbook(RunbookId.REPAIR_TOKEN_BROKER);
			}
		});
	}

	private static boolean isAboutSignIn(final WindowsEvent event) {
		final String text = EventCodes.text(event);
		return Arrays.stream(SystemApp.values()).anyMatch(app -> text.contains(app.identityName()));
	}
}
