package io.shuzen.windows.internal.script;

import java.util.Optional;
import java.util.OptionalInt;

import io.shuzen.core.transport.CommandOutput;

/**
 * The outputs of a {@link Script}, taken apart again by its marks. Whatever lies between them is bytes, and may be anything; it stays where
 * the transport has put it. What was too long lacks its end, or all but its beginning; where commands begin and end and with which code is
 * known nevertheless, because the marks are kept ({@link Script#outputLimit()}).
 */
public final class ScriptOutput {

	/**
	 * What one command printed and how it ended.
	 *
	 * @param exitCode       32 bits
	 * @param standardOutput raw
	 * @param standardError  raw
	 */
	public record Section(int exitCode, CommandOutput standardOutput, CommandOutput standardError) {
	}

	private final MarkedOutput output;
	private final MarkedOutput error;

	ScriptOutput(final String mark, final CommandOutput standardOutput, final CommandOutput standardError) {
		output = new MarkedOutput(mark, standardOutput);
		error = new MarkedOutput(mark, standardError);
	}

	/** Whether the script ran to its end. */
	public boolean isComplete() {
		return output.isDone();
	}

	/** Whether more was printed than was kept. */
	public boolean isTruncated() {
		return output.isTruncated() || error.isTruncated();
	}

	/** Whether the command was begun. */
	public boolean hasBegun(final int number) {
		return output.hasBegun(number);
	}

	/** What a command printed; empty when it never ended. */
	public Optional<Section> section(final int number) {
		final OptionalInt exitCode = output.exitCode(number);
		return exitCode.isEmpty() ? Optional.empty()
				: Optional.of(new Section(exitCode.getAsInt(), output.between(number), error.between(number)));
	}

	/** What a command that never ended has printed on its standard output. */
	public CommandOutput partial(final int number) {
		return output.between(number);
	}
}
