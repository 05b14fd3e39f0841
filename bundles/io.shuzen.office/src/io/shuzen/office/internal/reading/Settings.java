package io.shuzen.office.internal.reading;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code name : value} lines, as PowerShell's Format-List and other tools print them. Of a repeated name the first counts. */
public final class Settings {

	private static final Pattern LINE = Pattern.compile("^\\s*(-?[A-Za-z][^:]*?)\\s*:\\s*(.*?)\\s*$");

	private final Map<String, String> values = new LinkedHashMap<>();

	private Settings() {
	}

	public static Settings parse(final String output) {
		final Settings settings = new Settings();
		for (final String line : output.lines().toList()) {
			final Matcher matcher = LINE.matcher(line);
			if (matcher.matches()) {
				settings.values.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
			}
		}
		return settings;
	}

	public Optional<String> text(final String name) {
		return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
	}

	/** Whether it is {@code True} or {@code False}; empty for anything else. */
	public Optional<Boolean> flag(final String name) {
		return text(name).flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
		case "true", "yes" -> Optional.of(Boolean.TRUE);
		case "false", "no" -> Optional.of(Boolean.FALSE);
		default -> Optional.empty();
		});
	}

	public boolean isEmpty() {
		return values.isEmpty();
	}
}
