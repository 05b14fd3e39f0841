package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Finds pieces of facts in the file. */
final class StoredPieces implements FactsForm.Pieces, AutoCloseable {

	private final PreparedStatement select;

	StoredPieces(final Connection connection) throws SQLException {
		select = connection.prepareStatement("SELECT content FROM piece WHERE hash = ?");
	}

	@Override
	public byte[] find(final byte[] hash) throws JsonProcessingException {
		final byte[] deflated;
		try {
			select.setBytes(1, hash);
			try (ResultSet result = select.executeQuery()) {
				deflated = result.next() ? result.getBytes(1) : null;
			}
		} catch (final SQLException e) {
			throw new FactsForm.MissingPiece(String.valueOf(e.getMessage()));
		}
		return deflated == null ? null : FactsForm.inflated(deflated);
	}

	@Override
	public void close() throws SQLException {
		select.close();
	}
}
