package io.shuzen.cli.internal.command;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.Terminal;

/** Says on a terminal how far the work has come; it is gone when the work is over. Thread-safe. */
final class Progress implements AutoCloseable {

	private static final long INTERVAL_NANOSECONDS = 100_000_000;

	private final Terminal terminal;
	private final int total;
	private int finished;
	private int failed;
	private long lastShown;

	Progress(final Terminal terminal, final int total) {
		this.terminal = terminal;
		this.total = total;
		show("");
	}

	/** An endpoint is done. */
	synchronized void finished(final String endpoint, final boolean success) {
		finished++;
		if (!success) {
			failed++;
		}
		if (System.nanoTime() - lastShown >= INTERVAL_NANOSECONDS || finished == total) {
			show(endpoint);
		}
	}

	@Override
	public void close() {
		terminal.progress().clear();
	}

	private synchronized void show(final String endpoint) {
		lastShown = System.nanoTime();
		terminal.progress().show(terminal.say(CommandTexts.text("progress", Integer.toString(finished), Integer.toString(total),
				Integer.toString(failed), endpoint)));
	}
}
