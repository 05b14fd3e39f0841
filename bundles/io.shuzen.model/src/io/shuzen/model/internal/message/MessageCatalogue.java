package io.shuzen.model.internal.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import io.shuzen.model.text.LocalizedMessage;

/**
 * Looks up the texts of this bundle. The locale is an argument rather than that of the process, because one process serves
 * readers of different languages: a report in Japanese can be written by a console that runs in English.
 */
public final class MessageCatalogue {

	private static final String BASE_NAME = "io.shuzen.model.internal.message.messages";

	/** Without this, English would fall back to the language of the machine, as English texts are in the base file. */
	private static final ResourceBundle.Control NO_FALLBACK =
			ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private MessageCatalogue() {
	}

	/**
	 * Returns the text of a key with its arguments filled in.
	 *
	 * @param arguments texts, or messages that are put in in the same language
	 *
	 * @throws java.util.MissingResourceException when there is no such key
	 */
	public static String text(String key, Locale locale, List<Object> arguments) {
		String pattern = ResourceBundle.getBundle(BASE_NAME, locale, MessageCatalogue.class.getClassLoader(), NO_FALLBACK)
				.getString(key);
		return new MessageFormat(pattern, locale).format(arguments.stream()
				.map(argument -> argument instanceof LocalizedMessage message ? message.message(locale) : argument).toArray());
	}
}
