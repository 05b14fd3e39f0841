package io.shuzen.core.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * A command line for the machine's own command interpreter ({@code cmd.exe /c} for SSH to Windows).
 *
 * @param line        quoted already
 * @param input       bytes for its standard input; empty for none. Never a secret that the line or a log would show
 * @param timeout     when it is ended
 * @param outputLimit what is kept of each of the two outputs; the rest is read and thrown away
 */
public record RemoteCommand(String line, byte[] input, Duration timeout, OutputLimit outputLimit) {

	public RemoteCommand {
		Objects.requireNonNull(line);
		Objects.requireNonNull(outputLimit);
		input = input.clone();
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("time-out " + timeout);
		}
	}

	public static RemoteCommand of(final String line, final Duration timeout) {
		return new RemoteCommand(line, new byte[0], timeout, OutputLimit.USUAL);
	}

	@Override
	public byte[] input() {
		return input.clone();
	}
}
