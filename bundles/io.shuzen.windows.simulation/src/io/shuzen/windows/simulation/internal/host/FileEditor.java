package io.shuzen.windows.simulation.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileRestore;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.windows.simulation.internal.machine.FileContent;
import io.shuzen.windows.simulation.internal.machine.FileNode;
import io.shuzen.windows.simulation.internal.machine.FileSystem;
import io.shuzen.windows.simulation.internal.machine.MachineState;
import io.shuzen.windows.simulation.internal.machine.Moment;
import io.shuzen.windows.simulation.internal.machine.Placeholders;
import io.shuzen.windows.simulation.internal.machine.Quarantine;

/** Makes changes in the file system. */
record FileEditor(MachineState state, String runId, Placeholders placeholders) {

	/** Where something was moved from and to. */
	private record Moved(FileSystem files, String to) {
	}

	Made quarantine(final FileQuarantine change) {
		final FileSystem files = state.fileSystem();
		if (files.find(change.path()).isEmpty()) {
			return Made.unchanged(state, change);
		}
		final String path = files.stored(change.path());
		final Moved moved = setAside(files, path);
		return Made.applied(state.with(moved.files()), change,
				Undo.of(new FileRestore(path, moved.to(), change.identity())));
	}

	Made restore(final FileRestore change) {
		final FileSystem before = state.fileSystem();
		final Optional<FileNode> kept = before.find(change.quarantinedPath());
		if (kept.isEmpty()) {
			return Made.failed(state, change, HostTexts.failure(FailureKind.CONFLICT, "quarantineMissing", change.path(),
					change.quarantinedPath()));
		}
		if (before.isBlocked(change.path())) {
			return blocked(change, change.path());
		}
		final List<Change> undo = new ArrayList<>();
		undo.add(new FileRestore(change.quarantinedPath(), change.path(), change.identity()));
		FileSystem files = before;
		if (files.find(change.path()).isPresent()) {
			final Moved displaced = setAside(files, files.stored(change.path()));
			files = displaced.files();
			undo.add(new FileRestore(change.path(), displaced.to(), change.identity()));
		}
		files = Quarantine.withoutEmptyFolders(files.without(change.quarantinedPath()), change.quarantinedPath())
				.with(change.path(), kept.get());
		return Made.applied(state.with(files), change, new Undo(undo));
	}

	Made write(final FileWrite change) {
		final FileSystem before = state.fileSystem();
		final Optional<FileNode> former = before.find(change.path());
		if (former.filter(FileNode::isFolder).isPresent()) {
			return Made.failed(state, change, HostTexts.failure(FailureKind.CONFLICT, "isFolder", change.path()));
		}
		if (before.isBlocked(change.path())) {
			return blocked(change, change.path());
		}
		if (former.flatMap(FileNode::content)
				.filter(content -> Arrays.equals(content.bytes(placeholders, Integer.MAX_VALUE), change.bytes())).isPresent()) {
			return Made.unchanged(state, change);
		}
		final String path = before.stored(change.path());
		final FileNode written = FileNode.file(FileContent.ofBytes(change.bytes()), new Moment.Fixed(placeholders.now()));
		if (former.isPresent()) {
			final Moved moved = setAside(before, path);
			return Made.applied(state.with(moved.files().with(path, written)), change,
					Undo.of(new FileRestore(path, moved.to(), change.identity())));
		}
		return Made.applied(state.with(before.with(path, written)), change,
				Undo.of(new FileQuarantine(before.topmostMissing(path).orElseThrow(), change.identity())));
	}

	Made purge(final QuarantinePurge change) {
		final FileSystem files = state.fileSystem();
		return files.find(change.path()).isEmpty() ? Made.unchanged(state, change)
				: Made.applied(state.with(files.without(change.path())), change, Undo.NONE);
	}

	private Made blocked(final Change change, final String path) {
		return Made.failed(state, change, HostTexts.failure(FailureKind.CONFLICT, "fileInTheWay", path));
	}

	private Moved setAside(final FileSystem files, final String path) {
		final String to = Quarantine.place(files, runId, path);
		final FileNode node = files.find(path).orElseThrow();
		return new Moved(files.without(path).with(to, node), to);
	}
}
