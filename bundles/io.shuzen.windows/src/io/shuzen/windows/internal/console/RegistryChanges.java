package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.RegistryHive;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.data.RegistryBytes;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;
import io.shuzen.windows.internal.parse.RegistryFile;
import io.shuzen.windows.internal.quoting.RegistrationFileQuoting;
import io.shuzen.windows.internal.quoting.UnquotableException;

/**
 * Changes the registry through registration files, which carry every name and every kind of data exactly; command lines do not. The
 * former state is exported first, and what was made is read again and compared.
 */
final class RegistryChanges {

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	private final Connection connection;

	RegistryChanges(final Connection connection) {
		this.connection = connection;
	}

	/** @return false when the machine was so already */
	boolean delete(final RegistryKeyDelete change, final Alteration alteration) throws ChangeException {
		final RegistryPath where = RegistryQuestions.where(change.path(), change.identity());
		final Optional<RegistryKey> former = export(change, change.path(), where, change.view(), alteration.cancellation());
		if (former.isEmpty()) {
			return false;
		}
		requireRestorable(change, former.get());
		final RegistryFile.Edit edit = removal(change, where);
		alteration.begin(Undo.of(new RegistryKeyRestore(former.get(), change.view(), change.identity())));
		final CommandOutcome left = load(edit, change.view(), RegistryQuestions.query(where, change.view(), false), alteration);
		if (!connection.registry().answer(left, change.path(), where, false).isAbsent()) {
			throw failure(left, change.path());
		}
		return true;
	}

	boolean restore(final RegistryKeyRestore change, final Alteration alteration) throws ChangeException {
		final RegistryKey wanted = change.key();
		final RegistryPath where = RegistryQuestions.where(wanted.path(), change.identity());
		final Optional<RegistryKey> former = export(change, wanted.path(), where, change.view(), alteration.cancellation());
		if (former.isPresent() && same(former.get(), wanted)) {
			return false;
		}
		final RegistryFile.Edit edit = restoration(change, former, wanted, where);
		alteration.begin(former.isPresent() ? Undo.of(new RegistryKeyRestore(former.get(), change.view(), change.identity()))
				: removalOf(wanted.path(), change.view(), change.identity(), alteration.cancellation()));
		final Optional<RegistryKey> now = load(edit, change, wanted.path(), where, change.view(), alteration);
		if (now.isEmpty() || !same(now.get(), wanted)) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
		}
		return true;
	}

	boolean set(final RegistryValueSet change, final Alteration alteration) throws ChangeException {
		final RegistryPath where = RegistryQuestions.where(change.path(), change.identity());
		final Optional<RegistryKey> former = export(change, change.path(), where, change.view(), alteration.cancellation());
		final Optional<RegistryValue> old = former.flatMap(key -> key.value(change.value().name()));
		if (old.isPresent() && sameData(old.get(), change.value())) {
			return false;
		}
		final RegistryFile.Edit edit = edit(change, where, List.of(), List.of(change.value()));
		alteration.begin(former.isEmpty() ? removalOf(change.path(), change.view(), change.identity(), alteration.cancellation())
				: Undo.of(old.<Change>map(value -> new RegistryValueSet(change.path(), change.view(), value, change.identity()))
						.orElseGet(() -> new RegistryValueDelete(change.path(), change.view(), change.value().name(),
								change.identity()))));
		final Optional<RegistryValue> now = load(edit, change, change.path(), where, change.view(), alteration)
				.flatMap(key -> key.value(change.value().name()));
		if (now.isEmpty() || !sameData(now.get(), change.value())) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
		}
		return true;
	}

	boolean delete(final RegistryValueDelete change, final Alteration alteration) throws ChangeException {
		final RegistryPath where = RegistryQuestions.where(change.path(), change.identity());
		final Optional<RegistryValue> old = export(change, change.path(), where, change.view(), alteration.cancellation())
				.flatMap(key -> key.value(change.name()));
		if (old.isEmpty()) {
			return false;
		}
		final RegistryFile.Edit edit = edit(change, where, List.of(change.name()), List.of());
		alteration.begin(Undo.of(new RegistryValueSet(change.path(), change.view(), old.get(), change.identity())));
		if (load(edit, change, change.path(), where, change.view(), alteration).flatMap(key -> key.value(change.name())).isPresent()) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
		}
		return true;
	}

	private RegistryFile.Edit removal(final Change change, final RegistryPath where) throws ChangeException {
		try {
			return new RegistryFile.Edit().deleteKey(where);
		} catch (final UnquotableException e) {
			throw notRestorable(change, e);
		}
	}

	private RegistryFile.Edit restoration(final Change change, final Optional<RegistryKey> former, final RegistryKey wanted,
			final RegistryPath where) throws ChangeException {
		final RegistryFile.Edit edit = new RegistryFile.Edit();
		try {
			if (former.isPresent()) {
				removeSurplus(edit, former.get(), wanted, where);
			}
			write(edit, former, wanted, where);
			return edit;
		} catch (final UnquotableException e) {
			throw notRestorable(change, e);
		}
	}

	private RegistryFile.Edit edit(final Change change, final RegistryPath where, final List<String> removed,
			final List<RegistryValue> set) throws ChangeException {
		try {
			return new RegistryFile.Edit().key(where, removed, set);
		} catch (final UnquotableException e) {
			throw notRestorable(change, e);
		}
	}

	/** The key as it is now; empty when it is not there. */
	private Optional<RegistryKey> export(final Change change, final RegistryPath path, final RegistryPath where,
			final RegistryView view, final Cancellation cancellation) throws ChangeException {
		final String file = temporaryFile();
		try {
			return exported(connection.runner().run(exportInto(file, where, view), cancellation), file, change, path, where, cancellation);
		} finally {
			connection.runner().discard(file);
		}
	}

	private static ToolCommand exportInto(final String file, final RegistryPath where, final RegistryView view) {
		return ToolCommand.of("reg.exe", "export", where.toString(), file, "/y", RegistryQuestions.viewSwitch(view));
	}

	private Optional<RegistryKey> exported(final CommandOutcome outcome, final String file, final Change change, final RegistryPath path,
			final RegistryPath where, final Cancellation cancellation) throws ChangeException {
		if (outcome instanceof Ended(final ProgramOutput output) && connection.registry().isNoSuchKey(output)) {
			requireHive(change, path, cancellation);
			return Optional.empty();
		}
		if (!(outcome instanceof Ended(final ProgramOutput output)) || output.exitCode() != 0) {
			throw failure(outcome, path);
		}
		try {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			connection.session().download(file, bytes, cancellation);
			final Optional<RegistryKey> key = RegistryFile.parse(
					RegistrationFileQuoting.decode(bytes.toByteArray()), path, where);
			if (key.isEmpty()) {
				throw backupFailed(change, "reg export");
			}
			return key;
		} catch (IOException | IllegalArgumentException e) {
			throw backupFailed(change, String.valueOf(e.getMessage()));
		}
	}

	private String temporaryFile() {
		return connection.windows().temp() + '\\' + TemporaryName.of(LIFETIME) + ".reg";
	}

	/** A key of a user whose hive is not loaded is not there, and yet nobody knows whether the user has it. */
	private void requireHive(final Change change, final RegistryPath path, final Cancellation cancellation)
			throws ChangeException {
		if (path.hive() == RegistryHive.CURRENT_USER && change.identity() instanceof Identity.User(final String sid)) {
			final RegistryPath hive = new RegistryPath(RegistryHive.USERS, sid);
			final CommandOutcome outcome = connection.runner()
					.run(RegistryQuestions.query(hive, RegistryView.BITS_64, false), cancellation);
			if (connection.registry().answer(outcome, hive, hive, false).isAbsent()) {
				throw new ChangeException(ConsoleFailures.of(FailureKind.USER_NOT_SIGNED_IN, "hiveNotLoaded", path,
						connection.endpointName()));
			}
		}
	}

	/** Loads a registration file, and tells the key as it is then. */
	private Optional<RegistryKey> load(final RegistryFile.Edit edit, final Change change, final RegistryPath path,
			final RegistryPath where, final RegistryView view, final Alteration alteration) throws ChangeException {
		final String file = temporaryFile();
		try {
			return exported(load(edit, view, exportInto(file, where, view), alteration), file, change, path, where,
					alteration.cancellation());
		} finally {
			connection.runner().discard(file);
		}
	}

	/**
	 * Loads a registration file, and asks something afterwards in the same go.
	 *
	 * @return what became of the question
	 */
	private CommandOutcome load(final RegistryFile.Edit edit, final RegistryView view, final ToolCommand question,
			final Alteration alteration) throws ChangeException {
		final String file = temporaryFile();
		try {
			connection.session().upload(file, new ByteArrayInputStream(edit.content()), alteration.cancellation());
			final List<CommandOutcome> outcomes = connection.runner().run(new CommandSequence()
					.program("reg.exe", "import", file, RegistryQuestions.viewSwitch(view)).program(question), alteration.cancellation());
			return switch (outcomes.getFirst()) {
			case NotEnded(final var failure) -> throw new ChangeException(failure);
			case Ended(final ProgramOutput output) -> {
				if (output.exitCode() != 0) {
					throw new ChangeException(ConsoleFailures.tool(connection.endpointName(), ToolCommand.of("reg.exe", "import"), output));
				}
				yield outcomes.getLast();
			}
			};
		} catch (final IOException e) {
			throw new ChangeException(ConsoleFailures.withDetail(
					connection.session().isOpen() ? FailureKind.TOOL_FAILED : FailureKind.CONNECTION_LOST,
					String.valueOf(e.getMessage()), "scriptNotPlaced", connection.endpointName(), String.valueOf(e.getMessage())));
		} finally {
			connection.runner().discard(file);
		}
	}

	/** Takes away a key that is not there yet, with those above it that are not there either. */
	private Undo removalOf(final RegistryPath path, final RegistryView view, final Identity identity,
			final Cancellation cancellation) {
		final List<RegistryPath> above = new ArrayList<>();
		for (RegistryPath parent = parent(path); parent.key().indexOf('\\') >= 0; parent = parent(parent)) {
			above.add(parent);
		}
		final List<CommandOutcome> outcomes = connection.runner().run(above.stream()
				.map(key -> RegistryQuestions.query(RegistryQuestions.where(key, identity), view, false)).toList(), cancellation);
		RegistryPath topmost = path;
		for (int i = 0; i < above.size(); i++) {
			final RegistryPath key = above.get(i);
			if (!connection.registry().answer(outcomes.get(i), key, RegistryQuestions.where(key, identity), false).isAbsent()) {
				break;
			}
			topmost = key;
		}
		return topmost.key().indexOf('\\') < 0 ? Undo.NONE : Undo.of(new RegistryKeyDelete(topmost, view, identity));
	}

	private static RegistryPath parent(final RegistryPath path) {
		final int separator = path.key().lastIndexOf('\\');
		return new RegistryPath(path.hive(), separator < 0 ? "" : path.key().substring(0, separator));
	}

	private static void removeSurplus(final RegistryFile.Edit edit, final RegistryKey former, final RegistryKey wanted,
			final RegistryPath where) throws UnquotableException {
		for (final RegistryKey subkey : former.subkeys()) {
			final RegistryPath below = where.child(subkey.path().name());
			final Optional<RegistryKey> kept = wanted.subkey(subkey.path().name());
			if (kept.isPresent()) {
				removeSurplus(edit, subkey, kept.get(), below);
			} else {
				edit.deleteKey(below);
			}
		}
	}

	private static void write(final RegistryFile.Edit edit, final Optional<RegistryKey> former, final RegistryKey wanted,
			final RegistryPath where) throws UnquotableException {
		final List<String> removed = new ArrayList<>();
		former.ifPresent(key -> key.values().stream().map(RegistryValue::name).filter(name -> wanted.value(name).isEmpty())
				.forEach(removed::add));
		edit.key(where, removed, wanted.values());
		for (final RegistryKey subkey : wanted.subkeys()) {
			write(edit, former.flatMap(key -> key.subkey(subkey.path().name())), subkey, where.child(subkey.path().name()));
		}
	}

	/** A backup that a registration file cannot carry is none. */
	private void requireRestorable(final Change change, final RegistryKey key) throws ChangeException {
		try {
			write(new RegistryFile.Edit(), Optional.empty(), key, key.path());
		} catch (final UnquotableException e) {
			throw notRestorable(change, e);
		}
	}

	private ChangeException notRestorable(final Change change, final UnquotableException reason) {
		return new ChangeException(ConsoleFailures.of(FailureKind.REFUSED, "notRestorable", change.describe(),
				connection.endpointName(), reason.text()));
	}

	private ChangeException backupFailed(final Change change, final String reason) {
		return new ChangeException(ConsoleFailures.withDetail(
				connection.session().isOpen() ? FailureKind.REFUSED : FailureKind.CONNECTION_LOST, reason, "backupFailed",
				change.describe(), connection.endpointName(), reason));
	}

	private ChangeException failure(final CommandOutcome outcome, final RegistryPath path) {
		return new ChangeException(switch (outcome) {
		case NotEnded(final var failure) -> failure;
		case Ended(final ProgramOutput output) -> connection.registry().isAccessDenied(output)
				? ConsoleFailures.withDetail(FailureKind.ACCESS_DENIED, output.standardError().strip(), "keyDenied", path,
						connection.endpointName())
				: output.exitCode() == 0 ? ConsoleFailures.of(FailureKind.TOOL_FAILED, "stillThere", path, connection.endpointName())
						: ConsoleFailures.tool(connection.endpointName(), ToolCommand.of("reg.exe"), output);
		});
	}

	/** Whether two keys hold the same, whatever the order. */
	static boolean same(final RegistryKey one, final RegistryKey other) {
		if (one.values().size() != other.values().size() || one.subkeys().size() != other.subkeys().size()) {
			return false;
		}
		for (final RegistryValue value : one.values()) {
			final Optional<RegistryValue> counterpart = other.value(value.name());
			if (counterpart.isEmpty() || !sameData(value, counterpart.get())) {
				return false;
			}
		}
		final Set<String> names = new HashSet<>();
		one.subkeys().forEach(key -> names.add(key.path().name().toUpperCase(Locale.ROOT)));
		return other.subkeys().stream().allMatch(key -> names.contains(key.path().name().toUpperCase(Locale.ROOT)))
				&& one.subkeys().stream().allMatch(key -> same(key, other.subkey(key.path().name()).orElseThrow()));
	}

	private static boolean sameData(final RegistryValue one, final RegistryValue other) {
		return one.type() == other.type() && (one.data().equals(other.data()) || java.util.Arrays.equals(
				RegistryBytes.of(one), RegistryBytes.of(other)));
	}
}
