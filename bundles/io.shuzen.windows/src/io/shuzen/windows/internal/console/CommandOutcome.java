package io.shuzen.windows.internal.console;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.ToolOutput;

/** What became of a console program that was to be run. */
sealed interface CommandOutcome {

	/** It ran to its end. */
	record Ended(ToolOutput output) implements CommandOutcome {
	}

	/** It did not, or nobody knows. */
	record NotEnded(Failure failure) implements CommandOutcome {
	}
}
