package io.shuzen.windows.internal.quoting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes text for Windows PowerShell 5.1. Scripts are ASCII, whatever is written into them, and travel as {@code -EncodedCommand}, UTF-16
 * in Base64: no shell on the way can misunderstand them, and no code page can damage them.
 */
public final class PowerShellQuoting {

	private static final int LAST_ASCII = 0x7e;

	private PowerShellQuoting() {
	}

	/**
	 * A text as an argument or an operand: a literal between apostrophes, where only the apostrophe itself means something, or an
	 * expression in parentheses that adds other characters by their numbers.
	 */
	public static String literal(final String text) {
		final StringBuilder literal = new StringBuilder("'");
		boolean inside = true;
		boolean expression = false;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c < ' ' || c > LAST_ASCII) {
				literal.append(inside ? "'" : "").append(" + [char]0x").append(Integer.toHexString(c));
				inside = false;
				expression = true;
			} else {
				literal.append(inside ? "" : " + '").append(c == '\'' ? "''" : String.valueOf(c));
				inside = true;
			}
		}
		literal.append(inside ? "'" : "");
		return expression ? '(' + literal.toString() + ')' : literal.toString();
	}

	/** The value of {@code -EncodedCommand} for a script. */
	public static String encoded(final String script) {
		return Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
	}
}
