package io.shuzen.windows.internal.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.windows.internal.console.CommandOutcome.Ended;
import io.shuzen.windows.internal.console.CommandOutcome.NotEnded;

/** Moves files and folders into the run's quarantine and back, and writes small files. Nothing is deleted but what a quarantine keeps. */
final class FileChanges {

	private final Connection connection;

	FileChanges(final Connection connection) {
		this.connection = connection;
	}

	boolean quarantine(final FileQuarantine change, final Alteration alteration) throws ChangeException {
		return attempt(change, () -> {
			if (session().stat(change.path(), alteration.cancellation()).isEmpty()) {
				return false;
			}
			final String place = newPlace(change.path(), alteration);
			alteration.begin(Undo.of(new FileRestore(change.path(), place, change.identity())));
			move(change.path(), place, alteration);
			return true;
		});
	}

	boolean restore(final FileRestore change, final Alteration alteration) throws ChangeException {
		return attempt(change, () -> {
			if (session().stat(change.quarantinedPath(), alteration.cancellation()).isEmpty()) {
				throw new ChangeException(ConsoleFailures.of(FailureKind.CONFLICT, "quarantineMissing", change.path(),
						connection.endpointName()));
			}
			final Optional<String> replaced = setAside(change.path(), change.identity(), alteration);
			if (replaced.isEmpty()) {
				alteration.begin(Undo.of(new FileQuarantine(change.path(), change.identity())));
			}
			move(change.quarantinedPath(), change.path(), alteration);
			return true;
		});
	}

	boolean write(final FileWrite change, final Alteration alteration) throws ChangeException {
		return attempt(change, () -> {
			final Optional<byte[]> present = content(change, alteration);
			if (present.isPresent() && Arrays.equals(present.get(), change.bytes())) {
				return false;
			}
			if (setAside(change.path(), change.identity(), alteration).isEmpty()) {
				alteration.begin(Undo.of(new FileQuarantine(topmostMissing(change.path(), alteration), change.identity())));
			}
			final String folder = change.path().substring(0, change.path().lastIndexOf('\\'));
			if (!folder.endsWith(":") && session().stat(folder, alteration.cancellation()).isEmpty()) {
				connection.runner().builtIn("md", alteration.cancellation(), folder);
			}
			session().upload(change.path(), new ByteArrayInputStream(change.bytes()), alteration.cancellation());
			if (!content(change, alteration).filter(bytes -> Arrays.equals(bytes, change.bytes())).isPresent()) {
				throw new ChangeException(
						ConsoleFailures.of(FailureKind.TOOL_FAILED, "verifyFailed", change.describe(), connection.endpointName()));
			}
			return true;
		});
	}

	boolean purge(final QuarantinePurge change, final Alteration alteration) throws ChangeException {
		return attempt(change, () -> {
			if (session().stat(change.path(), alteration.cancellation()).isEmpty()) {
				return false;
			}
			alteration.begin(Undo.NONE);
			// takes away links, not what they lead to
			connection.runner().builtIn("rd /s /q", alteration.cancellation(), change.path());
			if (session().stat(change.path(), alteration.cancellation()).isPresent()) {
				throw new ChangeException(
						ConsoleFailures.of(FailureKind.TOOL_FAILED, "purgeFailed", change.path(), connection.endpointName()));
			}
			return true;
		});
	}

	@FunctionalInterface
	private interface FileWork {
		boolean run() throws IOException, ChangeException;
	}

	private boolean attempt(final Change change, final FileWork work) throws ChangeException {
		try {
			return work.run();
		} catch (final java.nio.file.AccessDeniedException e) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.ACCESS_DENIED, "fileDenied", e.getFile(), connection.endpointName()));
		} catch (final IOException e) {
			throw new ChangeException(ConsoleFailures.withDetail(
					session().isOpen() ? FailureKind.TOOL_FAILED : FailureKind.CONNECTION_LOST, String.valueOf(e.getMessage()),
					"moveFailed", change.describe(), connection.endpointName(), String.valueOf(e.getMessage())));
		}
	}

	/** Moves what is in the way into the quarantine, and begins the alteration with bringing it back. */
	private Optional<String> setAside(final String path, final io.shuzen.core.endpoint.Identity identity,
			final Alteration alteration) throws IOException, ChangeException {
		if (session().stat(path, alteration.cancellation()).isEmpty()) {
			return Optional.empty();
		}
		final String place = newPlace(path, alteration);
		alteration.begin(Undo.of(new FileRestore(path, place, identity)));
		move(path, place, alteration);
		return Optional.of(place);
	}

	/** The file, or the topmost of the folders that have to be made for it. */
	private String topmostMissing(final String path, final Alteration alteration) throws IOException {
		String topmost = path;
		for (String folder = parent(path); !folder.endsWith(":"); folder = parent(folder)) {
			if (session().stat(folder, alteration.cancellation()).isPresent()) {
				break;
			}
			topmost = folder;
		}
		return topmost;
	}

	private static String parent(final String path) {
		return path.substring(0, path.lastIndexOf('\\'));
	}

	/** A place in the run's quarantine on the same volume, in a folder of its own, so that equal names do not meet. */
	private String newPlace(final String path, final Alteration alteration) throws IOException, ChangeException {
		final String data = connection.windows().resolve("%ProgramData%");
		final String root = (data.regionMatches(true, 0, path, 0, 2) ? data + "\\Shuzen" : path.substring(0, 2) + "\\Shuzen")
				+ "\\Quarantine";
		final String folder = root + '\\' + alteration.runId() + '\\' + CommandRunner.randomMark().substring(0, 12);
		final CommandOutcome closed = connection.runner().run(new CommandSequence().builtIn("md", root)
				.program("icacls.exe", root, "/inheritance:r", "/grant", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F")
				.builtIn("md", folder), alteration.cancellation()).get(1);
		if (closed instanceof NotEnded(final var failure)) {
			throw new ChangeException(failure);
		}
		if (closed instanceof Ended(final ProgramOutput output) && output.exitCode() != 0) {
			throw new ChangeException(ConsoleFailures.of(FailureKind.REFUSED, "aclFailed", connection.endpointName(),
					output.excerpt()));
		}
		return folder + path.substring(path.lastIndexOf('\\'));
	}

	private void move(final String from, final String to, final Alteration alteration) throws IOException, ChangeException {
		final String folder = to.substring(0, to.lastIndexOf('\\'));
		final CommandSequence work = new CommandSequence();
		if (!folder.endsWith(":") && session().stat(folder, alteration.cancellation()).isEmpty()) {
			work.builtIn("md", folder);
		}
		if (connection.runner().run(work.builtIn("move /y", from, to), alteration.cancellation())
				.getLast() instanceof NotEnded(final var failure)) {
			throw new ChangeException(failure);
		}
		// the interpreter's own commands say little of how they ended
		if (session().stat(from, alteration.cancellation()).isPresent()
				|| session().stat(to, alteration.cancellation()).isEmpty()) {
			throw new ChangeException(
					ConsoleFailures.of(FailureKind.TOOL_FAILED, "moveFailed", from, connection.endpointName(), to));
		}
	}

	private Optional<byte[]> content(final FileWrite change, final Alteration alteration) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (session().stat(change.path(), alteration.cancellation()).filter(file -> !file.directory() && file.size() <= 1 << 20)
				.isEmpty()) {
			return Optional.empty();
		}
		session().download(change.path(), bytes, alteration.cancellation());
		return Optional.of(bytes.toByteArray());
	}

	private TransportSession session() {
		return connection.session();
	}
}
