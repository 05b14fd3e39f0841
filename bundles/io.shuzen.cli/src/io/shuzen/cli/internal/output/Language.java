package io.shuzen.cli.internal.output;

import java.util.Locale;

/** The languages Shuzen speaks. */
public enum Language {
	/** English. */
	EN(Locale.ENGLISH),
	/** Japanese. */
	JA(Locale.JAPANESE);

	private final Locale locale;

	Language(final Locale locale) {
		this.locale = locale;
	}

	public Locale locale() {
		return locale;
	}

	/** The one that {@code --language} names among the arguments, else that of the process. Needed before they are parsed. */
	public static Locale of(final String[] arguments, final Locale process) {
		for (int index = 0; index < arguments.length; index++) {
			final String value = arguments[index].startsWith("--language=") ? arguments[index].substring("--language=".length())
					: arguments[index].equals("--language") && index + 1 < arguments.length ? arguments[index + 1] : "";
			for (final Language language : values()) {
				if (language.name().equalsIgnoreCase(value)) {
					return language.locale;
				}
			}
		}
		return process.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? Locale.JAPANESE : Locale.ENGLISH;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
