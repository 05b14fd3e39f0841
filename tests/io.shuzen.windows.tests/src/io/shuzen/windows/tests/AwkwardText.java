package io.shuzen.windows.tests;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Texts of everything that shells, runtimes and code pages have a meaning for, or no room for. The same seed gives the same texts. A text
 * that a property does not hold for can be made smaller, so that what is left is what matters.
 */
final class AwkwardText {

	private static final List<String> PARTS = List.of("\"", "\"\"", "\\", "\\\\", "\\\"", "\\\\\"", "%", "%%", "%TEMP%", "%~dp0", "%1", "%*",
			"%SZV0%", "%errorlevel%", "^", "^^", "^\"", "&", "&&", "|", "||", "<", ">", ">nul", "2>&1", "(", ")", "!", "!TEMP!", "^!", " ", "  ",
			"\t", ",", ";", "=", "'", "''", "`", "$", "$x", "$(1)", "@", "#", "::", "rem ", "/", "-", "*", "?", "[", "]", "{", "}", "~", ":", ".",
			"a", "b c", "echo", "x".repeat(40), "日本", "語", "ソ", "表", "能", "ﾊﾝｶｸ", "é", "ß", "Ω", "“", "”", "‘", "’", "‚", "‛", "–", "\u00a0", "\u0085",
			"\u2028", "\u3000", "\ufeff", "\u200f", "e\u0301", "😀", "𠮷", "👩‍👩‍👧");
	private static final List<String> IMPOSSIBLE = List.of("\r", "\n", "\r\n", "\0", "\u0001", "\u0007", "\u001a", "\u001b", "\u007f", "\ud83d", "\ude00",
			"\ufffe", "\uffff");
	private static final int MOST_PARTS = 14;
	private static final int MOST_TRIES = 100;

	private final Random random;

	AwkwardText(final long seed) {
		random = new Random(seed);
	}

	/** A text; about one of ten holds what cannot be passed, one of two hundred is longer than a command line. */
	String next() {
		final StringBuilder text = new StringBuilder();
		for (int parts = random.nextInt(MOST_PARTS); parts > 0; parts--) {
			text.append(random.nextInt(12) == 0 ? anyCharacter() : pick(PARTS));
		}
		if (random.nextInt(10) == 0) {
			text.insert(random.nextInt(text.length() + 1), pick(IMPOSSIBLE));
		}
		if (random.nextInt(60) == 0) {
			text.append(pick(PARTS).repeat(random.nextInt(900)));
		}
		return text.toString();
	}

	private String anyCharacter() {
		// of any plane, assigned or not; the halves of pairs are among IMPOSSIBLE
		int character;
		do {
			character = ' ' + random.nextInt(random.nextBoolean() ? 0xffe0 : 0x10ffff - ' ');
		} while (character >= 0xd800 && character <= 0xdfff);
		return Character.toString(character);
	}

	private String pick(final List<String> from) {
		return from.get(random.nextInt(from.size()));
	}

	/** A text as small as can be found in some tries for which {@code property} is still true, as it is for {@code text}. */
	static String shrink(final String text, final Predicate<String> property) {
		final int[] tries = { MOST_TRIES };
		final Predicate<String> fails = shorter -> tries[0]-- > 0 && property.test(shorter);
		String smallest = text;
		for (int length = Math.max(1, text.length() / 2); length > 0; length /= 2) {
			for (int start = 0; start + length <= smallest.length();) {
				final String shorter = smallest.substring(0, start) + smallest.substring(start + length);
				if (fails.test(shorter)) {
					smallest = shorter;
				} else {
					start += length;
				}
			}
		}
		for (int place = 0; place < smallest.length(); place++) {
			final String plainer = smallest.substring(0, place) + 'a' + smallest.substring(place + 1);
			if (smallest.charAt(place) != 'a' && fails.test(plainer)) {
				smallest = plainer;
			}
		}
		return smallest;
	}

	/** With every character outside of printable ASCII by its number, for messages. */
	static String shown(final String text) {
		final StringBuilder shown = new StringBuilder();
		for (final char c : text.toCharArray()) {
			shown.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
		}
		return shown.toString();
	}
}
