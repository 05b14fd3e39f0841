package io.shuzen.windows.simulation.internal.machine;

import java.util.Objects;
import java.util.Optional;

/**
 * A file or folder with what is in it.
 *
 * @param content  a file's content; empty for a folder
 * @param created  creation time
 * @param accessed last access time. Reading does not move it, as on a Windows that does not keep it up to date
 * @param modified last write time. A folder's is not moved by changes in it, so that undoing them leaves no trace
 * @param children a folder's files and folders; empty for a file
 */
public record FileNode(Optional<FileContent> content, Moment created, Moment accessed, Moment modified, NameMap<FileNode> children) {

	public FileNode {
		Objects.requireNonNull(content);
		Objects.requireNonNull(created);
		Objects.requireNonNull(accessed);
		Objects.requireNonNull(modified);
		Objects.requireNonNull(children);
	}

	/** A folder that was made once and not looked into since. */
	public static FileNode folder(final Moment made) {
		return new FileNode(Optional.empty(), made, made, made, NameMap.empty());
	}

	/** A file that was written once and not read since. */
	public static FileNode file(final FileContent content, final Moment written) {
		return new FileNode(Optional.of(content), written, written, written, NameMap.empty());
	}

	/** The same with other times of creation and last access. */
	public FileNode with(final Moment otherCreated, final Moment otherAccessed) {
		return new FileNode(content, otherCreated, otherAccessed, modified, children);
	}

	public boolean isFolder() {
		return content.isEmpty();
	}

	FileNode withChildren(final NameMap<FileNode> changed) {
		return changed == children ? this : new FileNode(content, created, accessed, modified, changed);
	}
}
