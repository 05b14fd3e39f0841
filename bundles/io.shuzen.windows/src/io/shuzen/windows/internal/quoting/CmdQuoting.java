package io.shuzen.windows.internal.quoting;

import io.shuzen.windows.internal.quoting.UnquotableException.Reason;

/**
 * Writes a program's arguments as part of a line of a batch file that cmd.exe runs. Between quotation marks cmd takes everything but the
 * percent sign as it stands, so an argument without a quotation mark is simply put between two; with one, every character that means
 * something is escaped by a caret, the quotation marks too, so that cmd never believes itself inside of any.
 */
public final class CmdQuoting {

	/** How long a line cmd.exe takes (learn.microsoft.com: "Command prompt (Cmd.exe) command-line string limitation"). */
	public static final int LONGEST_LINE = 8_191;

	private static final String SPECIAL = "()%!^\"<>&|";

	private CmdQuoting() {
	}

	/**
	 * @return the argument for a batch file, percent signs doubled
	 * @throws UnquotableException when cmd cannot pass it on unchanged
	 */
	public static String forBatchFile(final String argument) throws UnquotableException {
		requirePassable(argument);
		if (ArgumentQuoting.isPlain(argument)) {
			return argument;
		}
		final String quoted = ArgumentQuoting.quote(argument);
		if (argument.indexOf('"') < 0) {
			return quoted.replace("%", "%%");
		}
		final StringBuilder escaped = new StringBuilder();
		for (int i = 0; i < quoted.length(); i++) {
			final char c = quoted.charAt(i);
			if (c == '%') {
				escaped.append("%%");
			} else {
				escaped.append(SPECIAL.indexOf(c) >= 0 ? "^" : "").append(c);
			}
		}
		return escaped.toString();
	}

	/** @throws UnquotableException when no line of cmd.exe can hold {@code text} */
	public static void requirePassable(final String text) throws UnquotableException {
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c == '\r' || c == '\n') {
				throw new UnquotableException(Reason.LINE_BREAK, text);
			}
			if (c < ' ' && c != '\t' || c == 0x7f) {
				throw new UnquotableException(Reason.CONTROL_CHARACTER, text);
			}
			// the definition of a scheduled task is XML, which has no way to write these two
			if (c == '\ufffe' || c == '\uffff') {
				throw new UnquotableException(Reason.NO_CHARACTER, text);
			}
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
			} else if (Character.isSurrogate(c)) {
				throw new UnquotableException(Reason.HALF_CHARACTER, text);
			}
		}
		if (text.length() > LONGEST_LINE) {
			throw new UnquotableException(Reason.TOO_LONG, text);
		}
	}
}
