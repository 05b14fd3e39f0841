package io.shuzen.core.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a command ended.
 *
 * @param end            why it is over
 * @param exitCode       the program's code, when it ended by itself and the transport tells (Win32-OpenSSH gives all 32 bits, others 8)
 * @param output         what was kept of the standard output
 * @param error          what was kept of the standard error output
 * @param duration       from start to end
 * @param detail         what the transport says of an end that was not the program's own; empty otherwise, and when the other side confirmed
 *                       that a command that timed out or was cancelled has ended
 */
public record CommandResult(End end, OptionalInt exitCode, CommandOutput output, CommandOutput error, Duration duration,
		String detail) {

	/** Why a command is over. */
	public enum End {
		/** The program ended. */
		EXITED,
		/** Time was up; the transport told the other side to stop it. */
		TIMED_OUT,
		/** Cancelled; the transport told the other side to stop it. */
		CANCELLED,
		/** The connection broke. Whether the program still runs is not known. */
		CONNECTION_LOST,
		/** It was never started. */
		NOT_STARTED
	}

	public CommandResult {
		Objects.requireNonNull(end);
		Objects.requireNonNull(exitCode);
		Objects.requireNonNull(output);
		Objects.requireNonNull(error);
		Objects.requireNonNull(duration);
		Objects.requireNonNull(detail);
	}

	/** Of a command that printed nothing, because it never came to that. */
	public static CommandResult without(final End end, final String detail) {
		return new CommandResult(end, OptionalInt.empty(), CommandOutput.NONE, CommandOutput.NONE, Duration.ZERO, detail);
	}

	/** Whether more was printed on either output than was kept. */
	public boolean isTruncated() {
		return output.isTruncated() || error.isTruncated();
	}

	/** What was kept of the standard output, all at once. */
	public byte[] standardOutput() {
		return output.bytes();
	}

	/** What was kept of the standard error output, all at once. */
	public byte[] standardError() {
		return error.bytes();
	}
}
