package io.shuzen.core.transport;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

import io.shuzen.core.StateFolder;

/**
 * A temporary file that only its user can read. The operating system takes it away with its last handle, which is closed when nobody refers
 * to this any more: neither a crash nor a forgotten call leaves what a machine said lying about.
 */
final class SpoolFile {

	private static final Cleaner CLEANER = Cleaner.create();
	private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
			StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
	private static final FileAttribute<?>[] PRIVATE = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
			? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
			: new FileAttribute<?>[0];

	private final FileChannel channel;

	private SpoolFile(final FileChannel channel) {
		this.channel = channel;
		CLEANER.register(this, new Closing(channel));
	}

	/** In the state folder: what the system has for temporary files is memory again on many. */
	static SpoolFile create() throws IOException {
		final Path folder = StateFolder.path().resolve("spool");
		Files.createDirectories(folder);
		return new SpoolFile(FileChannel.open(folder.resolve(UUID.randomUUID().toString()), OPTIONS, PRIVATE));
	}

	FileChannel channel() {
		return channel;
	}

	/** Must not refer to the file's owner, which would never be let go then. */
	private record Closing(FileChannel channel) implements Runnable {

		@Override
		public void run() {
			try {
				channel.close();
			} catch (final IOException e) {
				// there is nobody left to be told, and the file goes with the process at the latest
				return;
			}
		}
	}
}
