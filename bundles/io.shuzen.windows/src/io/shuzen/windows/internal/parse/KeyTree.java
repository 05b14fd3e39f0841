package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;

/** Builds a key with its subkeys from a flat list, and calls them by another root where a user's hive was read from outside. */
final class KeyTree {

	private static final class Node {
		private final String name;
		private List<RegistryValue> values = List.of();
		private final Map<String, Node> children = new LinkedHashMap<>();

		Node(final String name) {
			this.name = name;
		}
	}

	private final RegistryPath root;
	private final RegistryPath where;

	/**
	 * @param root  how the topmost key shall be called
	 * @param where its path in the list
	 */
	KeyTree(final RegistryPath root, final RegistryPath where) {
		this.root = root;
		this.where = where;
	}

	/** @param deep whether the subkeys' own subkeys are wanted; else they are there by name only */
	RegistryKey build(final Map<RegistryPath, List<RegistryValue>> keys, final boolean deep) {
		final Node top = new Node("");
		keys.forEach((path, values) -> {
			Node node = top;
			final int skipped = where.key().isEmpty() ? 0 : where.key().length() + 1;
			final String below = path.key().length() > skipped ? path.key().substring(skipped) : "";
			if (!below.isEmpty()) {
				for (final String name : below.split("\\\\")) {
					node = node.children.computeIfAbsent(name.toUpperCase(Locale.ROOT), key -> new Node(name));
				}
			}
			node.values = values;
		});
		return key(root, top, deep);
	}

	private static RegistryKey key(final RegistryPath path, final Node node, final boolean deep) {
		final List<RegistryKey> subkeys = new ArrayList<>();
		for (final Node child : node.children.values()) {
			final RegistryPath below = path.child(child.name);
			subkeys.add(deep ? key(below, child, true) : new RegistryKey(below, List.of(), List.of()));
		}
		return new RegistryKey(path, node.values, subkeys);
	}
}
