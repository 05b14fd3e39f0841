package io.shuzen.windows.internal.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.internal.parse.RegQueryOutput;

/**
 * Registry keys in output of {@code reg query} or in registration files whose command line nobody recorded. A key that was printed with
 * keys below it was printed with everything below it; of keys above the printed ones, only what was printed is known.
 */
final class PrintedKeys {

	/**
	 * What one place in the output answers.
	 *
	 * @param probe    the question
	 * @param identity whose
	 * @param key      the answer
	 */
	record Printed(RegistryProbe probe, Identity identity, RegistryKey key) {
	}

	private static final Pattern OF_USER = Pattern.compile("(?i)(S-1-(?:5-21|12-1)(?:-\\d{1,10}){4})(?:\\\\(.*))?");
	private static final Pattern VIEW_32 = Pattern.compile("(?i)SOFTWARE\\\\Wow6432Node\\\\(.+)");

	private record Place(Identity identity, RegistryView view, RegistryHive hive) {
	}

	private final Map<Place, Map<RegistryPath, List<RegistryValue>>> places = new LinkedHashMap<>();

	/**
	 * Adds what an output holds.
	 *
	 * @param keys   every key with its values
	 * @param runner whose keys of the current user are
	 * @return the answers it gives by itself
	 */
	List<Printed> add(final Map<RegistryPath, List<RegistryValue>> keys, final Identity runner) {
		final Map<Place, Map<RegistryPath, List<RegistryValue>>> added = new LinkedHashMap<>();
		keys.forEach((path, values) -> sort(added, path, values, runner));
		final List<Printed> printed = new ArrayList<>();
		added.forEach((place, found) -> {
			found.forEach((path, values) -> places.computeIfAbsent(place, key -> new LinkedHashMap<>()).merge(path, values,
					(former, other) -> former.isEmpty() ? other : former));
			printed.addAll(topmost(place, found));
		});
		return printed;
	}

	private static void sort(final Map<Place, Map<RegistryPath, List<RegistryValue>>> added, final RegistryPath path,
			final List<RegistryValue> values, final Identity runner) {
		final Identity identity = path.hive() == RegistryHive.CURRENT_USER ? runner : Identity.ADMINISTRATOR;
		if (path.hive() == RegistryHive.CURRENT_USER && identity.equals(Identity.ADMINISTRATOR)) {
			return;
		}
		put(added, new Place(identity, RegistryView.BITS_64, path.hive()), path, values);
		final Matcher view32 = VIEW_32.matcher(path.key());
		if (path.hive() == RegistryHive.LOCAL_MACHINE && view32.matches()) {
			put(added, new Place(identity, RegistryView.BITS_32, path.hive()),
					new RegistryPath(path.hive(), "SOFTWARE\\" + view32.group(1)), values);
		}
		final Matcher user = OF_USER.matcher(path.key());
		if (path.hive() == RegistryHive.USERS && user.matches()) {
			final RegistryHive own = RegistryHive.CURRENT_USER;
			put(added, new Place(Identity.user(user.group(1).toUpperCase(Locale.ROOT)), RegistryView.BITS_64, own),
					new RegistryPath(own, user.group(2) == null ? "" : user.group(2)), values);
		}
	}

	private static void put(final Map<Place, Map<RegistryPath, List<RegistryValue>>> added, final Place place,
			final RegistryPath path, final List<RegistryValue> values) {
		added.computeIfAbsent(place, key -> new LinkedHashMap<>()).merge(path, values,
				(former, other) -> former.isEmpty() ? other : former);
	}

	private static List<Printed> topmost(final Place place, final Map<RegistryPath, List<RegistryValue>> keys) {
		final List<Printed> printed = new ArrayList<>();
		for (final RegistryPath path : keys.keySet()) {
			if (keys.keySet().stream().noneMatch(other -> !other.equals(path) && path.isAtOrBelow(other))) {
				// subkeys that were printed by name only are those of a query that did not descend
				final boolean deep = keys.entrySet().stream()
						.anyMatch(each -> !each.getKey().equals(path) && each.getKey().isAtOrBelow(path) && !each.getValue().isEmpty());
				final boolean shallow = !deep && keys.keySet().stream().anyMatch(other -> !other.equals(path) && other.isAtOrBelow(path));
				printed.add(new Printed(new RegistryProbe(path, place.view(), !shallow), place.identity(),
						RegQueryOutput.key(keys, path, !shallow)));
			}
		}
		return printed;
	}

	/** What was printed of the key and below it; empty when nothing was. */
	Optional<RegistryKey> answer(final RegistryProbe probe, final Identity identity) {
		final Map<RegistryPath, List<RegistryValue>> keys = places.getOrDefault(
				new Place(probe.path().hive() == RegistryHive.CURRENT_USER ? identity : Identity.ADMINISTRATOR, probe.view(),
						probe.path().hive()),
				Map.of());
		return keys.keySet().stream().anyMatch(path -> path.isAtOrBelow(probe.path()))
				? Optional.of(RegQueryOutput.key(keys, probe.path(), probe.recursive()))
				: Optional.empty();
	}
}
