package io.shuzen.ui.console.internal.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes text from a machine safe to show on one line: whatever would break the line, move the caret or reverse the reading direction is
 * shown as a visible sign instead, and what is too long is cut with a word on how much is missing.
 */
final class PlainLine {

	/** A line of more characters than this makes the console slow and tells nobody anything. */
	static final int MAX_LENGTH = 2_000;

	private static final int FIRST_CONTROL_PICTURE = 0x2400;
	private static final int DELETE = 0x7f;
	private static final int DELETE_PICTURE = 0x2421;

	private PlainLine() {
	}

	static List<String> linesOf(final String text) {
		final List<String> lines = new ArrayList<>();
		text.lines().map(String::stripTrailing).filter(line -> !line.isEmpty()).forEach(lines::add);
		return lines;
	}

	static String of(final String line, final Locale locale) {
		final String visible = visible(line);
		if (visible.length() <= MAX_LENGTH) {
			return visible;
		}
		// not between the two halves of a character beyond the basic plane
		final int end = Character.isHighSurrogate(visible.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
		return visible.substring(0, end) + ' ' + Words.TEXTS.text("line.cut", visible.length() - end).in(locale);
	}

	private static String visible(final String line) {
		StringBuilder visible = null;
		for (int i = 0; i < line.length(); i++) {
			final char character = line.charAt(i);
			final char shown = shown(character);
			if (shown != character && visible == null) {
				visible = new StringBuilder(line.length()).append(line, 0, i);
			}
			if (visible != null) {
				visible.append(shown);
			}
		}
		return visible == null ? line : visible.toString();
	}

	private static char shown(final char character) {
		if (character == '\t') {
			return character;
		}
		if (character < ' ') {
			return (char) (FIRST_CONTROL_PICTURE + character);
		}
		if (character == DELETE) {
			return DELETE_PICTURE;
		}
		return isInvisible(character) ? '\uFFFD' : character;
	}

	/** C1 controls, line separators and the marks that change the reading direction. */
	private static boolean isInvisible(final char character) {
		return character > DELETE && character <= '\u009F' || character == '\u2028' || character == '\u2029'
				|| character >= '\u202A' && character <= '\u202E' || character >= '\u2066' && character <= '\u2069';
	}
}
