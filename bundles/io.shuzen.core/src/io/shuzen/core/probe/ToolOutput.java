package io.shuzen.core.probe;

import java.util.Objects;

/**
 * What a console program printed, decoded. Whoever runs the program keeps at most {@value #LONGEST} characters of each of the two outputs,
 * so that programs that print without end, on thousands of machines at once, do not fill the memory.
 *
 * @param exitCode       as Windows gives it, 32 bits
 * @param standardOutput with the line ends as printed
 * @param standardError  with the line ends as printed
 * @param truncated      whether more was printed than is kept
 */
public record ToolOutput(int exitCode, String standardOutput, String standardError, boolean truncated)
		implements ProbeValue {

	/** How many characters of each output a fact holds. */
	public static final int LONGEST = 256 << 10;

	public ToolOutput {
		Objects.requireNonNull(standardOutput);
		Objects.requireNonNull(standardError);
	}

	/**
	 * Of outputs of any length: what exceeds {@value #LONGEST} characters is cut off, and that it was is said.
	 *
	 * @param truncated whether more was printed than is given
	 */
	public static ToolOutput limited(final int exitCode, final String standardOutput, final String standardError, final boolean truncated) {
		return new ToolOutput(exitCode, beginning(standardOutput), beginning(standardError),
				truncated || standardOutput.length() > LONGEST || standardError.length() > LONGEST);
	}

	private static String beginning(final String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		// no half of a character that Java has two of
		return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
	}
}
