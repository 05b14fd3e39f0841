package io.shuzen.windows.internal.console;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.function.Consumer;

import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.CommandOutput;
import io.shuzen.windows.internal.parse.OutputDecoder;
import io.shuzen.windows.internal.script.ScriptOutput;

/**
 * What a program that ended has printed. The bytes stay where the transport has put them, long ones in a temporary file, and are decoded
 * whenever they are asked for: so the outputs of many machines need not be in memory all at once.
 *
 * @param exitCode 32 bits
 * @param output   raw standard output
 * @param error    raw standard error output
 * @param codePage for bytes that are no Unicode
 */
record ProgramOutput(int exitCode, CommandOutput output, CommandOutput error, Charset codePage) {

	/** How many bytes of output a program may print whose answer has to be understood as a whole. */
	static final int LONGEST = 4 << 20;

	private static final int DECODED_AT_ONCE = 64 << 10;
	private static final int LONGEST_LINE = 32 << 10;
	private static final int EXCERPT = 4_000;

	static ProgramOutput of(final ScriptOutput.Section section, final Charset codePage) {
		return new ProgramOutput(section.exitCode(), section.standardOutput(), section.standardError(), codePage);
	}

	/** How many bytes of what was printed were kept. */
	int size() {
		return output.size() + error.size();
	}

	/** Whether more was printed than was kept. */
	boolean isTruncated() {
		return output.isTruncated() || error.isTruncated();
	}

	/** Whether it is more than can be understood as a whole, or not all of it is there. */
	boolean isTooLong() {
		return size() > LONGEST || isTruncated();
	}

	/** The standard output; only the beginning of one that is too long. */
	String standardOutput() {
		return beginning(output, codePage, LONGEST);
	}

	/** The standard error output; only the beginning of one that is too long. */
	String standardError() {
		return beginning(error, codePage, LONGEST);
	}

	/** As a fact, which says when there was more. */
	ToolOutput asFact() {
		// one character more than is kept would be enough, were it not for those that Java has two of
		final int most = ToolOutput.LONGEST + 2;
		return ToolOutput.limited(exitCode, beginning(output, codePage, most), beginning(error, codePage, most), isTruncated());
	}

	/** The beginning of what it said, complaints first, for a failure's details. */
	String excerpt() {
		return (excerpt(error, codePage) + excerpt(output, codePage)).strip();
	}

	/** The beginning of what a program has said, for a failure's details. */
	static String excerpt(final CommandOutput bytes, final Charset codePage) {
		return beginning(bytes, codePage, EXCERPT);
	}

	/**
	 * Hands over every line that is not blank, what was printed before what was complained, and says where something is missing; a line without
	 * end in pieces.
	 *
	 * @throws UncheckedIOException when the temporary file cannot be read
	 */
	void forEachLine(final Consumer<String> taker) {
		forEachLine(output, taker);
		forEachLine(error, taker);
	}

	private void forEachLine(final CommandOutput bytes, final Consumer<String> taker) {
		final StringBuilder line = new StringBuilder();
		final char[] piece = new char[(int) Math.min(bytes.size() + 1L, LONGEST_LINE)];
		try (Reader reader = OutputDecoder.reader(bytes, codePage)) {
			for (int count = reader.read(piece); count >= 0; count = reader.read(piece)) {
				for (int i = 0; i < count; i++) {
					final boolean ends = piece[i] == '\n' || piece[i] == '\r';
					if (!ends) {
						line.append(piece[i]);
					}
					if (ends || line.length() >= LONGEST_LINE && !Character.isHighSurrogate(piece[i])) {
						take(line, taker);
					}
				}
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		take(line, taker);
		if (bytes.isTruncated()) {
			final Text words = ConsoleFailures.TEXTS.text("outputCut");
			taker.accept(words.english() + ' ' + words.japanese());
		}
	}

	private static void take(final StringBuilder line, final Consumer<String> taker) {
		final String whole = line.toString();
		line.setLength(0);
		if (!whole.isBlank()) {
			taker.accept(whole);
		}
	}

	/** @param most how many characters; one less where they would end in the middle of one that Java has two of */
	private static String beginning(final CommandOutput bytes, final Charset codePage, final int most) {
		if (bytes.size() <= Math.min(DECODED_AT_ONCE, most)) {
			return OutputDecoder.decode(bytes.bytes(), codePage);
		}
		final StringBuilder text = new StringBuilder(Math.min(bytes.size(), most));
		final char[] piece = new char[Math.min(most, LONGEST_LINE)];
		try (Reader reader = OutputDecoder.reader(bytes, codePage)) {
			while (text.length() < most) {
				final int count = reader.read(piece, 0, Math.min(piece.length, most - text.length()));
				if (count < 0) {
					return text.toString();
				}
				text.append(piece, 0, count);
			}
			if (Character.isHighSurrogate(text.charAt(most - 1))) {
				text.setLength(most - 1);
			}
			return text.toString();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
