package io.shuzen.ui.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.console.internal.Line.Kind;
import io.shuzen.ui.text.Localized;

/** Puts what happens into lines. */
final class EventLines {

	private EventLines() {
	}

	/** The lines of a journal entry; none for what is not about one endpoint. */
	static List<Line> of(final JournalEntry entry) {
		final List<Line> lines = new ArrayList<>();
		if (entry.event() instanceof final RunEvent.OfEndpoint event) {
			add(lines, entry.at(), event);
		}
		return lines;
	}

	/** The lines of a finished investigation. */
	static List<Line> of(final Instant at, final Diagnosis diagnosis) {
		final String endpoint = diagnosis.endpoint().name();
		final List<Line> lines = new ArrayList<>();
		diagnosis.failure().ifPresent(failure -> lines.add(new Line(at, endpoint, Kind.ERROR, Localized.of(failure))));
		diagnosis.findings().stream().filter(finding -> finding.severity().isAtLeast(Severity.WARNING))
				.forEach(finding -> lines.add(finding(at, endpoint, finding)));
		diagnosis.defects().forEach(defect -> lines.add(new Line(at, endpoint, Kind.WARNING, Localized.of(defect))));
		if (lines.isEmpty()) {
			lines.add(new Line(at, endpoint, Kind.SUCCESS, Messages.EventLines_nothingFound));
		}
		return lines;
	}

	static Line phase(final Instant at, final String endpoint, final Phase phase) {
		return new Line(at, endpoint, Kind.PROGRESS, switch (phase) {
		case WAITING -> Messages.EventLines_waiting;
		case CONNECT -> Messages.EventLines_connect;
		case READ -> Messages.EventLines_read;
		case PLAN -> Messages.EventLines_plan;
		case GATE -> Messages.EventLines_gate;
		case APPLY -> Messages.EventLines_apply;
		case VERIFY -> Messages.EventLines_verify;
		case CONFIRM -> Messages.EventLines_confirm;
		case RETRY_WAIT -> Messages.EventLines_retryWait;
		});
	}

	private static void add(final List<Line> lines, final Instant at, final RunEvent.OfEndpoint event) {
		final String endpoint = event.endpoint();
		switch (event) {
		case final RunEvent.EndpointAccepted accepted -> {
			// it says nothing yet about what goes on there
		}
		case final RunEvent.PhaseEntered entered -> lines.add(phase(at, endpoint, entered.phase()));
		case final RunEvent.StepPlanned planned -> lines.add(new Line(at, endpoint, Kind.PROGRESS,
				NLS.bind(Messages.EventLines_planned, planned.stepId(), planned.plan().changes().size())));
		case final RunEvent.GateDecided decided -> lines.add(new Line(at, endpoint,
				decided.approved() ? Kind.PROGRESS : Kind.WARNING,
				NLS.bind(decided.approved() ? Messages.EventLines_approved : Messages.EventLines_declined,
						decided.decidedBy())));
		case final RunEvent.ChangeIntended intended -> lines.add(new Line(at, endpoint, Kind.CHANGE,
				describe(intended.change())));
		case final RunEvent.ChangeFinished finished -> lines.add(outcome(at, endpoint, finished.outcome()));
		case final RunEvent.OutputReceived received -> lines.add(new Line(at, endpoint, Kind.OUTPUT, received.line()));
		case final RunEvent.StepFinished finished -> lines.add(new Line(at, endpoint,
				finished.result().isFailure() ? Kind.ERROR : Kind.SUCCESS,
				finished.failure().map(failure -> finished.stepId() + ": " + Localized.of(failure))
						.orElse(NLS.bind(Messages.EventLines_stepFinished, finished.stepId()))));
		case final RunEvent.FindingsRecorded recorded -> recorded.findings().stream()
				.filter(finding -> finding.severity().isAtLeast(Severity.WARNING))
				.forEach(finding -> lines.add(finding(at, endpoint, finding)));
		case final RunEvent.EndpointFinished finished -> {
			lines.add(new Line(at, endpoint, finished.result().isFailure() ? Kind.ERROR : Kind.SUCCESS,
					finished.failure().map(Localized::of)
							.orElse(NLS.bind(Messages.EventLines_endpointFinished, finished.duration().toSeconds()))));
			finished.followUps().forEach(followUp -> lines.add(new Line(at, endpoint, Kind.WARNING,
					NLS.bind(Messages.EventLines_followUp, Localized.of(followUp.describe())))));
		}
		}
	}

	private static String describe(final Change change) {
		return Localized.of(change.describe());
	}

	private static Line outcome(final Instant at, final String endpoint, final Outcome outcome) {
		return switch (outcome) {
		case final Outcome.Applied applied -> new Line(at, endpoint, Kind.SUCCESS, Messages.EventLines_done);
		case final Outcome.Unchanged unchanged -> new Line(at, endpoint, Kind.SUCCESS, Messages.EventLines_unchanged);
		case final Outcome.Failed failed -> new Line(at, endpoint, Kind.ERROR, Localized.of(failed.failure()));
		case final Outcome.InDoubt inDoubt -> new Line(at, endpoint, Kind.WARNING, Localized.of(inDoubt.failure()));
		};
	}

	private static Line finding(final Instant at, final String endpoint, final Finding finding) {
		return new Line(at, endpoint, finding.severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING,
				Localized.of(finding.title()) + " (" + finding.diagnosticId() + ')');
	}
}
