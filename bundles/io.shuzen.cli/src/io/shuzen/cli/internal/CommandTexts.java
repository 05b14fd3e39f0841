package io.shuzen.cli.internal;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** The words of the command line. */
public final class CommandTexts {

	private static final TextBundle TEXTS = TextBundle.beside(CommandTexts.class, "cli");

	private CommandTexts() {
	}

	/** The text of a key with its arguments. */
	public static Text text(final String key, final Object... arguments) {
		return TEXTS.text(key, arguments);
	}

	/** Something the operator gave is wrong. */
	public static FailureException invalid(final String key, final Object... arguments) {
		return new FailureException(new Failure(FailureKind.INVALID_INPUT, text(key, arguments)));
	}
}
