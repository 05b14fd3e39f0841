package io.shuzen.engine.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.WindowsService;

/** Whether a machine is as a change would leave it. Tells what has happened to a machine since a change, and whether an undo has worked. */
final class ChangeState {

	/** The answer. */
	enum Holds {
		YES, NO,
		/** It could not be read. */
		UNKNOWN,
		/** There is no state to look at, as with a program that was run. */
		NOT_OBSERVABLE
	}

	private ChangeState() {
	}

	/** What must be read to tell; empty when nothing tells. */
	static Set<Probe<?>> probes(final Change change) {
		return switch (change) {
		case final RegistryKeyDelete delete -> Set.of(key(delete.path(), delete.view(), true));
		case final RegistryKeyRestore restore -> Set.of(key(restore.key().path(), restore.view(), true));
		case final RegistryValueSet set -> Set.of(key(set.path(), set.view(), false));
		case final RegistryValueDelete delete -> Set.of(key(delete.path(), delete.view(), false));
		case final FileQuarantine quarantine -> Set.of(FileProbe.listing(quarantine.path()));
		case final FileRestore restore -> Set.of(FileProbe.listing(restore.path()));
		case final FileWrite write -> Set.of(FileProbe.listing(write.path()).withContent(FileProbe.MAXIMUM_CONTENT));
		case final QuarantinePurge purge -> Set.of(FileProbe.listing(purge.path()));
		case final ServiceConfigure configure -> Set.of(new ServiceProbe(configure.service()));
		case final CredentialDelete delete -> Set.of(CredentialProbe.INSTANCE);
		case final ProcessClose close -> Set.of();
		case final PackageRegister register -> Set.of();
		case final ToolRun run -> Set.of();
		case final UserSignOut signOut -> Set.of();
		case final MachineRestart restart -> Set.of();
		};
	}

	static Holds of(final Change change, final Facts facts) {
		return switch (change) {
		case final RegistryKeyDelete delete ->
			absent(facts.answer(key(delete.path(), delete.view(), true), delete.identity()));
		case final RegistryKeyRestore restore ->
			matches(facts.answer(key(restore.key().path(), restore.view(), true), restore.identity()),
					key -> sameContent(key, restore.key()));
		case final RegistryValueSet set -> matches(facts.answer(key(set.path(), set.view(), false), set.identity()),
				key -> key.value(set.value().name()).filter(value -> same(value, set.value())).isPresent());
		case final RegistryValueDelete delete -> {
			final Answer<RegistryKey> answer = facts.answer(key(delete.path(), delete.view(), false), delete.identity());
			yield answer.isAbsent() ? Holds.YES : matches(answer, key -> key.value(delete.name()).isEmpty());
		}
		case final FileQuarantine quarantine ->
			absent(facts.answer(FileProbe.listing(quarantine.path()), quarantine.identity()));
		case final FileRestore restore -> matches(facts.answer(FileProbe.listing(restore.path()), restore.identity()),
				listing -> !listing.entries().isEmpty());
		case final FileWrite write -> matches(
				facts.answer(FileProbe.listing(write.path()).withContent(FileProbe.MAXIMUM_CONTENT), write.identity()),
				listing -> listing.files().stream().findFirst().flatMap(FileEntry::contentBytes)
						.filter(content -> Arrays.equals(content, write.bytes())).isPresent());
		case final QuarantinePurge purge -> absent(facts.answer(FileProbe.listing(purge.path()), purge.identity()));
		case final ServiceConfigure configure -> matches(facts.answer(new ServiceProbe(configure.service())),
				service -> configure.startType().stream().allMatch(service.startType()::equals) && configure.running().stream()
						.allMatch(running -> running == (service.state() == WindowsService.State.RUNNING)));
		case final CredentialDelete delete -> matches(facts.answer(CredentialProbe.INSTANCE, delete.identity()),
				list -> list.credentials().stream().noneMatch(stored -> stored.target().equals(delete.target())));
		case final ProcessClose close -> Holds.NOT_OBSERVABLE;
		case final PackageRegister register -> Holds.NOT_OBSERVABLE;
		case final ToolRun run -> Holds.NOT_OBSERVABLE;
		case final UserSignOut signOut -> Holds.NOT_OBSERVABLE;
		case final MachineRestart restart -> Holds.NOT_OBSERVABLE;
		};
	}

	/** Whether two changes are about the same part of the machine, so that the later one hides what the earlier one left. */
	static boolean overlap(final Change one, final Change other) {
		if (!one.identity().equals(other.identity())) {
			return false;
		}
		final Optional<RegistryPath> path = registryPath(one);
		final Optional<RegistryPath> otherPath = registryPath(other);
		if (path.isPresent() && otherPath.isPresent()) {
			return path.get().isAtOrBelow(otherPath.get()) || otherPath.get().isAtOrBelow(path.get());
		}
		final Optional<String> file = filePath(one);
		final Optional<String> otherFile = filePath(other);
		if (file.isPresent() && otherFile.isPresent()) {
			return (file.get() + '\\').startsWith(otherFile.get() + '\\') || (otherFile.get() + '\\').startsWith(file.get() + '\\');
		}
		return one instanceof final ServiceConfigure service && other instanceof final ServiceConfigure otherService
				&& service.service().equalsIgnoreCase(otherService.service());
	}

	private static Optional<RegistryPath> registryPath(final Change change) {
		return switch (change) {
		case final RegistryKeyDelete delete -> Optional.of(delete.path());
		case final RegistryKeyRestore restore -> Optional.of(restore.key().path());
		case final RegistryValueSet set -> Optional.of(set.path());
		case final RegistryValueDelete delete -> Optional.of(delete.path());
		default -> Optional.empty();
		};
	}

	private static Optional<String> filePath(final Change change) {
		final Optional<String> path = switch (change) {
		case final FileQuarantine quarantine -> Optional.of(quarantine.path());
		case final FileRestore restore -> Optional.of(restore.path());
		case final FileWrite write -> Optional.of(write.path());
		default -> Optional.empty();
		};
		return path.map(text -> text.toLowerCase(Locale.ROOT));
	}

	private static RegistryProbe key(final RegistryPath path, final RegistryView view, final boolean recursive) {
		return new RegistryProbe(path, view, recursive);
	}

	private static Holds absent(final Answer<?> answer) {
		return !answer.isKnown() ? Holds.UNKNOWN : answer.isAbsent() ? Holds.YES : Holds.NO;
	}

	private static <V> Holds matches(final Answer<V> answer, final java.util.function.Predicate<V> condition) {
		return switch (answer) {
		case Answer.Present<V>(final V value) -> condition.test(value) ? Holds.YES : Holds.NO;
		case Answer.Absent<V>() -> Holds.NO;
		case Answer.Unreadable<V>(final io.shuzen.core.failure.Failure failure) -> Holds.UNKNOWN;
		};
	}

	/** The order of values and subkeys means nothing, nor does the case of their names. */
	private static boolean sameContent(final RegistryKey one, final RegistryKey other) {
		final Map<String, RegistryValue> values = values(other.values());
		final Map<String, RegistryKey> subkeys = subkeys(other.subkeys());
		return one.values().size() == values.size() && one.subkeys().size() == subkeys.size()
				&& one.values().stream().allMatch(value -> same(value, values.get(fold(value.name()))))
				&& one.subkeys().stream().allMatch(subkey -> {
					final RegistryKey counterpart = subkeys.get(fold(subkey.path().name()));
					return counterpart != null && sameContent(subkey, counterpart);
				});
	}

	private static boolean same(final RegistryValue one, final RegistryValue other) {
		return other != null && one.name().equalsIgnoreCase(other.name()) && one.type() == other.type()
				&& one.data().equals(other.data());
	}

	private static Map<String, RegistryValue> values(final List<RegistryValue> values) {
		final Map<String, RegistryValue> byName = new HashMap<>();
		values.forEach(value -> byName.put(fold(value.name()), value));
		return byName;
	}

	private static Map<String, RegistryKey> subkeys(final List<RegistryKey> subkeys) {
		final Map<String, RegistryKey> byName = new HashMap<>();
		subkeys.forEach(subkey -> byName.put(fold(subkey.path().name()), subkey));
		return byName;
	}

	private static String fold(final String name) {
		return name.toUpperCase(Locale.ROOT);
	}
}
