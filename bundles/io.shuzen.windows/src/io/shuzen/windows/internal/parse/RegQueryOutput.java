package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;

/**
 * What {@code reg query} prints. Keys stand at the margin under their full names, values four spaces in; the names of hives and types
 * are never translated, the name of the default value is. A line that is neither belongs to the text of the value before it: reg prints
 * line breaks in data as they are.
 */
public final class RegQueryOutput {

	private static final Pattern VALUE = Pattern.compile(" {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?");
	// in parentheses, and in whatever language: (Default), (既定), (Standard)
	private static final Pattern DEFAULT_NAME = Pattern.compile("[(<（].+[)>）]");

	private RegQueryOutput() {
	}

	/**
	 * @param output    of {@code reg query KEY} with or without {@code /s}
	 * @param root      how the key shall be called in the result
	 * @param where     the path that was queried
	 * @param recursive whether {@code /s} was given
	 * @return empty when the output does not hold the key
	 */
	public static Optional<RegistryKey> parse(final String output, final RegistryPath root, final RegistryPath where,
			final boolean recursive) {
		final Map<RegistryPath, List<RegistryValue>> keys = keys(output, Optional.of(where));
		return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyTree(root, where).build(keys, recursive));
	}

	/** Every key in the output, with its values. */
	public static Map<RegistryPath, List<RegistryValue>> keys(final String output) {
		return keys(output, Optional.empty());
	}

	private static Map<RegistryPath, List<RegistryValue>> keys(final String output, final Optional<RegistryPath> where) {
		final Map<RegistryPath, List<RegistryValue>> keys = new LinkedHashMap<>();
		List<RegistryValue> current = null;
		boolean afterValue = false;
		boolean afterBlank = true;
		for (final String line : output.split("\r\n|\n|\r(?!\n)", -1)) {
			final Optional<RegistryPath> path = key(line);
			final boolean wanted = path.isPresent() && (where.isEmpty() || path.get().isAtOrBelow(where.get()));
			if (path.isPresent() && !wanted && (afterBlank || !afterValue)) {
				// another query's output in the same file; within data, a line may well look like a key
				current = null;
				continue;
			}
			if (where.isEmpty() && afterBlank && !line.isBlank() && !line.startsWith(" ")) {
				// of a collection it is likelier that something else begins than that a value's text holds a blank line
				afterValue = false;
			}
			afterBlank = line.isBlank();
			if (wanted) {
				current = keys.computeIfAbsent(path.get(), name -> new ArrayList<>());
				afterValue = false;
				continue;
			}
			final Matcher value = VALUE.matcher(line);
			if (value.matches() && RegistryValueType.named(value.group(2)).isPresent()) {
				if (current != null) {
					current.add(value(value.group(1), RegistryValueType.named(value.group(2)).get(),
							value.group(3) == null ? "" : value.group(3), current.isEmpty()));
					afterValue = true;
				}
			} else if (afterValue && current != null) {
				continueText(current, line);
			}
		}
		keys.replaceAll((name, values) -> values.stream().map(RegQueryOutput::withoutTrailingBreaks).toList());
		return keys;
	}

	/**
	 * One of several keys with what is below it.
	 *
	 * @param keys every key with its values
	 * @param path the wanted one; it need not be among them when one below it is
	 * @param deep whether the subkeys' content is wanted, else their names
	 */
	public static RegistryKey key(final Map<RegistryPath, List<RegistryValue>> keys, final RegistryPath path, final boolean deep) {
		final Map<RegistryPath, List<RegistryValue>> below = new LinkedHashMap<>(keys);
		below.keySet().removeIf(each -> !each.isAtOrBelow(path));
		return new KeyTree(path, path).build(below, deep);
	}

	private static Optional<RegistryPath> key(final String line) {
		if (!line.startsWith("HKEY_")) {
			return Optional.empty();
		}
		final int end = line.indexOf('\\');
		final Optional<RegistryHive> hive = RegistryHive.named(end < 0 ? line.stripTrailing() : line.substring(0, end));
		if (hive.isEmpty()) {
			return Optional.empty();
		}
		try {
			// a trailing blank may have got in when the output was copied by hand; a key's own is rarer than that
			return Optional.of(new RegistryPath(hive.get(), end < 0 ? "" : line.substring(end + 1).stripTrailing()));
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static RegistryValue value(final String printedName, final RegistryValueType type, final String printed,
			final boolean first) {
		final String name = first && DEFAULT_NAME.matcher(printedName).matches() ? "" : printedName;
		try {
			return switch (type) {
			case REG_SZ, REG_EXPAND_SZ, REG_LINK -> new RegistryValue(name, type, new RegistryData.Text(printed));
			case REG_MULTI_SZ -> new RegistryValue(name, type, new RegistryData.TextList(
					printed.isEmpty() ? List.of() : List.of(printed.replaceFirst("(\\\\0)+$", "").split("\\\\0", -1))));
			case REG_DWORD, REG_QWORD -> new RegistryValue(name, type, number(printed.strip()));
			default -> new RegistryValue(name, type, new RegistryData.Binary(printed.strip()));
			};
		} catch (final IllegalArgumentException e) {
			// what the declared type cannot hold is kept as the characters that were printed
			return new RegistryValue(name, RegistryValueType.REG_SZ, new RegistryData.Text(printed));
		}
	}

	private static RegistryData number(final String printed) {
		final String digits = printed.toLowerCase(java.util.Locale.ROOT).startsWith("0x") ? printed.substring(2) : printed;
		return digits.matches("[0-9a-fA-F]{1,16}") ? new RegistryData.Number(Long.parseUnsignedLong(digits, 16))
				: new RegistryData.Binary(HexFormat.of().formatHex(printed.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
	}

	private static void continueText(final List<RegistryValue> values, final String line) {
		final RegistryValue last = values.getLast();
		if (last.data() instanceof RegistryData.Text(final String text)) {
			values.set(values.size() - 1, new RegistryValue(last.name(), last.type(), new RegistryData.Text(text + "\r\n" + line)));
		}
	}

	/** The blank lines between keys look like line breaks at the end of the last value's text, and are taken back. */
	private static RegistryValue withoutTrailingBreaks(final RegistryValue value) {
		if (value.data() instanceof RegistryData.Text(final String text) && text.endsWith("\r\n")) {
			return new RegistryValue(value.name(), value.type(), new RegistryData.Text(text.replaceFirst("(\r\n)+$", "")));
		}
		return value;
	}
}
