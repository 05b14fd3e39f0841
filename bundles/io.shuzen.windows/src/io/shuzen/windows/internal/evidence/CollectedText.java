package io.shuzen.windows.internal.evidence;

import java.util.regex.Pattern;

/** Takes off what got into a text on its way here: colours of a console, characters without a meaning, and the marks of quoted mail. */
final class CollectedText {

	// sequences by which programs colour a console (ECMA-48), and what else is no text; UTF-16 appended to other text leaves zeros
	private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufeff]");
	private static final Pattern QUOTED = Pattern.compile("(?m)^(?:> ?)+(?=[ \\t\\r+|A-Za-z]|$)");
	private static final int QUOTED_LINES = 5;

	private CollectedText() {
	}

	static String clean(final String text) {
		final String plain = hasControls(text) ? CONTROL.matcher(text).replaceAll("") : text;
		// a single mark is something else: quser marks the session of whoever asks
		return plain.contains("\n>") && QUOTED.matcher(plain).results().limit(QUOTED_LINES).count() == QUOTED_LINES
				? QUOTED.matcher(plain).replaceAll("")
				: plain;
	}

	private static boolean hasControls(final String text) {
		return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f || c == 0xfeff);
	}
}
