package io.shuzen.windows.internal.script;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The outputs of a {@link Script}, taken apart again by its marks. Whatever lies between them is bytes, and may be anything. */
public final class ScriptOutput {

	/**
	 * What one command printed and how it ended.
	 *
	 * @param exitCode       32 bits
	 * @param standardOutput raw
	 * @param standardError  raw
	 */
	public record Section(int exitCode, byte[] standardOutput, byte[] standardError) {
	}

	private final String mark;
	// one character for each byte, so that places in the text are places in the bytes
	private final String output;
	private final String error;

	ScriptOutput(final String mark, final byte[] standardOutput, final byte[] standardError) {
		this.mark = mark;
		output = new String(standardOutput, StandardCharsets.ISO_8859_1);
		error = new String(standardError, StandardCharsets.ISO_8859_1);
	}

	/** Whether the script ran to its end. */
	public boolean isComplete() {
		return output.contains(mark + "-done");
	}

	/** Whether the command was begun. */
	public boolean hasBegun(final int number) {
		return output.contains(mark + '-' + number + "-b");
	}

	/** What a command printed; empty when it never ended. */
	public Optional<Section> section(final int number) {
		final String end = mark + '-' + number + "-e";
		final int endPlace = output.indexOf(end);
		final int stop = endPlace < 0 ? -1 : output.indexOf('.', endPlace + end.length());
		if (stop < 0) {
			return Optional.empty();
		}
		try {
			final int exitCode = (int) Long.parseLong(output.substring(endPlace + end.length(), stop).strip());
			return Optional.of(new Section(exitCode, between(output, number), between(error, number)));
		} catch (final NumberFormatException e) {
			// the line was cut in the middle
			return Optional.empty();
		}
	}

	/** What a command that never ended has printed on its standard output. */
	public byte[] partial(final int number) {
		return between(output, number);
	}

	private byte[] between(final String text, final int number) {
		final String begin = mark + '-' + number + "-b\r\n";
		final int start = text.indexOf(begin);
		if (start < 0) {
			return new byte[0];
		}
		// the line break before the closing mark is the script's, not the program's
		final int end = text.indexOf("\r\n" + mark + '-' + number + "-e", start + begin.length() - 2);
		return text.substring(start + begin.length(), end < 0 ? text.length() : Math.max(end, start + begin.length()))
				.getBytes(StandardCharsets.ISO_8859_1);
	}
}
