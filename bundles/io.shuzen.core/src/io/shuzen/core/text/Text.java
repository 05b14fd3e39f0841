package io.shuzen.core.text;

import java.util.Locale;
import java.util.Objects;

/**
 * A sentence for people in English and Japanese. Both are kept, so that a value made while reading a machine can be shown later
 * in whatever language the reader prefers.
 *
 * @param english  never null
 * @param japanese never null
 */
public record Text(String english, String japanese) {

	public static final Text EMPTY = new Text("", "");

	public Text {
		Objects.requireNonNull(english);
		Objects.requireNonNull(japanese);
	}

	/** Something that is not translated: a registry path, a process name, a tool's own output. */
	public static Text verbatim(final String value) {
		return new Text(value, value);
	}

	/** The sentence in the language of {@code locale}; English for every language but Japanese. */
	public String in(final Locale locale) {
		return Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? japanese : english;
	}

	public boolean isEmpty() {
		return english.isEmpty();
	}

	/** For logs and exceptions, which are English. */
	@Override
	public String toString() {
		return english;
	}
}
