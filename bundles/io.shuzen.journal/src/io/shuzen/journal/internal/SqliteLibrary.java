package io.shuzen.journal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once for all later starts. The driver by itself unpacks it at each start into the folder for temporary
 * files and compares it byte by byte, which takes a good part of a short command's time, fails where nothing in that folder may be
 * executed, and leaves it there when the process is killed.
 */
final class SqliteLibrary {

	private static final String PATH = "org.sqlite.lib.path";
	private static final String NAME = "org.sqlite.lib.name";

	private SqliteLibrary() {
	}

	/**
	 * Sees to it that the driver finds the library when it first needs it. When it cannot be unpacked, or not be loaded later, the driver
	 * unpacks it by itself.
	 *
	 * @param folder only for what this class keeps
	 */
	static void provide(final Path folder) {
		if (System.getProperty(PATH) != null) {
			return;
		}
		final String platform = OSInfo.getNativeLibFolderPathForCurrentOS();
		final String name = LibraryLoaderUtil.getNativeLibName();
		final URL packed = SQLiteJDBCLoader.class.getResource("/org/sqlite/native/" + platform + "/" + name);
		if (packed == null) {
			return;
		}
		final Path library = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + platform.replace('/', '-')).resolve(name);
		try {
			final URLConnection connection = packed.openConnection();
			if (!Files.exists(library) || Files.size(library) != connection.getContentLengthLong()) {
				unpack(connection, library);
			}
			System.setProperty(NAME, name);
			System.setProperty(PATH, library.getParent().toAbsolutePath().toString());
		} catch (final IOException e) {
			// a full disk, say: who needs the journal is told so when it is opened, and others do not need this
			return;
		}
	}

	/** Under its name there is never a part of it: neither for another process nor after a loss of power. */
	private static void unpack(final URLConnection packed, final Path library) throws IOException {
		Files.createDirectories(library.getParent());
		final Path part = Files.createTempFile(library.getParent(), library.getFileName().toString(), ".part");
		try {
			try (InputStream content = packed.getInputStream();
					FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
					OutputStream out = Channels.newOutputStream(channel)) {
				content.transferTo(out);
				channel.force(true);
			}
			Files.move(part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}
}
