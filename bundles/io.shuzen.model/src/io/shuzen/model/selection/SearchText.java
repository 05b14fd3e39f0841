package io.shuzen.model.selection;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is compared here: regardless of case, and regardless of full and half width, since a Japanese input method
 * easily leaves a name in full-width letters.
 */
final class SearchText {

	private SearchText() {
	}

	/** Returns the form of a text in which it is compared; empty for null. */
	static String of(String text) {
		if (text == null) {
			return "";
		}
		return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns a pattern for texts in that form.
	 *
	 * @param glob what a text has to be as a whole: {@code *} stands for any text, {@code ?} for any one character
	 */
	static Pattern glob(String glob) {
		StringBuilder pattern = new StringBuilder();
		of(glob).codePoints().forEach(character -> {
			switch (character) {
			case '*' -> pattern.append(".*");
			case '?' -> pattern.append('.');
			default -> pattern.append(Pattern.quote(Character.toString(character)));
			}
		});
		return Pattern.compile(pattern.toString(), Pattern.DOTALL);
	}

	/** Returns whether a text is a pattern rather than a name. */
	static boolean isGlob(String text) {
		return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
	}
}
