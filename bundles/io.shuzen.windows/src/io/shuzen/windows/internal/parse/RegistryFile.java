package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.windows.data.RegistryBytes;
import io.shuzen.windows.internal.quoting.RegistrationFileQuoting;
import io.shuzen.windows.internal.quoting.UnquotableException;

/**
 * Registration files (.reg, "Windows Registry Editor Version 5.00"): the form in which {@code reg export} saves a key without losing
 * anything and {@code reg import} takes it back.
 */
public final class RegistryFile {

	/** The first line of every file. */
	public static final String HEADER = "Windows Registry Editor Version 5.00";

	private static final Pattern HEX = Pattern.compile("hex(?:\\(([0-9a-fA-F]+)\\))?:(.*)", Pattern.DOTALL);

	private RegistryFile() {
	}

	/**
	 * Reads an export.
	 *
	 * @param text  the file, decoded
	 * @param root  the key that was exported, as it shall be called in the result
	 * @param where the key's path in the file; differs from {@code root} when a user's hive was exported as {@code HKU\SID}
	 * @return empty when the key is not in the file
	 * @throws IllegalArgumentException when the file is damaged
	 */
	public static Optional<RegistryKey> parse(final String text, final RegistryPath root, final RegistryPath where) {
		final Map<RegistryPath, List<RegistryValue>> keys = new LinkedHashMap<>();
		List<RegistryValue> current = null;
		boolean headed = false;
		final List<String> lines = logicalLines(text, true);
		for (final String line : lines) {
			if (!headed) {
				headed = line.strip().equals(HEADER);
				if (!headed && !line.isBlank()) {
					throw new IllegalArgumentException("no registration file: " + line);
				}
			} else if (line.startsWith("[") && line.endsWith("]")) {
				final RegistryPath path = RegistryPath.parse(line.substring(1, line.length() - 1));
				current = path.isAtOrBelow(where) ? keys.computeIfAbsent(path, key -> new ArrayList<>()) : null;
			} else if (!line.isBlank() && !line.startsWith(";") && current != null) {
				current.add(value(line));
			}
		}
		return keys.isEmpty() ? Optional.empty()
				: Optional.of(new KeyTree(root, where).build(keys, true));
	}

	/**
	 * Every key in a file somebody exported, with its values. Unlike {@link #parse} it takes what it can: a damaged line is left out, and
	 * the headline of older files is understood.
	 */
	public static Map<RegistryPath, List<RegistryValue>> keys(final String text) {
		final Map<RegistryPath, List<RegistryValue>> keys = new LinkedHashMap<>();
		List<RegistryValue> current = null;
		for (final String line : logicalLines(text, false)) {
			try {
				if (line.startsWith("[") && line.stripTrailing().endsWith("]")) {
					final String name = line.stripTrailing();
					current = keys.computeIfAbsent(RegistryPath.parse(name.substring(1, name.length() - 1)), key -> new ArrayList<>());
				} else if (!line.isBlank() && !line.startsWith(";") && current != null) {
					current.add(value(line));
				}
			} catch (final IllegalArgumentException e) {
				// of a key whose name is damaged, the values are nobody's
				current = line.startsWith("[") ? null : current;
			}
		}
		return keys;
	}

	/** A file that sets values and removes keys and values; in the order keys are removed, values removed, values set. */
	public static final class Edit {

		private final StringBuilder text = new StringBuilder(HEADER).append("\r\n");

		/** @throws UnquotableException when a file cannot name the key */
		public Edit deleteKey(final RegistryPath path) throws UnquotableException {
			text.append("\r\n").append(RegistrationFileQuoting.key(path, true)).append("\r\n");
			return this;
		}

		/**
		 * Makes the key if it is not there, and removes and sets values.
		 *
		 * @throws UnquotableException when a file cannot name the key or one of the values
		 */
		public Edit key(final RegistryPath path, final Collection<String> removed, final Collection<RegistryValue> set)
				throws UnquotableException {
			text.append("\r\n").append(RegistrationFileQuoting.key(path, false)).append("\r\n");
			for (final String name : removed) {
				text.append(RegistrationFileQuoting.valueName(name)).append("=-\r\n");
			}
			for (final RegistryValue value : set) {
				text.append(RegistrationFileQuoting.valueName(value.name())).append('=').append(data(value)).append("\r\n");
			}
			return this;
		}

		/** UTF-16 with byte order mark, as regedit writes it. */
		public byte[] content() {
			return RegistrationFileQuoting.encode(text + "\r\n");
		}
	}

	private static String data(final RegistryValue value) {
		if (value.type() == RegistryValueType.REG_DWORD && value.data() instanceof RegistryData.Number(final long number)) {
			return "dword:%08x".formatted(number);
		}
		if (value.type() == RegistryValueType.REG_SZ && value.data() instanceof RegistryData.Text(final String text)
				&& RegistrationFileQuoting.isQuotable(text)) {
			return RegistrationFileQuoting.quoted(text);
		}
		// bytes carry everything
		final String prefix = value.type() == RegistryValueType.REG_BINARY ? "hex:"
				: "hex(%x):".formatted(value.type().number());
		return prefix + HexFormat.ofDelimiter(",").formatHex(RegistryBytes.of(value));
	}

	private static RegistryValue value(final String line) {
		final int nameEnd = nameEnd(line);
		final int equals = nameEnd < 0 ? -1 : line.indexOf('=', nameEnd);
		if (equals < 0 || !line.substring(nameEnd, equals).isBlank()) {
			throw new IllegalArgumentException("no value: " + line);
		}
		final String name = line.charAt(0) == '@' ? "" : RegistrationFileQuoting.unquoted(line.substring(0, nameEnd));
		final String raw = line.substring(equals + 1).stripLeading();
		final String data = raw.strip();
		if (data.startsWith("\"")) {
			final int end = raw.lastIndexOf('"');
			if (end == 0) {
				throw new IllegalArgumentException("text without end: " + line);
			}
			return RegistryValue.text(name, RegistrationFileQuoting.unquoted(raw.substring(0, end + 1)));
		}
		if (data.regionMatches(true, 0, "dword:", 0, 6)) {
			// regedit lets a comment follow
			return RegistryValue.number(name, Long.parseLong(data.substring(6).replaceFirst(";.*", "").strip(), 16));
		}
		final Matcher hex = HEX.matcher(data);
		if (!hex.matches()) {
			throw new IllegalArgumentException("unknown data: " + line);
		}
		final int number = hex.group(1) == null ? RegistryValueType.REG_BINARY.number() : Integer.parseInt(hex.group(1), 16);
		final String digits = hex.group(2).replaceAll("[\\s,]", "");
		for (final RegistryValueType type : RegistryValueType.values()) {
			if (type.number() == number) {
				return RegistryBytes.value(name, type, HexFormat.of().parseHex(digits));
			}
		}
		throw new IllegalArgumentException("unknown type of value: " + line);
	}

	/**
	 * Lines with continued ones joined: hex data goes on after a backslash, quoted text goes on until its closing mark.
	 *
	 * @param whole whether a value without an end makes the file invalid, or ends where the next key begins
	 */
	private static List<String> logicalLines(final String text, final boolean whole) {
		final List<String> logical = new ArrayList<>();
		final StringBuilder pending = new StringBuilder();
		String lineEnd = "";
		for (int start = 0; start <= text.length();) {
			final int newline = text.indexOf('\n', start);
			final int next = newline < 0 ? text.length() + 1 : newline + 1;
			final int end = newline < 0 ? text.length() : newline > start && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
			final String line = text.substring(start, end);
			if (!whole && !pending.isEmpty() && line.startsWith("[HKEY_")) {
				pending.setLength(0);
			}
			if (pending.isEmpty()) {
				pending.append(line);
			} else if (pending.charAt(pending.length() - 1) == '\\' && isHex(pending)) {
				pending.setLength(pending.length() - 1);
				pending.append(line.strip());
			} else {
				pending.append(lineEnd).append(line);
			}
			if (isHex(pending) ? pending.charAt(pending.length() - 1) != '\\' : !hasOpenQuote(pending)) {
				logical.add(pending.toString());
				pending.setLength(0);
			}
			lineEnd = text.substring(end, Math.min(next, text.length()));
			start = next;
		}
		if (whole && !pending.isEmpty()) {
			throw new IllegalArgumentException("the file ends within a value");
		}
		return logical;
	}

	/** Where a line's name ends, an at sign or a text in quotation marks; negative when it does not begin with one. */
	private static int nameEnd(final CharSequence line) {
		if (!line.isEmpty() && line.charAt(0) == '@') {
			return 1;
		}
		if (line.isEmpty() || line.charAt(0) != '"') {
			return -1;
		}
		for (int i = 1; i < line.length(); i++) {
			if (line.charAt(i) == '\\') {
				i++;
			} else if (line.charAt(i) == '"') {
				return i + 1;
			}
		}
		return -1;
	}

	private static boolean isHex(final CharSequence line) {
		final int nameEnd = nameEnd(line);
		return nameEnd >= 0 && HEX_DATA.matcher(line.subSequence(nameEnd, Math.min(line.length(), nameEnd + 40))).lookingAt();
	}

	private static final Pattern HEX_DATA = Pattern.compile("\\s*=\\s*hex");

	private static boolean hasOpenQuote(final CharSequence line) {
		if (line.isEmpty() || line.charAt(0) == '[' || line.charAt(0) == ';') {
			return false;
		}
		boolean open = false;
		for (int i = 0; i < line.length(); i++) {
			if (line.charAt(i) == '\\' && open) {
				i++;
			} else if (line.charAt(i) == '"') {
				open = !open;
			}
		}
		return open;
	}
}
