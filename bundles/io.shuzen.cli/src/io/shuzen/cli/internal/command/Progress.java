package io.shuzen.cli.internal.command;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.cli.internal.Terminal;
import io.shuzen.cli.internal.output.Table;
import io.shuzen.core.text.Text;

/** A line that says how far the work has come, on a terminal only; it is gone when the work is over. Thread-safe. */
final class Progress implements AutoCloseable {

	private static final long INTERVAL_NANOSECONDS = 100_000_000;

	private final Terminal terminal;
	private final int total;
	private int finished;
	private int failed;
	private int shown;
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
	public synchronized void close() {
		if (terminal.progress()) {
			terminal.err().print('\r' + " ".repeat(shown) + '\r');
			terminal.err().flush();
		}
	}

	private synchronized void show(final String endpoint) {
		if (!terminal.progress()) {
			return;
		}
		lastShown = System.nanoTime();
		final Text line = CommandTexts.text("progress", Integer.toString(finished), Integer.toString(total),
				Integer.toString(failed), endpoint);
		final String text = Terminal.plain(terminal.say(line)).stripTrailing();
		final int width = Table.width(text);
		terminal.err().print('\r' + text + " ".repeat(Math.max(0, shown - width)));
		terminal.err().flush();
		shown = width;
	}
}
