package io.shuzen.cli.internal.command;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.FailureException;

/** Checks of option values that the parser does not make. */
final class OptionValues {

	private OptionValues() {
	}

	static int inRange(final String option, final int value, final int minimum, final int maximum) throws FailureException {
		if (value < minimum || value > maximum) {
			throw CommandTexts.invalid("option.range", option, Integer.toString(value), Integer.toString(minimum),
					Integer.toString(maximum));
		}
		return value;
	}
}
