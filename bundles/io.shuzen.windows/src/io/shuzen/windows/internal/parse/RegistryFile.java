package io.shuzen.windows.internal.parse;

import java.nio.charset.StandardCharsets;
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

/**
 * Registration files (.reg, "Windows Registry Editor Version 5.00"): the form in which {@code reg export} saves a key without losing
 * anything and {@code reg import} takes it back.
 */
public final class RegistryFile {

	/** The first line of every file. */
	public static final String HEADER = "Windows Registry Editor Version 5.00";

	// name or @, then what follows the equals sign
	private static final Pattern VALUE = Pattern.compile("(?:@|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*=(.*)", Pattern.DOTALL);
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

		public Edit deleteKey(final RegistryPath path) {
			text.append("\r\n[-").append(full(path)).append("]\r\n");
			return this;
		}

		/** Makes the key if it is not there, and removes and sets values. */
		public Edit key(final RegistryPath path, final Collection<String> removed, final Collection<RegistryValue> set) {
			text.append("\r\n[").append(full(path)).append("]\r\n");
			removed.forEach(name -> text.append(name(name)).append("=-\r\n"));
			set.forEach(value -> text.append(name(value.name())).append('=').append(data(value)).append("\r\n"));
			return this;
		}

		/** UTF-16 with byte order mark, as regedit writes it. */
		public byte[] content() {
			return ('\ufeff' + text.toString() + "\r\n").getBytes(StandardCharsets.UTF_16LE);
		}
	}

	private static String full(final RegistryPath path) {
		final String name = path.hive().fullName() + (path.key().isEmpty() ? "" : '\\' + path.key());
		if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0) {
			throw new IllegalArgumentException("a registration file cannot hold a key name with a line break: " + name);
		}
		return name;
	}

	private static String name(final String name) {
		if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("a registration file cannot hold a value name with a line break: " + name);
		}
		return name.isEmpty() ? "@" : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private static String data(final RegistryValue value) {
		if (value.type() == RegistryValueType.REG_DWORD && value.data() instanceof RegistryData.Number(final long number)) {
			return "dword:%08x".formatted(number);
		}
		if (value.type() == RegistryValueType.REG_SZ && value.data() instanceof RegistryData.Text(final String text)
				&& text.chars().allMatch(c -> c >= ' ')) {
			return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		}
		// bytes carry everything; how line breaks in quoted text are read differs between versions
		final String prefix = value.type() == RegistryValueType.REG_BINARY ? "hex:"
				: "hex(%x):".formatted(value.type().number());
		return prefix + HexFormat.ofDelimiter(",").formatHex(RegistryBytes.of(value));
	}

	private static RegistryValue value(final String line) {
		final Matcher matcher = VALUE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("no value: " + line);
		}
		final String name = matcher.group(1) == null ? "" : unescape(matcher.group(1));
		final String data = matcher.group(2).strip();
		if (data.startsWith("\"")) {
			final String raw = matcher.group(2).stripLeading();
			final int end = raw.lastIndexOf('"');
			if (end == 0) {
				throw new IllegalArgumentException("text without end: " + line);
			}
			return RegistryValue.text(name, unescape(raw.substring(1, end)));
		}
		if (data.regionMatches(true, 0, "dword:", 0, 6)) {
			return RegistryValue.number(name, Long.parseLong(data.substring(6).strip(), 16));
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

	private static String unescape(final String text) {
		final StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				i++;
				plain.append(text.charAt(i));
			} else {
				plain.append(c);
			}
		}
		return plain.toString();
	}

	/**
	 * Lines with continued ones joined: hex data goes on after a backslash, quoted text goes on until its closing mark.
	 *
	 * @param whole whether a value without an end makes the file invalid, or ends where the next key begins
	 */
	private static List<String> logicalLines(final String text, final boolean whole) {
		final List<String> logical = new ArrayList<>();
		final StringBuilder pending = new StringBuilder();
		for (final String line : text.split("\r\n|\n", -1)) {
			if (!whole && !pending.isEmpty() && line.startsWith("[HKEY_")) {
				pending.setLength(0);
			}
			if (pending.isEmpty()) {
				pending.append(line);
			} else if (pending.charAt(pending.length() - 1) == '\\' && isHex(pending)) {
				pending.setLength(pending.length() - 1);
				pending.append(line.strip());
			} else {
				pending.append("\r\n").append(line);
			}
			if (isHex(pending) ? pending.charAt(pending.length() - 1) != '\\' : !hasOpenQuote(pending)) {
				logical.add(pending.toString());
				pending.setLength(0);
			}
		}
		if (whole && !pending.isEmpty()) {
			throw new IllegalArgumentException("the file ends within a value");
		}
		return logical;
	}

	private static boolean isHex(final CharSequence line) {
		return HEX_LINE.matcher(line).lookingAt();
	}

	private static final Pattern HEX_LINE = Pattern.compile("(?:@|\"(?:[^\"\\\\]|\\\\.)*\")\\s*=\\s*hex", Pattern.DOTALL);

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
