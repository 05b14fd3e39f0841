package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that holds the file's write lock from its beginning to its end, and not longer: JDBC's own transactions begin the next one
 * with each commit, and would keep other processes out in between.
 */
final class WriteTransaction implements AutoCloseable {

	private final Connection connection;
	private boolean committed;

	private WriteTransaction(final Connection connection) {
		this.connection = connection;
	}

	static WriteTransaction begin(final Connection connection) throws SQLException {
		execute(connection, "BEGIN IMMEDIATE");
		return new WriteTransaction(connection);
	}

	/** Returns when everything is on the disk. */
	void commit() throws SQLException {
		execute(connection, "COMMIT");
		committed = true;
	}

	/** Takes back what was not committed. */
	@Override
	public void close() throws SQLException {
		if (!committed) {
			execute(connection, "ROLLBACK");
		}
	}

	private static void execute(final Connection connection, final String command) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(command);
		}
	}
}
