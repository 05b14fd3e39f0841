package io.shuzen.windows.internal.quoting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.shuzen.core.probe.RegistryPath;
import io.shuzen.windows.internal.quoting.UnquotableException.Reason;

/**
 * Writes names and texts for the files that {@code reg.exe} imports, whose rules are its own: a key's name stands between brackets as it
 * is, a value's name and its text stand in quotation marks with backslash as the only escape. Command lines of {@code reg.exe} get
 * nothing but paths, as any program's arguments.
 */
public final class RegistrationFileQuoting {

	private RegistrationFileQuoting() {
	}

	/**
	 * A key's line.
	 *
	 * @param delete whether the line removes the key
	 * @throws UnquotableException when no line can hold the name
	 */
	public static String key(final RegistryPath path, final boolean delete) throws UnquotableException {
		final String name = path.hive().fullName() + (path.key().isEmpty() ? "" : '\\' + path.key());
		requireOneLine(name);
		return (delete ? "[-" : "[") + name + ']';
	}

	/**
	 * A value's name; an at sign for the default value, which has none.
	 *
	 * @throws UnquotableException when no line can hold the name
	 */
	public static String valueName(final String name) throws UnquotableException {
		requireOneLine(name);
		return name.isEmpty() ? "@" : quoted(name);
	}

	/** Whether a text can be written in quotation marks; how line breaks there are read differs between versions. */
	public static boolean isQuotable(final String text) {
		return text.chars().allMatch(c -> c >= ' ');
	}

	/** A text that {@link #isQuotable}. */
	public static String quoted(final String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/** What {@link #quoted} was made of; a backslash before any other character stands for that character. */
	public static String unquoted(final String quoted) {
		final StringBuilder plain = new StringBuilder(quoted.length());
		for (int i = 1; i < quoted.length() - 1; i++) {
			if (quoted.charAt(i) == '\\' && i + 1 < quoted.length() - 1) {
				i++;
			}
			plain.append(quoted.charAt(i));
		}
		return plain.toString();
	}

	/** UTF-16 with byte order mark. Unit by unit: names in the registry may hold halves of character pairs, which encoders replace. */
	public static byte[] encode(final String file) {
		final ByteBuffer bytes = ByteBuffer.allocate(2 + 2 * file.length()).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putChar('\ufeff');
		bytes.asCharBuffer().put(file);
		return bytes.array();
	}

	/** The counterpart of {@link #encode}. */
	public static String decode(final byte[] file) {
		final String text = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
		return text.startsWith("\ufeff") ? text.substring(1) : text;
	}

	private static void requireOneLine(final String name) throws UnquotableException {
		for (int i = 0; i < name.length(); i++) {
			final char c = name.charAt(i);
			if (c == '\r' || c == '\n' || c == '\0') {
				throw new UnquotableException(Reason.LINE_BREAK_IN_NAME, name);
			}
		}
	}
}
