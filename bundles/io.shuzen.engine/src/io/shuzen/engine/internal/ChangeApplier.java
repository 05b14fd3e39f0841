package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.OutputReceived;

/**
 * Makes changes in order: before each alters anything, its intent and what restores the former state are in the journal, its outcome is
 * before the next. Stops at the first that fails.
 */
final class ChangeApplier {

	/** How long the change that is being made may take to come to its end when the operator cancels. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private final HostSession session;
	private final RunJournal journal;
	private final String endpoint;
	private final String stepId;
	private final int attempt;

	ChangeApplier(final HostSession session, final RunJournal journal, final String endpoint, final String stepId,
			final int attempt) {
		this.session = session;
		this.journal = journal;
		this.endpoint = endpoint;
		this.stepId = stepId;
		this.attempt = attempt;
	}

	/**
	 * @param limit     ends the change that is being made
	 * @param cancelled no further change is begun, and the one that is being made has a little time to come to its end
	 * @return what became of the changes that were begun
	 * @throws JournalUnavailableException then nothing further was done, or what was done is in the journal as an intent without an outcome
	 */
	List<Outcome> apply(final List<Change> changes, final Cancellation limit, final Cancellation cancelled) {
		final List<Outcome> outcomes = new ArrayList<>();
		final Cancellation stop = new Cancellation();
		try (Registration atLimit = limit.onCancel(stop::cancel);
				Registration atCancel = cancelled.onCancel(() -> TimeLimit.later(GRACE, stop::cancel))) {
			for (int index = 0; index < changes.size(); index++) {
				if (limit.isCancelled() || cancelled.isCancelled()) {
					return outcomes;
				}
				final Change change = changes.get(index);
				final int place = index;
				final Outcome outcome = session.apply(change, new ApplyContext(journal.runId(), stop, this::output,
						undo -> journal.record(new ChangeIntended(endpoint, stepId, attempt, place, change, undo))));
				outcomes.add(outcome);
				journal.record(new ChangeFinished(endpoint, stepId, attempt, index, outcome));
				if (!outcome.isSuccess()) {
					return outcomes;
				}
			}
		}
		return outcomes;
	}

	private void output(final String line) {
		try {
			journal.record(new OutputReceived(endpoint, stepId, line));
		} catch (final JournalUnavailableException e) {
			// this is a thread of the back end; the outcome of the change will meet the same trouble and report it
			journal.tell(new OutputReceived(endpoint, stepId, line));
		}
	}
}
