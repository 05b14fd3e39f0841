package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

import io.shuzen.core.failure.FailureException;

/**
 * The file and its layout. {@code run} gives each run a small number; {@code event} only ever grows, which triggers enforce against
 * mistakes (the hash chain is there against intent); {@code head} says where each run's chain ends, so that a missing end is missed;
 * {@code piece} keeps facts by their content, each once however many machines and steps have it in common. A large entry's content is in
 * {@code deflated}, and {@code content} is empty.
 */
final class JournalFile {

	// another process may be writing a large batch to a slow disk
	private static final int BUSY_MILLISECONDS = 15_000;

	private static final String[] FIRST_LAYOUT = {
			"CREATE TABLE run (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
			"""
					CREATE TABLE event (
						sequence INTEGER PRIMARY KEY AUTOINCREMENT,
						run INTEGER NOT NULL REFERENCES run (number),
						at TEXT NOT NULL,
						type TEXT NOT NULL,
						endpoint TEXT,
						content TEXT NOT NULL,
						hash BLOB NOT NULL
					) STRICT""",
			"CREATE INDEX event_of_run ON event (run)",
			"CREATE INDEX event_of_endpoint ON event (run, endpoint) WHERE endpoint IS NOT NULL",
			"CREATE INDEX event_of_runs ON event (type, run) WHERE type IN ('run-started', 'run-finished')",
			"CREATE INDEX event_of_ends ON event (run, type) WHERE type = 'endpoint-finished'",
			"""
					CREATE TRIGGER event_is_never_altered BEFORE UPDATE ON event
					BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
			"""
					CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
					BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""" };

	private static final String[] SECOND_LAYOUT = {
			"CREATE TABLE head (run INTEGER PRIMARY KEY REFERENCES run (number), entries INTEGER NOT NULL, hash BLOB NOT NULL) STRICT",
			"""
					INSERT INTO head SELECT event.run, ends.entries, event.hash FROM event
					JOIN (SELECT count(*) AS entries, max(sequence) AS last FROM event GROUP BY run) ends ON event.sequence = ends.last""",
			"CREATE TABLE piece (hash BLOB PRIMARY KEY, content BLOB NOT NULL) STRICT",
			"""
					CREATE TRIGGER head_never_goes_back BEFORE UPDATE ON head WHEN new.entries <= old.entries
					BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
			"""
					CREATE TRIGGER piece_is_never_altered BEFORE UPDATE ON piece
					BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""",
			"""
					CREATE TRIGGER piece_is_never_deleted BEFORE DELETE ON piece
					BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END""" };

	// added to a table that stays as it is: a journal may be large
	private static final String[] THIRD_LAYOUT = { "ALTER TABLE event ADD COLUMN deflated BLOB" };

	/** What leads from each layout to the next; a new file goes through all of them. */
	private static final List<String[]> LAYOUTS = List.of(FIRST_LAYOUT, SECOND_LAYOUT, THIRD_LAYOUT);

	static final int SCHEMA_VERSION = LAYOUTS.size();

	private final Path file;
	private final Path libraries;
	private boolean prepared;

	/** @param libraries a folder for SQLite's native library; there may be others in it */
	JournalFile(final Path file, final Path libraries) {
		this.file = file;
		this.libraries = libraries;
	}

	Path path() {
		return file;
	}

	/** Opens the file for the one connection that writes; makes it when there is none. Durable: a commit returns when it is on the disk. */
	Connection openForWriting() throws FailureException {
		prepare();
		try {
			return dataSource().getConnection();
		} catch (final SQLException e) {
			throw StorageFailures.unwritable(file, e);
		}
	}

	/** Opens the file for reading, beside whoever writes; makes it when there is none. */
	Connection openForReading() throws FailureException {
		prepare();
		try {
			final Connection connection = dataSource().getConnection();
			try (Statement statement = connection.createStatement()) {
				// not SQLite's read-only mode: that one cannot recover a write-ahead log a crash has left
				statement.execute("PRAGMA query_only = true");
			}
			return connection;
		} catch (final SQLException e) {
			throw StorageFailures.unreadable(file, e);
		}
	}

	private synchronized void prepare() throws FailureException {
		if (prepared && Files.exists(file)) {
			return;
		}
		try {
			SqliteLibrary.provide(libraries);
			makeFolder(file.getParent());
			// two processes may make the file at the same time, and switching to WAL does not wait for the other by itself
			try (FileChannel channel = FileChannel.open(file.resolveSibling("creation.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				// ends with the channel
				channel.lock();
				try (Connection connection = dataSource().getConnection()) {
					migrate(connection);
				}
			}
			prepared = true;
		} catch (final SQLException e) {
			throw StorageFailures.unwritable(file, e);
		} catch (final IOException e) {
			throw StorageFailures.unwritable(file, e);
		}
	}

	/** What the journal says about endpoints is nobody else's business. */
	private static void makeFolder(final Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			return;
		}
		Files.createDirectories(folder);
		if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		}
	}

	private void migrate(final Connection connection) throws SQLException, FailureException {
		final int found = version(connection);
		if (found > SCHEMA_VERSION) {
			throw StorageFailures.newer(file, found, SCHEMA_VERSION);
		}
		if (found == SCHEMA_VERSION) {
			return;
		}
		try (WriteTransaction transaction = WriteTransaction.begin(connection);
				Statement statement = connection.createStatement()) {
			for (final String[] layout : LAYOUTS.subList(found, SCHEMA_VERSION)) {
				for (final String definition : layout) {
					statement.executeUpdate(definition);
				}
			}
			statement.executeUpdate("PRAGMA user_version = " + SCHEMA_VERSION);
			transaction.commit();
		}
	}

	static int version(final Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("PRAGMA user_version")) {
			return result.getInt(1);
		}
	}

	private SQLiteDataSource dataSource() {
		final SQLiteConfig config = new SQLiteConfig();
		config.setBusyTimeout(BUSY_MILLISECONDS);
		config.setJournalMode(JournalMode.WAL);
		config.setSynchronous(SynchronousMode.FULL);
		config.enforceForeignKeys(true);
		final SQLiteDataSource source = new SQLiteDataSource(config);
		source.setUrl("jdbc:sqlite:" + file);
		return source;
	}
}
