package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a run's chain ends. Kept apart from the entries, so that a chain whose last entries were taken away does not pass for whole.
 *
 * @param entries how many entries the run has
 * @param hash    of the last one
 */
record ChainHead(long entries, byte[] hash) {

	/** Of a run without entries. */
	static final ChainHead BEGINNING = new ChainHead(0, HashChain.BEGINNING);

	static ChainHead of(final Connection connection, final long run) throws SQLException {
		try (PreparedStatement select = connection.prepareStatement("SELECT entries, hash FROM head WHERE run = ?")) {
			select.setLong(1, run);
			try (ResultSet result = select.executeQuery()) {
				return result.next() ? new ChainHead(result.getLong(1), result.getBytes(2)) : BEGINNING;
			}
		}
	}

	ChainHead next(final String runId, final PendingAppend.Encoded event) {
		return new ChainHead(entries + 1,
				HashChain.next(hash, runId, event.at(), event.type(), event.endpoint(), event.content()));
	}

	void save(final Connection connection, final long run) throws SQLException {
		try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO head (run, entries, hash) VALUES (?, ?, ?) "
				+ "ON CONFLICT (run) DO UPDATE SET entries = excluded.entries, hash = excluded.hash")) {
			upsert.setLong(1, run);
			upsert.setLong(2, entries);
			upsert.setBytes(3, hash);
			upsert.executeUpdate();
		}
	}
}
