package io.shuzen.core.probe;

import java.util.Objects;

/**
 * What a console program printed, decoded.
 *
 * @param exitCode       as Windows gives it, 32 bits
 * @param standardOutput with the line ends as printed
 * @param standardError  with the line ends as printed
 * @param truncated      whether more was printed than is kept
 */
public record ToolOutput(int exitCode, String standardOutput, String standardError, boolean truncated)
		implements ProbeValue {

	public ToolOutput {
		Objects.requireNonNull(standardOutput);
		Objects.requireNonNull(standardError);
	}
}
