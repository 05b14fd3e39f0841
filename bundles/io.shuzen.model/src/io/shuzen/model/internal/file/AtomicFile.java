package io.shuzen.model.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** A file that is replaced as a whole or not at all, even if the machine stops in between. */
final class AtomicFile {

	private AtomicFile() {
	}

	/**
	 * Replaces a file, or makes it.
	 *
	 * @throws IOException when that failed; the file is then as it was before, unless only the sync of its folder failed
	 */
	static void write(Path file, byte[] content) throws IOException {
		Path target = resolveLinks(file.toAbsolutePath());
		Path folder = target.getParent();
		Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			writeSynced(temporary, content);
			keepPermissions(target, temporary);
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException | RuntimeException failure) {
			deleteAfter(failure, temporary);
			throw failure;
		}
		syncFolder(folder);
	}

	/** Renaming over a link would replace the link and leave the file it points to as it was. */
	private static Path resolveLinks(Path file) throws IOException {
		try {
			return file.toRealPath();
		} catch (NoSuchFileException absent) {
			return file;
		}
	}

	private static void writeSynced(Path file, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	/** A file that colleagues may write has to stay so. Where there are no POSIX permissions the folder's are inherited. */
	private static void keepPermissions(Path from, Path to) throws IOException {
		PosixFileAttributeView former = Files.getFileAttributeView(from, PosixFileAttributeView.class);
		PosixFileAttributeView later = Files.getFileAttributeView(to, PosixFileAttributeView.class);
		if (former != null && later != null && Files.exists(from)) {
			later.setPermissions(former.readAttributes().permissions());
		}
	}

	private static void deleteAfter(Exception failure, Path temporary) {
		try {
			Files.deleteIfExists(temporary);
		} catch (IOException leftover) {
			failure.addSuppressed(leftover);
		}
	}

	/**
	 * The new name is durable only when its folder is. Windows has no such call (a folder cannot be opened for it) and does
	 * without.
	 */
	private static void syncFolder(Path folder) throws IOException {
		if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
			return;
		}
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}
}
