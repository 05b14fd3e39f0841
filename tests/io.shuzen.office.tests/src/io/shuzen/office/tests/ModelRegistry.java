package io.shuzen.office.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;

/** One registry hive set of a {@link ModelMachine}: a user's HKCU, or the machine's hives in one view. */
final class ModelRegistry {

	private record Key(RegistryPath path, Map<String, RegistryValue> values) {
	}

	private final Map<String, Key> keys = new TreeMap<>();

	private static String fold(final RegistryPath path) {
		return path.toString().toLowerCase(Locale.ROOT);
	}

	/** Makes a key and those above it. */
	void create(final RegistryPath path) {
		final String key = path.key();
		for (int end = key.indexOf('\\'); end >= 0; end = key.indexOf('\\', end + 1)) {
			createOne(new RegistryPath(path.hive(), key.substring(0, end)));
		}
		createOne(path);
	}

	private void createOne(final RegistryPath path) {
		keys.computeIfAbsent(fold(path), folded -> new Key(path, new LinkedHashMap<>()));
	}

	void set(final RegistryPath path, final RegistryValue value) {
		create(path);
		keys.get(fold(path)).values.put(value.name().toLowerCase(Locale.ROOT), value);
	}

	/** What takes away the keys that {@link #create} would make for {@code path}. */
	Runnable createdBy(final RegistryPath path) {
		RegistryPath topmost = path;
		for (int end = path.key().lastIndexOf('\\'); end >= 0; end = path.key().lastIndexOf('\\', end - 1)) {
			final RegistryPath above = new RegistryPath(path.hive(), path.key().substring(0, end));
			if (keys.containsKey(fold(above))) {
				break;
			}
			topmost = above;
		}
		final RegistryPath made = topmost;
		return () -> deleteKey(made);
	}

	boolean deleteValue(final RegistryPath path, final String name) {
		final Key key = keys.get(fold(path));
		return key != null && key.values.remove(name.toLowerCase(Locale.ROOT)) != null;
	}

	boolean deleteKey(final RegistryPath path) {
		return keys.keySet().removeIf(folded -> folded.equals(fold(path)) || folded.startsWith(fold(path) + '\\'));
	}

	/** Makes the key exactly so. */
	void restore(final RegistryKey key) {
		deleteKey(key.path());
		key.stream().forEach(each -> {
			create(each.path());
			each.values().forEach(value -> set(each.path(), value));
		});
	}

	Answer<RegistryKey> read(final RegistryPath path, final boolean recursive) {
		final Key key = keys.get(fold(path));
		return key == null ? Answer.absent() : Answer.present(read(key, recursive));
	}

	private RegistryKey read(final Key key, final boolean recursive) {
		final List<RegistryKey> subkeys = new ArrayList<>();
		final String prefix = fold(key.path) + '\\';
		for (final Map.Entry<String, Key> entry : keys.entrySet()) {
			if (entry.getKey().startsWith(prefix) && entry.getKey().indexOf('\\', prefix.length()) < 0) {
				subkeys.add(recursive ? read(entry.getValue(), true)
						: new RegistryKey(entry.getValue().path, List.of(), List.of()));
			}
		}
		return new RegistryKey(key.path, List.copyOf(key.values.values()), subkeys);
	}

	/** Everything, for comparing whole states. */
	Map<String, List<RegistryValue>> content() {
		final Map<String, List<RegistryValue>> content = new TreeMap<>();
		keys.forEach((folded, key) -> content.put(folded, List.copyOf(key.values.values())));
		return content;
	}
}
