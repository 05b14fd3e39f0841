package io.shuzen.windows.simulation.internal.host;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.windows.simulation.internal.machine.Environment;
import io.shuzen.windows.simulation.internal.machine.FileContent;
import io.shuzen.windows.simulation.internal.machine.FileNode;
import io.shuzen.windows.simulation.internal.machine.FileSystem;
import io.shuzen.windows.simulation.internal.machine.Placeholders;

/** Answers file probes. */
record FileFinder(FileSystem files, Placeholders placeholders) {

	/** @param profilePath the user's profile folder; null for the machine's files */
	Answer<FileListing> answer(final FileProbe probe, final String profilePath) {
		final Optional<String> expanded = Environment.expand(probe.path(), profilePath);
		if (expanded.isEmpty()) {
			return Answer.unreadable(HostTexts.failure(FailureKind.INVALID_INPUT, "noPath", probe.path()));
		}
		final String path = files.stored(expanded.get());
		final String name = path.substring(path.lastIndexOf('\\') + 1);
		return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 ? matching(probe, path, name) : exact(probe, path);
	}

	private Answer<FileListing> exact(final FileProbe probe, final String path) {
		final Optional<FileNode> node = files.find(path);
		if (node.isEmpty()) {
			return Answer.absent();
		}
		final List<FileEntry> entries = new ArrayList<>();
		entries.add(entry(path, node.get(), probe));
		addChildren(path, node.get(), probe, entries);
		return Answer.present(new FileListing(path, entries));
	}

	private Answer<FileListing> matching(final FileProbe probe, final String path, final String pattern) {
		final String folder = path.substring(0, Math.max(path.lastIndexOf('\\'), 0));
		final Optional<FileNode> parent = files.find(folder);
		if (parent.isEmpty()) {
			return Answer.absent();
		}
		final List<FileEntry> entries = new ArrayList<>();
		parent.get().children().forEach((name, node) -> {
			if (FileSystem.matches(name, pattern)) {
				final String child = folder + '\\' + name;
				entries.add(entry(child, node, probe));
				if (probe.recursive()) {
					addChildren(child, node, probe, entries);
				}
			}
		});
		return Answer.present(new FileListing(path, entries));
	}

	private void addChildren(final String path, final FileNode folder, final FileProbe probe, final List<FileEntry> entries) {
		folder.children().forEach((name, node) -> {
			final String child = path + '\\' + name;
			entries.add(entry(child, node, probe));
			if (probe.recursive()) {
				addChildren(child, node, probe, entries);
			}
		});
	}

	private FileEntry entry(final String path, final FileNode node, final FileProbe probe) {
		final Optional<FileContent> content = node.content();
		return new FileEntry(path, node.isFolder(), content.map(file -> file.length(placeholders)).orElse(0L),
				Optional.of(node.created().at(placeholders.now())), Optional.of(node.accessed().at(placeholders.now())),
				node.modified().at(placeholders.now()),
				content.filter(file -> probe.contentLimit() > 0).map(
						file -> Base64.getEncoder().encodeToString(file.bytes(placeholders, probe.contentLimit()))));
	}
}
