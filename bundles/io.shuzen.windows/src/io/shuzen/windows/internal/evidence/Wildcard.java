package io.shuzen.windows.internal.evidence;

import java.util.regex.Pattern;

/** PowerShell's wildcards {@code *} and {@code ?}, in any case. */
final class Wildcard {

	private Wildcard() {
	}

	static boolean isPattern(final String word) {
		return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
	}

	static boolean matches(final String pattern, final String name) {
		final StringBuilder expression = new StringBuilder();
		pattern.codePoints().forEach(c -> expression
				.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
		return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(name).matches();
	}
}
