package io.shuzen.windows.simulation.internal.machine;

import java.util.Objects;

import io.shuzen.core.probe.WindowsProcess;

/**
 * A running process and how it takes being closed.
 *
 * @param process what a probe sees
 * @param closing what happens on closing
 */
public record ProcessState(WindowsProcess process, Closing closing) {

	/** How a program answers when it is asked to close. */
	public enum Closing {
		/** It closes. */
		WILLINGLY,
		/** It asks about unsaved work and has to be ended. */
		WHEN_ENDED,
		/** It cannot even be ended. */
		NEVER
	}

	public ProcessState {
		Objects.requireNonNull(process);
		Objects.requireNonNull(closing);
	}
}
