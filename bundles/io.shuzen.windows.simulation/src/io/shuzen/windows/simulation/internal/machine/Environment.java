package io.shuzen.windows.simulation.internal.machine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folders that Windows names by environment variables. */
public final class Environment {

	private static final Map<String, String> MACHINE = Map.of("%PROGRAMDATA%", "C:\\ProgramData", "%PROGRAMFILES%",
			"C:\\Program Files", "%PROGRAMFILES(X86)%", "C:\\Program Files (x86)", "%SYSTEMROOT%", "C:\\Windows", "%WINDIR%",
			"C:\\Windows", "%SYSTEMDRIVE%", "C:");

	private static final Map<String, String> USER = Map.of("%USERPROFILE%", "", "%LOCALAPPDATA%", "\\AppData\\Local", "%APPDATA%",
			"\\AppData\\Roaming", "%TEMP%", "\\AppData\\Local\\Temp");

	private Environment() {
	}

	/**
	 * The path with its leading variable filled in; empty when it begins with an unknown one, or with a user's when no user is meant.
	 *
	 * @param profilePath the user's profile folder; null for the machine's
	 */
	public static Optional<String> expand(final String path, final String profilePath) {
		if (!path.startsWith("%")) {
			return Optional.of(path);
		}
		final int end = path.indexOf('%', 1);
		if (end < 0) {
			return Optional.empty();
		}
		final String variable = path.substring(0, end + 1).toUpperCase(Locale.ROOT);
		final String rest = path.substring(end + 1);
		if (MACHINE.containsKey(variable)) {
			return Optional.of(MACHINE.get(variable) + rest);
		}
		return profilePath == null || !USER.containsKey(variable) ? Optional.empty()
				: Optional.of(profilePath + USER.get(variable) + rest);
	}
}
