package io.shuzen.windows.simulation.internal.machine;

import java.util.Optional;

/** Where files are moved that a change takes away: a folder for each run, on the same drive. */
public final class Quarantine {

	private static final String FOLDER = "\\ProgramData\\Shuzen\\Quarantine";

	private Quarantine() {
	}

	/** A path in the run's quarantine that is free. */
	public static String place(final FileSystem files, final String runId, final String path) {
		final String drive = FileSystem.names(path).getFirst();
		final String name = path.substring(path.lastIndexOf('\\') + 1);
		int number = 1;
		String place;
		do {
			place = drive + FOLDER + '\\' + runId + '\\' + number + '\\' + name;
			number++;
		} while (files.find(place.substring(0, place.lastIndexOf('\\'))).isPresent());
		return place;
	}

	/** Without the folders above {@code quarantinedPath} that hold nothing any more. */
	public static FileSystem withoutEmptyFolders(final FileSystem files, final String quarantinedPath) {
		FileSystem cleared = files;
		String folder = parent(quarantinedPath);
		while (isInside(folder) && cleared.find(folder).filter(node -> node.children().isEmpty()).isPresent()) {
			cleared = cleared.without(folder);
			folder = parent(folder);
		}
		return cleared;
	}

	/** The files without any quarantine: what runs set aside is no part of a machine's state. */
	public static FileSystem without(final FileSystem files) {
		FileSystem cleared = files;
		for (final String drive : files.root().children().names()) {
			if (cleared.find(drive + FOLDER).isPresent()) {
				cleared = cleared.without(drive + FOLDER);
				String folder = parent(drive + FOLDER);
				while (folder.indexOf('\\') > 0 && isEmptyFolder(cleared.find(folder))) {
					cleared = cleared.without(folder);
					folder = parent(folder);
				}
			}
		}
		return cleared;
	}

	private static boolean isEmptyFolder(final Optional<FileNode> node) {
		return node.filter(one -> one.isFolder() && one.children().isEmpty()).isPresent();
	}

	private static boolean isInside(final String path) {
		return path.regionMatches(true, 2, FOLDER + '\\', 0, FOLDER.length() + 1);
	}

	private static String parent(final String path) {
		return path.substring(0, Math.max(path.lastIndexOf('\\'), 0));
	}
}
