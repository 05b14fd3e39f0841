package io.shuzen.windows.internal.quoting;

/**
 * Writes one argument so that the C runtime of the program that is started finds it in its argv (learn.microsoft.com: "Parsing C
 * command-line arguments"). Knows nothing of the shell in between.
 */
public final class ArgumentQuoting {

	private ArgumentQuoting() {
	}

	/** Always in quotation marks: whether a bare argument would do depends on the program. */
	public static String quote(final String argument) {
		final StringBuilder quoted = new StringBuilder(argument.length() + 2).append('"');
		int backslashes = 0;
		for (int i = 0; i < argument.length(); i++) {
			final char c = argument.charAt(i);
			if (c == '\\') {
				backslashes++;
				continue;
			}
			// backslashes count only before a quotation mark; there, each is written twice
			quoted.repeat('\\', c == '"' ? 2 * backslashes + 1 : backslashes).append(c);
			backslashes = 0;
		}
		return quoted.repeat('\\', 2 * backslashes).append('"').toString();
	}

	/** Whether the argument needs no quotation marks for any program and any shell. */
	public static boolean isPlain(final String argument) {
		return !argument.isEmpty() && argument.chars().allMatch(c -> c < 128
				&& (Character.isLetterOrDigit(c) || "\\/:.-_+*?=,@#$~".indexOf(c) >= 0));
	}
}
