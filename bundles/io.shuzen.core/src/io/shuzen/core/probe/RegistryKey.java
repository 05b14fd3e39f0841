package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A registry key as it was read: its values and, when read recursively, its subkeys with theirs.
 *
 * @param path    its place; for a user's hive {@code HKCU\…}, whoever read it
 * @param values  in the order of the registry
 * @param subkeys in the order of the registry. When the probe was not recursive, they are there by name only, without content
 */
public record RegistryKey(RegistryPath path, List<RegistryValue> values, List<RegistryKey> subkeys)
		implements ProbeValue {

	public RegistryKey {
		Objects.requireNonNull(path);
		values = List.copyOf(values);
		subkeys = List.copyOf(subkeys);
	}

	public Optional<RegistryValue> value(final String name) {
		return values.stream().filter(value -> value.name().equalsIgnoreCase(name)).findFirst();
	}

	public Optional<RegistryKey> subkey(final String name) {
		return subkeys.stream().filter(subkey -> subkey.path().name().equalsIgnoreCase(name)).findFirst();
	}

	/** This key or the one below it with that path. */
	public Optional<RegistryKey> descendant(final RegistryPath wanted) {
		if (wanted.equals(path)) {
			return Optional.of(this);
		}
		return subkeys.stream().filter(subkey -> wanted.isAtOrBelow(subkey.path())).findFirst()
				.flatMap(subkey -> subkey.descendant(wanted));
	}

	/** This key and every key below it, parents first. */
	public Stream<RegistryKey> stream() {
		return Stream.concat(Stream.of(this), subkeys.stream().flatMap(RegistryKey::stream));
	}
}
