package io.shuzen.core.probe;

import java.util.Locale;
import java.util.Objects;

/**
 * The place of a registry key. Equal without regard to case, as the registry is.
 *
 * @param hive the root
 * @param key  the path below the root, separated by backslashes, without one at either end; empty for the root itself
 */
public record RegistryPath(RegistryHive hive, String key) {

	public RegistryPath {
		Objects.requireNonNull(hive);
		if (key.startsWith("\\") || key.endsWith("\\") || key.contains("\\\\")) {
			throw new IllegalArgumentException("empty name in registry path: " + key);
		}
		if (key.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("NUL in registry path");
		}
	}

	/**
	 * Parses {@code HKLM\Software\…} or {@code HKEY_LOCAL_MACHINE\Software\…}.
	 *
	 * @throws IllegalArgumentException when the root is unknown or a name is empty
	 */
	public static RegistryPath parse(final String path) {
		final int separator = path.indexOf('\\');
		final String root = separator < 0 ? path : path.substring(0, separator);
		final RegistryHive hive = RegistryHive.named(root)
				.orElseThrow(() -> new IllegalArgumentException("unknown registry root: " + root));
		return new RegistryPath(hive, separator < 0 ? "" : path.substring(separator + 1));
	}

	/** The last name; the hive's abbreviation for a root. */
	public String name() {
		return key.isEmpty() ? hive.abbreviation() : key.substring(key.lastIndexOf('\\') + 1);
	}

	public RegistryPath child(final String name) {
		return new RegistryPath(hive, key.isEmpty() ? name : key + '\\' + name);
	}

	/** Whether this is {@code ancestor} or lies below it. */
	public boolean isAtOrBelow(final RegistryPath ancestor) {
		if (hive != ancestor.hive) {
			return false;
		}
		final String mine = folded();
		final String theirs = ancestor.folded();
		return theirs.isEmpty() || mine.equals(theirs) || mine.startsWith(theirs + '\\');
	}

	/** The same place of one user: {@code HKCU\X} becomes {@code HKU\SID\X}; other hives stay. */
	public RegistryPath ofUser(final String sid) {
		return hive == RegistryHive.CURRENT_USER
				? new RegistryPath(RegistryHive.USERS, key.isEmpty() ? sid : sid + '\\' + key)
				: this;
	}

	private String folded() {
		return key.toUpperCase(Locale.ROOT);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final RegistryPath that && hive == that.hive && folded().equals(that.folded());
	}

	@Override
	public int hashCode() {
		return 31 * hive.hashCode() + folded().hashCode();
	}

	/** {@code HKLM\Software\…}. */
	@Override
	public String toString() {
		return key.isEmpty() ? hive.abbreviation() : hive.abbreviation() + '\\' + key;
	}
}
