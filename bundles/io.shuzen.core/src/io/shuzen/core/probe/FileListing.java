package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;

/**
 * What was found at a path. A path that does not exist is an absent answer; an existing empty folder is a listing with the folder's own
 * entry only, and a pattern that nothing in an existing folder matches one without entries.
 *
 * @param root    the path as resolved on the endpoint, with placeholders filled in
 * @param entries the root itself when it is a file or folder (first), then what is in it or matches, parents before children
 */
public record FileListing(String root, List<FileEntry> entries) implements ProbeValue {

	public FileListing {
		Objects.requireNonNull(root);
		entries = List.copyOf(entries);
	}

	/** The files, without folders. */
	public List<FileEntry> files() {
		return entries.stream().filter(entry -> !entry.directory()).toList();
	}
}
