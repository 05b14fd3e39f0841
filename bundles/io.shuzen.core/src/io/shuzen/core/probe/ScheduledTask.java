package io.shuzen.core.probe;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A scheduled task. One that does not exist is an absent answer.
 *
 * @param path       its path in the task library
 * @param enabled    whether it may run
 * @param lastResult the code its last run ended with; empty when it never ran
 */
public record ScheduledTask(String path, boolean enabled, OptionalInt lastResult) implements ProbeValue {

	public ScheduledTask {
		Objects.requireNonNull(path);
		Objects.requireNonNull(lastResult);
	}
}
