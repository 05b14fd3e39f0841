package io.shuzen.windows.simulation.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;

/**
 * A registry key with everything below it, without its own name.
 *
 * @param values by name
 * @param keys   the subkeys by name
 */
public record RegistryNode(NameMap<RegistryValue> values, NameMap<RegistryNode> keys) {

	public static final RegistryNode EMPTY = new RegistryNode(NameMap.empty(), NameMap.empty());

	public RegistryNode {
		Objects.requireNonNull(values);
		Objects.requireNonNull(keys);
	}

	public Optional<RegistryNode> find(final List<String> names) {
		return names.isEmpty() ? Optional.of(this)
				: keys.get(names.getFirst()).flatMap(key -> key.find(names.subList(1, names.size())));
	}

	/** With {@code node} there; keys above it that are missing are made. */
	public RegistryNode with(final List<String> names, final RegistryNode node) {
		if (names.isEmpty()) {
			return node;
		}
		final String name = names.getFirst();
		final RegistryNode key = keys.get(name).orElse(EMPTY).with(names.subList(1, names.size()), node);
		return withKeys(keys.with(name, key));
	}

	public RegistryNode without(final List<String> names) {
		final String name = names.getFirst();
		if (names.size() == 1) {
			return withKeys(keys.without(name));
		}
		return keys.get(name)
				.map(key -> withKeys(keys.with(name, key.without(names.subList(1, names.size()))))).orElse(this);
	}

	/** How many of the names are there, from the first on. */
	public int depthOf(final List<String> names) {
		if (names.isEmpty()) {
			return 0;
		}
		return keys.get(names.getFirst()).map(key -> 1 + key.depthOf(names.subList(1, names.size()))).orElse(0);
	}

	/** The names as they are stored; those that are not there stay as they are. */
	public List<String> stored(final List<String> names) {
		if (names.isEmpty()) {
			return names;
		}
		final String name = names.getFirst();
		final List<String> below = names.subList(1, names.size());
		final List<String> stored = new ArrayList<>(names.size());
		stored.add(keys.storedName(name).orElse(name));
		stored.addAll(keys.get(name).map(key -> key.stored(below)).orElse(below));
		return stored;
	}

	public RegistryNode withValue(final RegistryValue value) {
		// the name keeps the letters it was first written in, as in Windows
		final String name = values.storedName(value.name()).orElse(value.name());
		final RegistryValue named = name.equals(value.name()) ? value
				: new RegistryValue(name, value.type(), value.data());
		final NameMap<RegistryValue> changed = values.with(name, named);
		return changed == values ? this : new RegistryNode(changed, keys);
	}

	public RegistryNode withoutValue(final String name) {
		final NameMap<RegistryValue> changed = values.without(name);
		return changed == values ? this : new RegistryNode(changed, keys);
	}

	RegistryNode withKeys(final NameMap<RegistryNode> changed) {
		return changed == keys ? this : new RegistryNode(values, changed);
	}

	/** This key as a probe reads it. Without {@code recursive}, the subkeys are there by name only. */
	public RegistryKey asKey(final RegistryPath path, final boolean recursive) {
		return new RegistryKey(path, values.values(), keys.names().stream().map(name -> {
			final RegistryPath below = path.child(name);
			return recursive ? keys.get(name).orElseThrow().asKey(below, true) : new RegistryKey(below, List.of(), List.of());
		}).toList());
	}

	/** The reverse of {@link #asKey}, of a key that was read recursively. */
	public static RegistryNode of(final RegistryKey key) {
		RegistryNode node = EMPTY;
		for (final RegistryValue value : key.values()) {
			node = node.withValue(value);
		}
		NameMap<RegistryNode> keys = NameMap.empty();
		for (final RegistryKey subkey : key.subkeys()) {
			keys = keys.with(subkey.path().name(), of(subkey));
		}
		return node.withKeys(keys);
	}
}
