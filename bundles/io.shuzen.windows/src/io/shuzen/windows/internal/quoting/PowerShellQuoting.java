package io.shuzen.windows.internal.quoting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes text for Windows PowerShell 5.1. Scripts travel as {@code -EncodedCommand}, UTF-16 in Base64: no shell on the way can
 * misunderstand them, and no code page can damage them.
 */
public final class PowerShellQuoting {

	private PowerShellQuoting() {
	}

	/** A string literal: between apostrophes only the apostrophe itself means something, in any of the forms PowerShell takes for one. */
	public static String literal(final String text) {
		final StringBuilder literal = new StringBuilder("'");
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			// about_Quoting_Rules: the typographic apostrophes close a literal as the plain one does
			literal.append(c).append(c == '\'' || c >= '‘' && c <= '‛' ? String.valueOf(c) : "");
		}
		return literal.append('\'').toString();
	}

	/** The value of {@code -EncodedCommand} for a script. */
	public static String encoded(final String script) {
		return Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
	}
}
