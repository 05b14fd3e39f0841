package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.OutputReceived;

/**
 * Makes changes in order: before each alters anything, its intent and what restores the former state are in the journal, its outcome is
 * before the next. Stops at the first that fails.
 */
final class ChangeApplier {

	/** How long the change that is being made may take to come to its end when the operator cancels. */
	private static final Duration GRACE = Duration.ofSeconds(2);
	/** What the back end, which keeps the limit itself, may need beyond it. */
	private static final Duration RESTART_GRACE = Duration.ofMinutes(1);
	/** How many characters of output are kept of one attempt of a step, about. */
	private static final long MOST_OUTPUT = 16_000_000;

	private final EndpointContext context;
	private final String stepId;
	private final int attempt;
	private final AtomicLong printed = new AtomicLong();

	ChangeApplier(final EndpointContext context, final String stepId, final int attempt) {
		this.context = context;
		this.stepId = stepId;
		this.attempt = attempt;
	}

	/**
	 * No further change is begun when the operator has cancelled or time is up; the change that is being made has a little time to come to
	 * its end when the operator cancels.
	 *
	 * @param limit  ends the change that is being made
	 * @param goesOn whether a further change may be begun
	 * @return what became of the changes that were begun
	 * @throws JournalUnavailableException then nothing further was done, or what was done is in the journal as an intent without an outcome
	 */
	List<Outcome> apply(final List<Change> changes, final TimeLimit limit, final BooleanSupplier goesOn) {
		final List<Outcome> outcomes = new ArrayList<>();
		final Cancellation stop = new Cancellation();
		try (Registration atLimit = limit.cancellation().onCancel(stop::cancel);
				Registration atCancel = context.cancelled().onCancel(() -> TimeLimit.later(GRACE, stop::cancel))) {
			for (int index = 0; index < changes.size(); index++) {
				if (limit.cancellation().isCancelled() || context.cancelled().isCancelled() || !goesOn.getAsBoolean()) {
					return outcomes;
				}
				final Change change = changes.get(index);
				final OutputLines output = new OutputLines(this::output);
				final Outcome outcome = change instanceof final MachineRestart restart ? restart(restart, index, limit, output)
						: context.session().apply(change, contextOf(change, index, stop, output));
				outcomes.add(outcome);
				output.flush();
				context.journal().record(new ChangeFinished(context.name(), stepId, attempt, index, outcome));
				if (!outcome.isSuccess()) {
					return outcomes;
				}
			}
		}
		return outcomes;
	}

	/** A machine that restarts takes its own time, and meanwhile no place of the run. */
	private Outcome restart(final MachineRestart restart, final int index, final TimeLimit limit, final OutputLines output) {
		context.enter(Phase.RESTART_WAIT, stepId);
		limit.pause();
		context.limit().pause();
		try (TimeLimit ownLimit = new TimeLimit(restart.notice().plus(restart.limit()).plus(RESTART_GRACE), Cancellation.none());
				Registration atCancel = context.cancelled()
						.onCancel(() -> TimeLimit.later(GRACE, () -> ownLimit.cancellation().cancel()))) {
			return context.turn().away(false,
					() -> context.session().apply(restart, contextOf(restart, index, ownLimit.cancellation(), output)));
		} finally {
			context.limit().resume();
			limit.resume();
			context.enter(Phase.APPLY, stepId);
		}
	}

	private ApplyContext contextOf(final Change change, final int index, final Cancellation cancellation, final OutputLines output) {
		return new ApplyContext(context.journal().runId(), cancellation, output::add, undo -> context.journal()
				.record(new ChangeIntended(context.name(), stepId, attempt, index, change, undo)));
	}

	/** A machine that prints without end must not fill the disk: the beginning is kept, and that the rest was not is said. */
	private void output(final String lines) {
		final long before = printed.getAndAdd(lines.length());
		if (before < MOST_OUTPUT) {
			record(lines);
			if (before + lines.length() >= MOST_OUTPUT) {
				final Text words = EngineTexts.TEXTS.text("output.cut", MOST_OUTPUT);
				record(words.english() + ' ' + words.japanese());
			}
		}
	}

	private void record(final String lines) {
		final OutputReceived received = new OutputReceived(context.name(), stepId, lines);
		try {
			context.journal().record(received);
		} catch (final JournalUnavailableException e) {
			// this is a thread of the back end; the outcome of the change will meet the same trouble and report it
			context.journal().tell(received);
		}
	}
}
