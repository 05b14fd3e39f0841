package io.shuzen.transport.ssh.internal;

import java.util.List;
import java.util.regex.Pattern;

/** OpenSSH's lists of patterns (ssh_config(5), PATTERNS): {@code *} and {@code ?} over the whole text, {@code !} excludes. */
final class HostPatterns {

	private HostPatterns() {
	}

	/** Whether one of the patterns fits and none that is negated does. */
	static boolean match(final List<String> patterns, final String text) {
		boolean found = false;
		for (final String pattern : patterns) {
			final boolean negated = pattern.startsWith("!");
			if (glob(negated ? pattern.substring(1) : pattern).matcher(text).matches()) {
				if (negated) {
					return false;
				}
				found = true;
			}
		}
		return found;
	}

	/** One pattern, in any case. */
	static Pattern glob(final String pattern) {
		final StringBuilder expression = new StringBuilder();
		for (final char c : pattern.toCharArray()) {
			expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
		}
		return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
	}
}
