package io.shuzen.core.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * A command line for the machine's own command interpreter ({@code cmd.exe /c} for SSH to Windows).
 *
 * @param line        quoted already
 * @param input       bytes for its standard input; empty for none. Never a secret that the line or a log would show
 * @param timeout     when it is ended
 * @param outputLimit how many bytes of each of the two outputs are kept; the rest is read and thrown away
 */
public record RemoteCommand(String line, byte[] input, Duration timeout, int outputLimit) {

	public static final int DEFAULT_OUTPUT_LIMIT = 16 << 20;

	public RemoteCommand {
		Objects.requireNonNull(line);
		input = input.clone();
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("time-out " + timeout);
		}
		if (outputLimit < 0) {
			throw new IllegalArgumentException("output limit " + outputLimit);
		}
	}

	public static RemoteCommand of(final String line, final Duration timeout) {
		return new RemoteCommand(line, new byte[0], timeout, DEFAULT_OUTPUT_LIMIT);
	}

	@Override
	public byte[] input() {
		return input.clone();
	}
}
