package io.shuzen.engine.internal;

import java.time.Instant;
import java.util.List;

import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.RunListener;
import io.shuzen.journal.Journal;
import io.shuzen.journal.RunEvent;

/** Where the events of one run go: first to the journal, then to the listener. */
final class RunJournal {

	private final String runId;
	private final Journal journal;
	private final RunListener listener;

	RunJournal(final String runId, final Journal journal, final RunListener listener) {
		this.runId = runId;
		this.journal = journal;
		this.listener = listener;
	}

	String runId() {
		return runId;
	}

	/** @throws JournalUnavailableException when the journal cannot be written; the listener is not told then */
	void record(final RunEvent event) {
		try {
			journal.append(runId, event);
		} catch (final FailureException e) {
			throw new JournalUnavailableException(e);
		}
		tell(event);
	}

	/** @throws FailureException when the journal cannot be written; the listener is told none of them then */
	void recordAll(final List<RunEvent> events) throws FailureException {
		journal.append(runId, events);
		events.forEach(this::tell);
	}

	/** For what the listener should know although the journal cannot be written. */
	void tell(final RunEvent event) {
		final Instant now = Instant.now();
		Notifications.tell(() -> listener.happened(runId, now, event));
	}
}
