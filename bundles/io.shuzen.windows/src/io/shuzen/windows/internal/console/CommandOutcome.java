package io.shuzen.windows.internal.console;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.ToolCommand;

/** What became of a console program that was to be run. */
sealed interface CommandOutcome {

	/** It ran to its end. */
	record Ended(ProgramOutput output) implements CommandOutcome {
	}

	/** It did not, or nobody knows. */
	record NotEnded(Failure failure) implements CommandOutcome {
	}

	/** The same, but a failure when it printed more than can be understood as a whole: nothing is concluded from a part. */
	default CommandOutcome whole(final ToolCommand command, final String endpointName) {
		return this instanceof Ended(final ProgramOutput output) && output.isTooLong()
				? new NotEnded(ConsoleFailures.tooMuchOutput(endpointName, command, output.excerpt()))
				: this;
	}

	/** How many bytes of what the program has printed are there. */
	default int size() {
		return this instanceof Ended(final ProgramOutput output) ? output.size() : 0;
	}
}
