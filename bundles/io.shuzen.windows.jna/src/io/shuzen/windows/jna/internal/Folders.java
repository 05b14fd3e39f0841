package io.shuzen.windows.jna.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders that have other places on other machines. */
final class Folders {

	private static final Pattern VARIABLE = Pattern.compile("%([^%\\\\]+)%");
	private static final Map<String, String> IN_PROFILE = Map.of("USERPROFILE", "", "LOCALAPPDATA", "\\AppData\\Local",
			"APPDATA", "\\AppData\\Roaming", "TEMP", "\\AppData\\Local\\Temp");

	private final Supplier<Map<String, String>> variables;

	/** @param variables the machine's; asked each time */
	Folders(final Supplier<Map<String, String>> variables) {
		this.variables = variables;
	}

	/** A text with the machine's variables filled in, as far as they are known. */
	String expand(final String text) {
		final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		known.putAll(variables.get());
		return VARIABLE.matcher(text)
				.replaceAll(found -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
	}

	/**
	 * Resolves the placeholder a path may begin with.
	 *
	 * @param profile whose; empty for the machine's
	 * @return empty when the placeholder is not known
	 */
	Optional<String> resolve(final String path, final Optional<String> profile) {
		final Matcher matcher = VARIABLE.matcher(path);
		if (!matcher.lookingAt()) {
			return Optional.of(path);
		}
		final String rest = path.substring(matcher.end());
		final String name = matcher.group(1).toUpperCase(Locale.ROOT);
		if (profile.isPresent() && IN_PROFILE.containsKey(name)) {
			return Optional.of(profile.get() + IN_PROFILE.get(name) + rest);
		}
		final String expanded = expand(path);
		return IN_PROFILE.containsKey(name) || expanded.startsWith("%") ? Optional.empty() : Optional.of(expanded);
	}
}
