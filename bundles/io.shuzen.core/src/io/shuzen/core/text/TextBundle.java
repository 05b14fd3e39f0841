package io.shuzen.core.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * Makes {@link Text} from {@code NAME.properties} (English) and {@code NAME_ja.properties} of a bundle. Patterns are those of
 * {@link MessageFormat}; an argument that is itself a {@link Text} is put in in the pattern's language, and of a longer string the first
 * {@value #MOST_QUOTED} characters: a sentence that quotes a megabyte is read by nobody.
 * <p>
 * A missing key is a programming error and throws {@link java.util.MissingResourceException}: a half-translated product should fail in
 * its tests, not show keys to people.
 */
public final class TextBundle {

	private static final int MOST_QUOTED = 1000;

	// without this the English text would come from the default locale's file, which may be the Japanese one
	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
			.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final ResourceBundle english;
	private final ResourceBundle japanese;

	private TextBundle(final String baseName, final ClassLoader loader) {
		english = ResourceBundle.getBundle(baseName, Locale.ROOT, loader, NO_FALLBACK);
		japanese = ResourceBundle.getBundle(baseName, Locale.JAPANESE, loader, NO_FALLBACK);
	}

	/**
	 * The texts beside a class.
	 *
	 * @param neighbour a class of the package that holds the files
	 * @param name      the files' name without language and ending, for instance {@code "diagnostics"}
	 */
	public static TextBundle beside(final Class<?> neighbour, final String name) {
		return new TextBundle(neighbour.getPackageName() + '.' + name, neighbour.getClassLoader());
	}

	/** The text of {@code key} with {@code arguments} filled in. */
	public Text text(final String key, final Object... arguments) {
		Objects.requireNonNull(key);
		return new Text(format(english, Locale.ENGLISH, key, arguments),
				format(japanese, Locale.JAPANESE, key, arguments));
	}

	/** Whether both languages have {@code key}; for texts that not every item has. */
	public boolean has(final String key) {
		return english.containsKey(key) && japanese.containsKey(key);
	}

	private static String format(final ResourceBundle bundle, final Locale locale, final String key,
			final Object... arguments) {
		final Object[] localised = new Object[arguments.length];
		for (int i = 0; i < arguments.length; i++) {
			localised[i] = switch (arguments[i]) {
			case final Text text -> text.in(locale);
			case final String quoted when quoted.length() > MOST_QUOTED -> shortened(quoted);
			case null, default -> arguments[i];
			};
		}
		// also without arguments: so that a quote is written '' everywhere and never behaves differently
		return new MessageFormat(bundle.getString(key), locale).format(localised);
	}

	private static String shortened(final String quoted) {
		// not within a character of two units
		final int end = Character.isHighSurrogate(quoted.charAt(MOST_QUOTED - 1)) ? MOST_QUOTED - 1 : MOST_QUOTED;
		return quoted.substring(0, end) + '…';
	}
}
