package io.shuzen.windows.simulation.internal.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds and changes files by path. Pure functions over the tree whose root holds the drives.
 *
 * @param root its children are the drives, {@code C:}
 */
public record FileSystem(FileNode root) {

	/** The names of an absolute path, drive first. */
	public static List<String> names(final String path) {
		return List.of(path.split("\\\\+"));
	}

	public Optional<FileNode> find(final String path) {
		Optional<FileNode> node = Optional.of(root);
		for (final String name : names(path)) {
			node = node.flatMap(folder -> folder.children().get(name));
		}
		return node;
	}

	/** The path in the letters the names are stored in; names that are not there stay as they are. */
	public String stored(final String path) {
		final StringBuilder stored = new StringBuilder();
		Optional<FileNode> node = Optional.of(root);
		for (final String name : names(path)) {
			final String actual = node.flatMap(folder -> folder.children().storedName(name)).orElse(name);
			stored.append(stored.isEmpty() ? "" : "\\").append(actual);
			node = node.flatMap(folder -> folder.children().get(name));
		}
		return stored.toString();
	}

	/** With {@code node} there; folders above it that are missing are made. */
	public FileSystem with(final String path, final FileNode node) {
		return new FileSystem(put(root, names(path), node));
	}

	private static FileNode put(final FileNode folder, final List<String> names, final FileNode node) {
		final String name = names.getFirst();
		final List<String> below = names.subList(1, names.size());
		final FileNode child = below.isEmpty() ? node
				: put(folder.children().get(name).orElseGet(() -> FileNode.folder(node.modified())), below, node);
		return folder.withChildren(folder.children().with(name, child));
	}

	public FileSystem without(final String path) {
		return new FileSystem(remove(root, names(path)));
	}

	private static FileNode remove(final FileNode folder, final List<String> names) {
		final String name = names.getFirst();
		if (names.size() == 1) {
			return folder.withChildren(folder.children().without(name));
		}
		final Optional<FileNode> child = folder.children().get(name);
		return child.isEmpty() ? folder
				: folder.withChildren(folder.children().with(name, remove(child.get(), names.subList(1, names.size()))));
	}

	/** The topmost folder above {@code path}, or the path itself, that is not there. */
	public Optional<String> topmostMissing(final String path) {
		final List<String> names = names(path);
		for (int depth = 1; depth <= names.size(); depth++) {
			final String ancestor = String.join("\\", names.subList(0, depth));
			if (find(ancestor).isEmpty()) {
				return Optional.of(ancestor);
			}
		}
		return Optional.empty();
	}

	/** Whether a file stands where {@code path} needs a folder. */
	public boolean isBlocked(final String path) {
		final List<String> names = names(path);
		for (int depth = 1; depth < names.size(); depth++) {
			if (find(String.join("\\", names.subList(0, depth))).filter(node -> !node.isFolder()).isPresent()) {
				return true;
			}
		}
		return false;
	}

	/** Whether a name matches a pattern with {@code *} and {@code ?}. */
	public static boolean matches(final String name, final String pattern) {
		final StringBuilder expression = new StringBuilder();
		for (final char character : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
			switch (character) {
			case '*' -> expression.append(".*");
			case '?' -> expression.append('.');
			default -> expression.append(Pattern.quote(Character.toString(character)));
			}
		}
		return name.toLowerCase(Locale.ROOT).matches("(?s)" + expression);
	}
}
