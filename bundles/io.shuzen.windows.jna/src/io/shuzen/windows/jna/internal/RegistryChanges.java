package io.shuzen.windows.jna.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.data.RegistryBytes;

/** Alters the registry; what was there is read completely before. */
final class RegistryChanges {

	private final Registry registry;

	RegistryChanges(final Registry registry) {
		this.registry = registry;
	}

	boolean delete(final RegistryKeyDelete change, final Alteration alteration) throws WindowsCallException {
		final Optional<RegistryKey> former = registry.read(change.path(), change.view(), change.identity(), true,
				alteration.cancellation());
		if (former.isEmpty()) {
			return false;
		}
		alteration.begin(Undo.of(new RegistryKeyRestore(former.get(), change.view(), change.identity())));
		registry.delete(change.path(), change.view(), change.identity());
		return true;
	}

	boolean restore(final RegistryKeyRestore change, final Alteration alteration) throws WindowsCallException {
		final RegistryPath path = change.key().path();
		final Optional<RegistryKey> former = registry.read(path, change.view(), change.identity(), true,
				alteration.cancellation());
		if (former.isPresent() && same(former.get(), change.key())) {
			return false;
		}
		alteration.begin(former.isPresent() ? Undo.of(new RegistryKeyRestore(former.get(), change.view(), change.identity()))
				: removalOf(path, change.view(), change.identity(), alteration.cancellation()));
		write(change.key(), former, change.view(), change.identity());
		verify(change, registry.read(path, change.view(), change.identity(), true, Cancellation.none())
				.filter(now -> same(now, change.key())).isPresent());
		return true;
	}

	private void write(final RegistryKey wanted, final Optional<RegistryKey> former, final RegistryView view,
			final Identity identity) throws WindowsCallException {
		registry.create(wanted.path(), view, identity);
		for (final RegistryValue value : former.map(RegistryKey::values).orElse(List.of())) {
			if (wanted.value(value.name()).isEmpty()) {
				registry.deleteValue(wanted.path(), view, identity, value.name());
			}
		}
		for (final RegistryValue value : wanted.values()) {
			registry.set(wanted.path(), view, identity, value);
		}
		final Map<String, RegistryKey> wantedSubkeys = subkeys(wanted);
		final Map<String, RegistryKey> formerSubkeys = former.map(RegistryChanges::subkeys).orElse(Map.of());
		for (final Map.Entry<String, RegistryKey> subkey : formerSubkeys.entrySet()) {
			if (!wantedSubkeys.containsKey(subkey.getKey())) {
				registry.delete(subkey.getValue().path(), view, identity);
			}
		}
		for (final Map.Entry<String, RegistryKey> subkey : wantedSubkeys.entrySet()) {
			write(subkey.getValue(), Optional.ofNullable(formerSubkeys.get(subkey.getKey())), view, identity);
		}
	}

	/** By their names in upper case: a tree can have thousands, and the registry knows no case. */
	private static Map<String, RegistryKey> subkeys(final RegistryKey key) {
		final Map<String, RegistryKey> subkeys = new LinkedHashMap<>();
		key.subkeys().forEach(subkey -> subkeys.put(subkey.path().name().toUpperCase(Locale.ROOT), subkey));
		return subkeys;
	}

	boolean set(final RegistryValueSet change, final Alteration alteration) throws WindowsCallException {
		final Optional<RegistryKey> former = registry.read(change.path(), change.view(), change.identity(), false,
				alteration.cancellation());
		final Optional<RegistryValue> old = former.flatMap(key -> key.value(change.value().name()));
		if (old.isPresent() && same(old.get(), change.value())) {
			return false;
		}
		alteration.begin(former.isEmpty()
				? removalOf(change.path(), change.view(), change.identity(), alteration.cancellation())
				: Undo.of(old.<Change>map(value -> new RegistryValueSet(change.path(), change.view(), value, change.identity()))
						.orElseGet(() -> new RegistryValueDelete(change.path(), change.view(), change.value().name(),
								change.identity()))));
		registry.set(change.path(), change.view(), change.identity(), change.value());
		verify(change, value(change.path(), change.view(), change.identity(), change.value().name())
				.filter(now -> same(now, change.value())).isPresent());
		return true;
	}

	boolean delete(final RegistryValueDelete change, final Alteration alteration) throws WindowsCallException {
		alteration.cancellation().check();
		final Optional<RegistryValue> old = value(change.path(), change.view(), change.identity(), change.name());
		if (old.isEmpty()) {
			return false;
		}
		alteration.begin(Undo.of(new RegistryValueSet(change.path(), change.view(), old.get(), change.identity())));
		registry.deleteValue(change.path(), change.view(), change.identity(), change.name());
		return true;
	}

	private Optional<RegistryValue> value(final RegistryPath path, final RegistryView view, final Identity identity,
			final String name) throws WindowsCallException {
		return registry.read(path, view, identity, false, Cancellation.none()).flatMap(key -> key.value(name));
	}

	/** Takes away a key that is not there yet, with those above it that are not there either. */
	private Undo removalOf(final RegistryPath path, final RegistryView view, final Identity identity,
			final Cancellation cancellation) throws WindowsCallException {
		RegistryPath topmost = path;
		for (RegistryPath parent = parent(path); parent.key().indexOf('\\') >= 0; parent = parent(parent)) {
			if (registry.read(parent, view, identity, false, cancellation).isPresent()) {
				break;
			}
			topmost = parent;
		}
		return topmost.key().indexOf('\\') < 0 ? Undo.NONE : Undo.of(new RegistryKeyDelete(topmost, view, identity));
	}

	private static RegistryPath parent(final RegistryPath path) {
		final int separator = path.key().lastIndexOf('\\');
		return new RegistryPath(path.hive(), separator < 0 ? "" : path.key().substring(0, separator));
	}

	private static void verify(final Change change, final boolean asPlanned) throws WindowsCallException {
		if (!asPlanned) {
			throw WindowsApiFailures.refusal(FailureKind.TOOL_FAILED, "verifyFailed", change.describe());
		}
	}

	/** Whether two keys hold the same, whatever the order. */
	private static boolean same(final RegistryKey one, final RegistryKey other) {
		if (one.values().size() != other.values().size() || one.subkeys().size() != other.subkeys().size()) {
			return false;
		}
		for (final RegistryValue value : one.values()) {
			if (other.value(value.name()).filter(counterpart -> same(value, counterpart)).isEmpty()) {
				return false;
			}
		}
		final Map<String, RegistryKey> others = subkeys(other);
		return subkeys(one).entrySet().stream().allMatch(
				subkey -> others.containsKey(subkey.getKey()) && same(subkey.getValue(), others.get(subkey.getKey())));
	}

	private static boolean same(final RegistryValue one, final RegistryValue other) {
		return one.type() == other.type() && Arrays.equals(RegistryBytes.of(one), RegistryBytes.of(other));
	}
}
