package io.shuzen.windows.simulation.internal.machine;

import java.util.Objects;
import java.util.Optional;

/**
 * A file or folder with what is in it.
 *
 * @param content  a file's content; empty for a folder
 * @param modified last write time. A folder's is not moved by changes in it, so that undoing them leaves no trace
 * @param children a folder's files and folders; empty for a file
 */
public record FileNode(Optional<FileContent> content, Moment modified, NameMap<FileNode> children) {

	public FileNode {
		Objects.requireNonNull(content);
		Objects.requireNonNull(modified);
		Objects.requireNonNull(children);
	}

	public static FileNode folder(final Moment modified) {
		return new FileNode(Optional.empty(), modified, NameMap.empty());
	}

	public static FileNode file(final FileContent content, final Moment modified) {
		return new FileNode(Optional.of(content), modified, NameMap.empty());
	}

	public boolean isFolder() {
		return content.isEmpty();
	}

	FileNode withChildren(final NameMap<FileNode> changed) {
		return changed == children ? this : new FileNode(content, modified, changed);
	}
}
