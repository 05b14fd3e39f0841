package io.shuzen.windows.internal.quoting;

import java.io.Serial;

import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;

/** An argument cannot be handed to a program unchanged. Nothing was run. */
public final class UnquotableException extends Exception {

	/** What stands in the way. */
	public enum Reason {
		LINE_BREAK, CONTROL_CHARACTER, HALF_CHARACTER, NO_CHARACTER, TOO_LONG, QUOTE_FOR_BATCH_FILE, PERCENT_FOR_BATCH_FILE,
		CARET_FOR_BATCH_FILE, LINE_BREAK_IN_NAME
	}

	@Serial
	private static final long serialVersionUID = 1L;
	private static final TextBundle TEXTS = TextBundle.beside(UnquotableException.class, "quoting");

	private final Reason reason;
	private final String argument;

	public UnquotableException(final Reason reason, final String argument) {
		super(reason + ": " + argument);
		this.reason = reason;
		this.argument = argument;
	}

	public Reason reason() {
		return reason;
	}

	/** The reason for people. */
	public Text text() {
		final String shown = argument.length() > 80 ? argument.substring(0, 80) + "…" : argument;
		return TEXTS.text(reason.name(), shown.replaceAll("\\p{Cntrl}", "�"));
	}
}
