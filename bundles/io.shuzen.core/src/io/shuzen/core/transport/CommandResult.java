package io.shuzen.core.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a command ended.
 *
 * @param end            why it is over
 * @param exitCode       the program's code, when it ended by itself and the transport tells (Win32-OpenSSH gives all 32 bits, others 8)
 * @param standardOutput what was kept of it
 * @param standardError  what was kept of it
 * @param truncated      whether either was longer than the limit
 * @param duration       from start to end
 * @param detail         what the transport says of an end that was not the program's own; empty otherwise, and when the other side confirmed
 *                       that a command that timed out or was cancelled has ended
 */
public record CommandResult(End end, OptionalInt exitCode, byte[] standardOutput, byte[] standardError, boolean truncated,
		Duration duration, String detail) {

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
		Objects.requireNonNull(standardOutput);
		Objects.requireNonNull(standardError);
		Objects.requireNonNull(duration);
		Objects.requireNonNull(detail);
	}
}
