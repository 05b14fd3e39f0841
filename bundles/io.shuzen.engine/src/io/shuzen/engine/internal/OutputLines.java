package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Gathers the lines a machine prints in quick succession, so that a program that prints a hundred thousand of them makes some entries in
 * the journal and not a hundred thousand. A line that comes alone waits a moment, not longer. Thread-safe.
 */
final class OutputLines {

	private static final int LARGEST = 32 * 1024;
	private static final Duration MOMENT = Duration.ofMillis(200);

	private final Consumer<String> taker;
	private final ReentrantLock lock = new ReentrantLock();
	private final StringBuilder gathered = new StringBuilder();
	private ScheduledFuture<?> end;

	/** @param taker takes the lines with line breaks between them, in order; may block */
	OutputLines(final Consumer<String> taker) {
		this.taker = taker;
	}

	void add(final String line) {
		lock.lock();
		try {
			if (end == null) {
				end = TimeLimit.later(MOMENT, () -> Thread.ofVirtual().start(this::flush));
			} else {
				gathered.append('\n');
			}
			gathered.append(line);
			if (gathered.length() >= LARGEST) {
				flush();
			}
		} finally {
			lock.unlock();
		}
	}

	/** Hands over what was gathered. */
	void flush() {
		lock.lock();
		try {
			if (end != null) {
				end.cancel(false);
				end = null;
				final String lines = gathered.toString();
				gathered.setLength(0);
				taker.accept(lines);
			}
		} finally {
			lock.unlock();
		}
	}
}
