package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Gathers the lines a machine prints in quick succession, so that a program that prints a hundred thousand of them makes some entries in
 * the journal and not a hundred thousand, and a line without end many small ones and not a huge one. A line that comes alone waits a
 * moment, not longer. Thread-safe.
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

	/** @param lines a line, or several with line breaks between them */
	void add(final String lines) {
		lock.lock();
		try {
			int begin = 0;
			do {
				if (end == null) {
					end = TimeLimit.later(MOMENT, () -> Thread.ofVirtual().start(this::flush));
				} else {
					gathered.append('\n');
				}
				begin = gather(lines, begin);
				if (begin <= lines.length() || gathered.length() >= LARGEST) {
					flush();
				}
			} while (begin <= lines.length());
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Takes as many whole lines as there is room for, or a part of one that is too long by itself.
	 *
	 * @return where the rest begins; beyond the end when there is none
	 */
	private int gather(final String lines, final int begin) {
		final int room = LARGEST - gathered.length();
		if (lines.length() - begin <= room) {
			gathered.append(lines, begin, lines.length());
			return lines.length() + 1;
		}
		final int lineBreak = lines.lastIndexOf('\n', begin + Math.max(0, room));
		if (lineBreak > begin) {
			gathered.append(lines, begin, lineBreak);
			return lineBreak + 1;
		}
		if (!gathered.isEmpty()) {
			// it has room when what is there has gone; without the line break that was to separate the two
			gathered.setLength(gathered.length() - 1);
			return begin;
		}
		final int cut = Character.isHighSurrogate(lines.charAt(LARGEST - 1 + begin)) ? LARGEST - 1 : LARGEST;
		gathered.append(lines, begin, begin + cut);
		return begin + cut;
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
