package io.shuzen.core.probe;

import java.util.Objects;

/**
 * The clock.
 *
 * @param offsetMillis how far the time source is ahead of the machine, in milliseconds (the sign of w32tm /stripchart); negative when
 *                     the machine is ahead
 * @param source       what it was compared with
 */
public record ClockStatus(long offsetMillis, String source) implements ProbeValue {

	public ClockStatus {
		Objects.requireNonNull(source);
	}
}
