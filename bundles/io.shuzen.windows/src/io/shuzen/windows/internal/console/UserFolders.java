package io.shuzen.windows.internal.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.WindowsUser;

/**
 * Where a user's own folders are. They lie below the profile unless somebody moved them, and then the user's registry says where to
 * ("User Shell Folders", and the variable TEMP); of a user who is not signed in, the usual places are taken.
 */
record UserFolders(String profile, String local, String roaming, String temporary) {

	/** What must be read of each user. */
	static final RegistryProbe FOLDERS = RegistryProbe
			.key("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders");
	static final RegistryProbe ENVIRONMENT = RegistryProbe.key("HKCU\\Environment");

	static UserFolders usual(final String profile) {
		return new UserFolders(profile, profile + "\\AppData\\Local", profile + "\\AppData\\Roaming", profile + "\\AppData\\Local\\Temp");
	}

	static UserFolders of(final WindowsUser user, final List<Fact<?>> facts) {
		final UserFolders usual = usual(user.profilePath());
		final String local = moved(user, facts, FOLDERS, "Local AppData").orElse(usual.local);
		return new UserFolders(user.profilePath(), local, moved(user, facts, FOLDERS, "AppData").orElse(usual.roaming),
				moved(user, facts, ENVIRONMENT, "TEMP").orElse(local + "\\Temp"));
	}

	private static Optional<String> moved(final WindowsUser user, final List<Fact<?>> facts, final RegistryProbe probe, final String name) {
		return facts.stream().filter(fact -> fact.probe().equals(probe) && fact.identity().equals(Identity.user(user.sid())))
				.flatMap(fact -> fact.answer().asOptional().stream()).map(RegistryKey.class::cast).flatMap(key -> key.value(name).stream())
				.map(value -> value.data() instanceof RegistryData.Text(final String text) ? text : "").map(usual -> expanded(usual, user))
				// a variable that stands for something else, or a place in the network: better the usual one than a wrong one
				.filter(path -> path.matches("[A-Za-z]:\\\\[^%]*")).findFirst();
	}

	private static String expanded(final String path, final WindowsUser user) {
		return path.regionMatches(true, 0, "%USERPROFILE%", 0, 13) ? user.profilePath() + path.substring(13) : path;
	}

	/** A path with the user's placeholder at its beginning filled in; anything else stays. */
	String resolve(final String path) {
		final int end = path.indexOf('%', 1);
		if (!path.startsWith("%") || end < 0) {
			return path;
		}
		final String folder = switch (path.substring(1, end).toUpperCase(Locale.ROOT)) {
		case "USERPROFILE" -> profile;
		case "LOCALAPPDATA" -> local;
		case "APPDATA" -> roaming;
		case "TEMP" -> temporary;
		default -> null;
		};
		return folder == null ? path : folder + path.substring(end + 1);
	}
}
