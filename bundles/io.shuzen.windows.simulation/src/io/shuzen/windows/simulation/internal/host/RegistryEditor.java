package io.shuzen.windows.simulation.internal.host;

import java.util.List;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.RegistryNode;
import io.shuzen.windows.simulation.internal.machine.RegistryPlace;

/** Makes changes in the registry. */
record RegistryEditor(MachineState state) {

	/** A key that was found to be reachable. */
	private record Target(RegistryPlace place, RegistryNode hive) {

		Optional<RegistryNode> node() {
			return hive.find(place.names());
		}
	}

	/** Works on a key that can be reached. */
	private interface Work {
		Made on(Target target);
	}

	private Made reach(final Change change, final RegistryPath path, final RegistryView view, final Work work) {
		final Identity identity = change.identity();
		if (path.hive() == RegistryHive.CURRENT_USER && !(identity instanceof Identity.User)) {
			return Made.failed(state, change, HostTexts.failure(FailureKind.CONFLICT, "noUserHive"));
		}
		final RegistryPlace place = RegistryPlace.of(path, view, identity instanceof Identity.User(final String sid) ? sid : null);
		if (place.names().isEmpty()) {
			return Made.failed(state, change, HostTexts.failure(FailureKind.REFUSED, "hiveRoot", path.toString()));
		}
		final Optional<RegistryNode> hive = state.hives().get(place.hive()).filter(root -> state.isLoaded(place.hive()));
		if (hive.isEmpty()) {
			return Made.failed(state, change, notReachable(path, place, identity));
		}
		return work.on(new Target(place, hive.get()));
	}

	private Failure notReachable(final RegistryPath path, final RegistryPlace place, final Identity identity) {
		return path.hive() == RegistryHive.USERS ? HostTexts.failure(FailureKind.CONFLICT, "noSuchHive", place.hive())
				: HostTexts.failure(FailureKind.USER_NOT_SIGNED_IN, "hiveNotLoaded",
						state.user(identity).orElseThrow().user().account());
	}

	private MachineState with(final Target target, final RegistryNode changedHive) {
		return state.withHives(state.hives().with(target.place().hive(), changedHive));
	}

	Made delete(final RegistryKeyDelete change) {
		return reach(change, change.path(), change.view(), target -> target.node().map(node -> {
			final RegistryPath stored = RegistryPlace.inLettersOf(change.path(), target.hive().stored(target.place().names()));
			return Made.applied(with(target, target.hive().without(target.place().names())), change,
					Undo.of(new RegistryKeyRestore(node.asKey(stored, true), change.view(), change.identity())));
		}).orElseGet(() -> Made.unchanged(state, change)));
	}

	Made restore(final RegistryKeyRestore change) {
		final RegistryPath path = change.key().path();
		return reach(change, path, change.view(), target -> {
			if (isRightBelowMachine(target, path)) {
				return Made.failed(state, change, HostTexts.failure(FailureKind.ACCESS_DENIED, "belowMachine", path.toString()));
			}
			final RegistryNode wanted = RegistryNode.of(change.key());
			final Optional<RegistryNode> former = target.node();
			if (former.filter(wanted::equals).isPresent()) {
				return Made.unchanged(state, change);
			}
			final Undo undo = former.isPresent()
					? Undo.of(new RegistryKeyRestore(former.get().asKey(path, true), change.view(), change.identity()))
					: undoOfMaking(target, path, change.view(), change.identity());
			return Made.applied(with(target, target.hive().with(target.place().names(), wanted)), change, undo);
		});
	}

	Made set(final RegistryValueSet change) {
		return reach(change, change.path(), change.view(), target -> {
			if (isRightBelowMachine(target, change.path())) {
				return Made.failed(state, change,
						HostTexts.failure(FailureKind.ACCESS_DENIED, "belowMachine", change.path().toString()));
			}
			final Optional<RegistryNode> key = target.node();
			final RegistryNode former = key.orElse(RegistryNode.EMPTY);
			final RegistryNode changed = former.withValue(change.value());
			if (changed == former) {
				return Made.unchanged(state, change);
			}
			final Optional<RegistryValue> formerValue = former.values().get(change.value().name());
			final Undo undo;
			if (key.isEmpty()) {
				undo = undoOfMaking(target, change.path(), change.view(), change.identity());
			} else if (formerValue.isPresent()) {
				undo = Undo.of(new RegistryValueSet(change.path(), change.view(), formerValue.get(), change.identity()));
			} else {
				undo = Undo.of(new RegistryValueDelete(change.path(), change.view(), change.value().name(), change.identity()));
			}
			return Made.applied(with(target, target.hive().with(target.place().names(), changed)), change, undo);
		});
	}

	Made delete(final RegistryValueDelete change) {
		return reach(change, change.path(), change.view(), target -> {
			final Optional<RegistryNode> key = target.node();
			final Optional<RegistryValue> former = key.flatMap(node -> node.values().get(change.name()));
			if (former.isEmpty()) {
				return Made.unchanged(state, change);
			}
			return Made.applied(
					with(target, target.hive().with(target.place().names(), key.orElseThrow().withoutValue(change.name()))),
					change, Undo.of(new RegistryValueSet(change.path(), change.view(), former.get(), change.identity())));
		});
	}

	/** Whether a key would have to be made right below HKEY_LOCAL_MACHINE, which Windows lets nobody do. */
	private static boolean isRightBelowMachine(final Target target, final RegistryPath path) {
		final List<String> names = target.place().names();
		return !RegistryPlace.isUserHive(path)
				&& names.size() - target.hive().depthOf(names) >= path.key().split("\\\\").length;
	}

	/** Deletes the topmost key that had to be made for {@code path}. */
	private Undo undoOfMaking(final Target target, final RegistryPath path, final RegistryView view, final Identity identity) {
		final List<String> names = target.place().names();
		final int missing = names.size() - target.hive().depthOf(names);
		RegistryPath topmost = path;
		for (int i = 1; i < missing; i++) {
			topmost = new RegistryPath(topmost.hive(), topmost.key().substring(0, topmost.key().lastIndexOf('\\')));
		}
		// a key right below the hive's root is named through HKEY_USERS, where its path is long enough to be deleted
		final RegistryPath deletable = topmost.key().indexOf('\\') < 0 ? topmost.ofUser(target.place().hive()) : topmost;
		return Undo.of(new RegistryKeyDelete(deletable, view, identity));
	}
}
