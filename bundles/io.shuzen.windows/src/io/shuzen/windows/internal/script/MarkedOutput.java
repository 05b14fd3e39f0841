package io.shuzen.windows.internal.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.shuzen.core.transport.CommandOutput;

/**
 * One of a script's two outputs with the places of the script's marks in it. It is searched once, piece by piece: of what lies between the
 * marks nothing is kept in memory.
 */
final class MarkedOutput {

	// "-123456-e-2147483648." and some room
	private static final int LONGEST_LABEL = 40;
	private static final int PIECE = 32 << 10;
	private static final int LINE_BREAK = 2;

	/** Where a command's output is; a place that was not found is negative. */
	private static final class Section {

		private boolean begun;
		private int start = -1;
		private int end = -1;
		private OptionalInt exitCode = OptionalInt.empty();
	}

	private final CommandOutput output;
	private final byte[] mark;
	private final Map<Integer, Section> sections = new HashMap<>();
	private boolean done;

	MarkedOutput(final String mark, final CommandOutput output) {
		this.output = output;
		this.mark = mark.getBytes(StandardCharsets.US_ASCII);
		try (InputStream stream = output.open()) {
			search(stream);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whether the script came to its end. */
	boolean isDone() {
		return done;
	}

	/** Whether more was printed than was kept. */
	boolean isTruncated() {
		return output.isTruncated();
	}

	/** Whether a command was begun. */
	boolean hasBegun(final int number) {
		return sections.containsKey(number) && sections.get(number).begun;
	}

	/** What a command ended with; empty when it has not, or its end was cut off. */
	OptionalInt exitCode(final int number) {
		return Optional.ofNullable(sections.get(number)).map(section -> section.exitCode).orElse(OptionalInt.empty());
	}

	/** What a command has printed, to the end of everything when it has not ended. */
	CommandOutput between(final int number) {
		final Section section = sections.get(number);
		if (section == null || section.start < 0) {
			return CommandOutput.NONE;
		}
		return output.part(section.start, section.end < 0 ? output.size() : Math.max(section.start, section.end));
	}

	private void search(final InputStream stream) throws IOException {
		final int kept = LINE_BREAK + mark.length + LONGEST_LABEL;
		final byte[] window = new byte[Math.min(PIECE, output.size()) + kept];
		int before = 0;
		int filled = 0;
		int place = 0;
		while (true) {
			final int count = stream.read(window, filled, window.length - filled);
			filled += Math.max(0, count);
			// a mark is looked at when all of what may follow it is there
			final int last = count < 0 ? filled - mark.length : filled - mark.length - LONGEST_LABEL;
			for (; place <= last; place++) {
				if (isMark(window, place)) {
					label(window, place, filled, before);
				}
			}
			if (count < 0) {
				return;
			}
			final int dropped = Math.max(0, place - LINE_BREAK);
			System.arraycopy(window, dropped, window, 0, filled - dropped);
			before += dropped;
			filled -= dropped;
			place -= dropped;
		}
	}

	private boolean isMark(final byte[] window, final int place) {
		for (int i = 0; i < mark.length; i++) {
			if (window[place + i] != mark[i]) {
				return false;
			}
		}
		return true;
	}

	/** @param before how many bytes were before the window */
	private void label(final byte[] window, final int place, final int filled, final int before) {
		final int start = place + mark.length;
		final String label = new String(window, start, Math.min(filled - start, LONGEST_LABEL), StandardCharsets.ISO_8859_1);
		if (label.startsWith("-done")) {
			done = true;
			return;
		}
		final int numberEnd = label.indexOf('-', 1);
		if (!label.startsWith("-") || numberEnd < 2 || numberEnd > 7 || label.length() < numberEnd + 2
				|| !label.chars().limit(numberEnd).skip(1).allMatch(c -> c >= '0' && c <= '9')) {
			return;
		}
		final Section section = sections.computeIfAbsent(Integer.parseInt(label.substring(1, numberEnd)), number -> new Section());
		if (label.startsWith("-b", numberEnd)) {
			section.begun = true;
			if (section.start < 0 && label.startsWith("-b\r\n", numberEnd)) {
				section.start = before + start + numberEnd + "-b\r\n".length();
			}
		} else if (label.startsWith("-e", numberEnd) && section.end < 0) {
			// the line break before the closing mark is the script's, not the program's; unless what stood there was thrown away
			final boolean ownLine = place >= LINE_BREAK && window[place - 2] == '\r' && window[place - 1] == '\n'
					&& !output.part(before + place, before + place).isTruncated();
			section.end = before + place - (ownLine ? LINE_BREAK : 0);
			section.exitCode = exitCode(label.substring(numberEnd + 2));
		}
	}

	private static OptionalInt exitCode(final String text) {
		final int stop = text.indexOf('.');
		try {
			return stop < 0 ? OptionalInt.empty() : OptionalInt.of((int) Long.parseLong(text.substring(0, stop).strip()));
		} catch (final NumberFormatException e) {
			// the line was cut in the middle
			return OptionalInt.empty();
		}
	}
}
