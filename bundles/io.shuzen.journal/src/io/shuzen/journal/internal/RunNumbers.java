package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The small numbers that stand for runs in the file. */
final class RunNumbers {

	private RunNumbers() {
	}

	/** The run's number; gives it one when it has none. Needs a connection that writes. */
	static long numberOf(final Connection connection, final String runId) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO run (id) VALUES (?)")) {
			insert.setString(1, runId);
			insert.executeUpdate();
		}
		return find(connection, runId).orElseThrow();
	}

	static OptionalLong find(final Connection connection, final String runId) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement("SELECT number FROM run WHERE id = ?")) {
			select.setString(1, runId);
			try (ResultSet result = select.executeQuery()) {
				return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
			}
		}
	}
}
