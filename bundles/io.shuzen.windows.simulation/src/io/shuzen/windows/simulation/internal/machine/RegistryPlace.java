package io.shuzen.windows.simulation.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;

/**
 * Where a registry path leads on this machine: a hive and the names below it.
 *
 * @param hive  {@link #MACHINE}, or a security identifier (or {@code .DEFAULT}); empty for the root of all users' hives
 * @param names below the hive's root
 */
public record RegistryPlace(String hive, List<String> names) {

	public static final String MACHINE = "HKLM";

	private static final String REDIRECTED = "WOW6432Node";

	// both views see these alike (learn.microsoft.com: "Registry Keys Affected by WOW64")
	private static final Set<String> SHARED = Set.of("CLASSES", "CLIENTS", "POLICIES", "REGISTEREDAPPLICATIONS", "WOW6432NODE",
			"MICROSOFT\\COM3", "MICROSOFT\\CRYPTOGRAPHY\\CALAIS\\CURRENT", "MICROSOFT\\CRYPTOGRAPHY\\CALAIS\\READERS",
			"MICROSOFT\\CRYPTOGRAPHY\\SERVICES", "MICROSOFT\\CTF\\SYSTEMSHARED", "MICROSOFT\\CTF\\TIP", "MICROSOFT\\DFRG",
			"MICROSOFT\\DRIVER SIGNING", "MICROSOFT\\ENTERPRISECERTIFICATES", "MICROSOFT\\EVENTSYSTEM", "MICROSOFT\\MSMQ",
			"MICROSOFT\\NON-DRIVER SIGNING", "MICROSOFT\\NOTEPAD\\DEFAULTFONTS", "MICROSOFT\\OLE", "MICROSOFT\\RAS",
			"MICROSOFT\\RPC", "MICROSOFT\\SOFTWARE\\MICROSOFT\\SHARED TOOLS\\MSINFO", "MICROSOFT\\SYSTEMCERTIFICATES",
			"MICROSOFT\\TERMSERVLICENSING", "MICROSOFT\\TRANSACTIONSERVER",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\CONTROL PANEL\\CURSORS\\SCHEMES",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\EXPLORER\\AUTOPLAYHANDLERS",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\EXPLORER\\DRIVEICONS",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\EXPLORER\\KINDMAP", "MICROSOFT\\WINDOWS\\CURRENTVERSION\\GROUP POLICY",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\POLICIES", "MICROSOFT\\WINDOWS\\CURRENTVERSION\\PREVIEWHANDLERS",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\SETUP",
			"MICROSOFT\\WINDOWS\\CURRENTVERSION\\TELEPHONY\\LOCATIONS", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\CONSOLE",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\FONTDPI", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\FONTLINK",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\FONTMAPPER", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\FONTS",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\FONTSUBSTITUTES", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\GRE_INITIALIZE",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\IMAGE FILE EXECUTION OPTIONS",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\LANGUAGE PACK", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\NETWORKCARDS",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\PERFLIB", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\PORTS",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\PRINT", "MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\PROFILELIST",
			"MICROSOFT\\WINDOWS NT\\CURRENTVERSION\\TIME ZONES");

	public RegistryPlace {
		Objects.requireNonNull(hive);
		names = List.copyOf(names);
	}

	/**
	 * @param userSid whose hive {@code HKCU} is; may be null when the path is in another hive
	 */
	public static RegistryPlace of(final RegistryPath path, final RegistryView view, final String userSid) {
		final List<String> names = path.key().isEmpty() ? List.of() : List.of(path.key().split("\\\\"));
		return switch (path.hive()) {
		case LOCAL_MACHINE -> new RegistryPlace(MACHINE, redirected(names, view));
		case CURRENT_USER -> new RegistryPlace(Objects.requireNonNull(userSid), names);
		case USERS -> names.isEmpty() ? new RegistryPlace("", names)
				: new RegistryPlace(names.getFirst(), names.subList(1, names.size()));
		case CLASSES_ROOT -> {
			final List<String> classes = new ArrayList<>(List.of("SOFTWARE", "Classes"));
			classes.addAll(names);
			yield new RegistryPlace(MACHINE, classes);
		}
		};
	}

	private static List<String> redirected(final List<String> names, final RegistryView view) {
		if (view == RegistryView.BITS_64 || names.size() < 2 || !names.getFirst().equalsIgnoreCase("SOFTWARE")) {
			return names;
		}
		final String below = String.join("\\", names.subList(1, names.size())).toUpperCase(Locale.ROOT);
		if (SHARED.stream().anyMatch(shared -> below.equals(shared) || below.startsWith(shared + '\\'))) {
			return names;
		}
		final List<String> redirected = new ArrayList<>(names);
		redirected.add(1, REDIRECTED);
		return redirected;
	}

	/** A path of that hive in the words of {@code asked}, with its last names as they are stored. */
	public static RegistryPath inLettersOf(final RegistryPath asked, final List<String> storedNames) {
		if (asked.key().isEmpty()) {
			return asked;
		}
		final String[] names = asked.key().split("\\\\");
		final int count = Math.min(names.length, storedNames.size());
		for (int i = 1; i <= count; i++) {
			final String stored = storedNames.get(storedNames.size() - i);
			if (stored.equalsIgnoreCase(names[names.length - i])) {
				names[names.length - i] = stored;
			}
		}
		return new RegistryPath(asked.hive(), String.join("\\", names));
	}

	/** Whether a path leads into a user's or service's hive. */
	public static boolean isUserHive(final RegistryPath path) {
		return path.hive() == RegistryHive.CURRENT_USER || path.hive() == RegistryHive.USERS;
	}
}
