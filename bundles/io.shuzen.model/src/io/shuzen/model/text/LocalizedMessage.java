package io.shuzen.model.text;

import java.util.Locale;

/** Something to tell a user, in the user's language. */
@FunctionalInterface
public interface LocalizedMessage {

	/** Returns the words in the language of a locale, English if there is no translation. */
	String message(Locale locale);

	/** Returns the words in the language of the process. */
	default String message() {
		return message(Locale.getDefault());
	}
}
