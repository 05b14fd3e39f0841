package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.RunStarted;

/** Writes what a run as a whole does to its journal, at once or in the order in which it was said. Thread-safe. */
final class RunRecorder {

	private static final int ACCEPTED_AT_ONCE = 1_000;

	private final RunJournal journal;
	private final Consumer<Failure> whenFailed;
	private final AtomicReference<Failure> failure = new AtomicReference<>();
	/** Ends when everything that was said is in the journal. */
	private CompletableFuture<Void> said = CompletableFuture.completedFuture(null);

	/** @param whenFailed is told each time that the journal cannot be written */
	RunRecorder(final RunJournal journal, final Consumer<Failure> whenFailed) {
		this.journal = journal;
		this.whenFailed = whenFailed;
	}

	RunJournal journal() {
		return journal;
	}

	/** @throws FailureException when the beginning cannot be written */
	void begin(final RunStarted started, final List<EndpointProgress> endpoints) throws FailureException {
		final List<RunEvent> first = new ArrayList<>();
		first.add(started);
		for (final EndpointProgress endpoint : endpoints) {
			first.add(new EndpointAccepted(endpoint.endpoint(), endpoint.parameters()));
			if (first.size() == ACCEPTED_AT_ONCE) {
				journal.recordAll(first);
				first.clear();
			}
		}
		journal.recordAll(first);
	}

	/** What cannot be written is told to those who listen all the same. */
	void record(final RunEvent event) {
		try {
			journal.record(event);
		} catch (final JournalUnavailableException e) {
			failed(e.failure());
			journal.tell(event);
		}
	}

	/** For those who do not wait for the disk. The end of the run waits for it. */
	synchronized void recordLater(final RunEvent event) {
		said = said.thenRunAsync(() -> record(event), Thread::startVirtualThread);
	}

	/** Waits until all of it is in the journal. */
	void await() {
		final CompletableFuture<Void> all;
		synchronized (this) {
			all = said;
		}
		all.join();
	}

	void failed(final Failure why) {
		failure.compareAndSet(null, why);
		whenFailed.accept(why);
	}

	/** Why something could not be written. */
	Optional<Failure> failure() {
		return Optional.ofNullable(failure.get());
	}
}
