package io.shuzen.cli.internal;

import java.io.PrintWriter;

import io.shuzen.cli.internal.output.Table;

/**
 * A line of a terminal that is written again and again, and is away before anything else is written. What does not fit is cut off, because
 * a line that wraps could not be written over. Thread-safe.
 */
public final class ProgressLine {

	private final PrintWriter out;
	private final int columns;
	private int shown;
	private boolean held;

	/**
	 * @param out     the terminal
	 * @param columns how many cells its lines have; 0 where nobody watches and nothing is to be shown
	 */
	public ProgressLine(final PrintWriter out, final int columns) {
		this.out = out;
		this.columns = columns;
	}

	/** Shows a text instead of the one before; nothing while a question waits for its answer. */
	public synchronized void show(final String text) {
		if (columns == 0 || held) {
			return;
		}
		// a character in the last cell makes some terminals wrap
		final String line = Table.cut(Terminal.plain(text).stripTrailing(), columns - 1);
		final int width = Table.width(line);
		out.print('\r' + line + " ".repeat(Math.max(0, shown - width)));
		out.flush();
		shown = width;
	}

	/** Takes the line away. */
	public synchronized void clear() {
		if (shown > 0) {
			out.print('\r' + " ".repeat(shown) + '\r');
			out.flush();
			shown = 0;
		}
	}

	/** Shows nothing until it is released. */
	synchronized void hold() {
		clear();
		held = true;
	}

	synchronized void release() {
		held = false;
	}
}
