package io.shuzen.ui.text;

import java.text.MessageFormat;
import java.util.Locale;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;

/** Texts in the language of the user interface. */
public final class Localized {

	private Localized() {
	}

	public static String of(final Text text) {
		return text.in(Locale.getDefault());
	}

	/**
	 * A sentence with numbers in it, in the syntax of {@link MessageFormat}: for words that depend on a number,
	 * {@code {0,choice,1#1 change|1<{0} changes}}. A quote is written twice.
	 */
	public static String format(final String pattern, final Object... arguments) {
		return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
	}

	/** What failed and what to do next, on one line. */
	public static String of(final Failure failure) {
		return join(of(failure.message()), of(failure.advice()));
	}

	/** Two sentences as one text; between Japanese ones there is no blank. */
	public static String join(final String first, final String second) {
		if (second.isEmpty()) {
			return first;
		}
		return first.endsWith("。") ? first + second : first + ' ' + second;
	}
}
