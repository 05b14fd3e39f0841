package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalCheck;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.JournalIntegrity;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.RunSummary.State;

/** Reads, each time on a connection of its own: readers wait neither for each other nor for the writer. */
final class JournalReader {

	private static final String ENTRY = "SELECT e.sequence, r.id, e.at, e.type, e.content, e.deflated FROM event e JOIN run r ON r.number = e.run ";
	private static final String SUMMARY = """
			SELECT r.number, r.id, s.at, s.content, f.at, f.content FROM event s JOIN run r ON r.number = s.run
			LEFT JOIN event f ON f.type = 'run-finished' AND f.run = s.run
			WHERE s.type = 'run-started'""";

	private final JournalFile file;
	private final RunLeases leases;

	JournalReader(final JournalFile file, final RunLeases leases) {
		this.file = file;
		this.leases = leases;
	}

	@FunctionalInterface
	private interface Query<T> {
		T run(Connection connection) throws SQLException, FailureException;
	}

	List<RunSummary> summaries() throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement(SUMMARY + " ORDER BY s.sequence DESC")) {
				return summaries(connection, select);
			}
		});
	}

	Optional<RunSummary> summary(final String runId) throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement(SUMMARY + " AND r.id = ?")) {
				select.setString(1, runId);
				return summaries(connection, select).stream().findFirst();
			}
		});
	}

	List<JournalEntry> entries(final String runId, final long after, final int limit) throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement(ENTRY
					+ "WHERE e.run = (SELECT number FROM run WHERE id = ?) AND e.sequence > ? ORDER BY e.sequence LIMIT ?")) {
				select.setString(1, runId);
				select.setLong(2, after);
				select.setInt(3, limit);
				return entries(select);
			}
		});
	}

	List<JournalEntry> entries(final String runId, final String endpoint, final long after, final int limit)
			throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement(ENTRY + "WHERE e.run = (SELECT number FROM run "
					+ "WHERE id = ?) AND e.endpoint = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?")) {
				select.setString(1, runId);
				select.setString(2, endpoint);
				select.setLong(3, after);
				select.setInt(4, limit);
				return entries(select);
			}
		});
	}

	List<JournalEntry> entries(final String runId, final Set<Class<? extends RunEvent>> kinds, final long after, final int limit)
			throws FailureException {
		final List<String> types = kinds.stream().map(EventCodec::typeOf).toList();
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement(ENTRY + "WHERE e.run = (SELECT number FROM run "
					+ "WHERE id = ?) AND e.sequence > ? AND e.type IN (" + String.join(", ", Collections.nCopies(types.size(), "?"))
					+ ") ORDER BY e.sequence LIMIT ?")) {
				select.setString(1, runId);
				select.setLong(2, after);
				for (int index = 0; index < types.size(); index++) {
					select.setString(3 + index, types.get(index));
				}
				select.setInt(3 + types.size(), limit);
				return entries(select);
			}
		});
	}

	/** What all runs have written after {@code after}. */
	List<JournalEntry> entries(final long after, final int limit) throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection
					.prepareStatement(ENTRY + "WHERE e.sequence > ? ORDER BY e.sequence LIMIT ?")) {
				select.setLong(1, after);
				select.setInt(2, limit);
				return entries(select);
			}
		});
	}

	long lastSequence() throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(sequence), 0) FROM event");
					ResultSet result = select.executeQuery()) {
				return result.getLong(1);
			}
		});
	}

	int schemaVersion() throws FailureException {
		return read(JournalFile::version);
	}

	long count() throws FailureException {
		return read(connection -> {
			try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM event");
					ResultSet result = select.executeQuery()) {
				return result.getLong(1);
			}
		});
	}

	JournalCheck check(final String runId) throws FailureException {
		return read(connection -> check(connection, runId));
	}

	JournalIntegrity check() throws FailureException {
		return read(connection -> {
			final List<JournalCheck> runs = new ArrayList<>();
			// one picture of the file for all of it, although others write meanwhile
			try (Statement statement = connection.createStatement()) {
				statement.execute("BEGIN");
				final List<String> ids = new ArrayList<>();
				try (ResultSet result = statement.executeQuery("SELECT id FROM run WHERE number IN (SELECT run FROM head) "
						+ "OR number IN (SELECT DISTINCT run FROM event) ORDER BY number DESC")) {
					while (result.next()) {
						ids.add(result.getString(1));
					}
				}
				for (final String id : ids) {
					runs.add(check(connection, id));
				}
				try (ResultSet result = statement.executeQuery("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0), "
						+ "count(*), coalesce(max(sequence), 0) FROM event")) {
					result.next();
					return new JournalIntegrity(runs, Math.max(result.getLong(1), result.getLong(3)) - result.getLong(2));
				}
			}
		});
	}

	private static JournalCheck check(final Connection connection, final String runId) throws SQLException {
		try (PreparedStatement select = connection
				.prepareStatement("SELECT e.sequence, e.at, e.type, e.endpoint, e.content, e.deflated, e.hash FROM event e "
						+ "WHERE e.run = (SELECT number FROM run WHERE id = ?) ORDER BY e.sequence");
				StoredPieces pieces = new StoredPieces(connection)) {
			// most machines of a run give most of the same answers
			final Set<String> whole = new HashSet<>();
			select.setString(1, runId);
			final long run = RunNumbers.find(connection, runId).orElse(-1);
			final ChainHead recorded = ChainHead.of(connection, run);
			try (ResultSet result = select.executeQuery()) {
				byte[] hash = HashChain.BEGINNING;
				long entries = 0;
				Optional<Long> firstBroken = Optional.empty();
				while (result.next()) {
					entries++;
					final StoredContent content = StoredContent.read(result, 5, 6);
					hash = HashChain.next(hash, runId, result.getString(2), result.getString(3), result.getString(4), content);
					if (firstBroken.isEmpty() && !(Arrays.equals(hash, result.getBytes(7))
							&& isWhole(result.getString(3), content, pieces, whole))) {
						firstBroken = Optional.of(result.getLong(1));
					}
					hash = result.getBytes(7);
				}
				if (firstBroken.isEmpty() && entries == recorded.entries() && !Arrays.equals(hash, recorded.hash())) {
					firstBroken = Optional.of(entries);
				}
				return new JournalCheck(runId, entries, firstBroken, Math.abs(recorded.entries() - entries),
						HexFormat.of().formatHex(hash));
			}
		}
	}

	private static boolean isWhole(final String type, final StoredContent content, final FactsForm.Pieces pieces, final Set<String> whole) {
		if (!type.equals(EventCodec.FACTS_RECORDED)) {
			return true;
		}
		try {
			return FactsForm.isWhole(content.json(), pieces, whole);
		} catch (final JsonProcessingException e) {
			return false;
		}
	}

	private List<RunSummary> summaries(final Connection connection, final PreparedStatement select)
			throws SQLException, FailureException {
		final List<RunSummary> summaries = new ArrayList<>();
		try (ResultSet result = select.executeQuery()) {
			while (result.next()) {
				final long number = result.getLong(1);
				final RunStarted started = (RunStarted) event(number, EventCodec.RUN_STARTED, new StoredContent(result.getBytes(4), null), hash -> null);
				final Optional<Instant> finishedAt = Optional.ofNullable(result.getString(5)).map(Instant::parse);
				final Optional<RunFinished> finished = finishedAt.isEmpty() ? Optional.empty()
						: Optional.of((RunFinished) event(number, EventCodec.RUN_FINISHED, new StoredContent(result.getBytes(6), null), hash -> null));
				final State state = finished.isPresent() ? State.FINISHED
						: leases.isHeld(number) ? State.RUNNING : State.INTERRUPTED;
				summaries.add(new RunSummary(result.getString(2), started.kind(), started.runbookId(),
						started.runbookVersion(), started.title(), started.operator(), started.reason(), started.undoOf(),
						Instant.parse(result.getString(3)), finishedAt, state, finished.map(RunFinished::result),
						started.endpointCount(),
						finished.isPresent() ? finished.get().counts() : countsSoFar(connection, number)));
			}
		}
		return summaries;
	}

	private static Map<EndpointResult, Integer> countsSoFar(final Connection connection, final long number)
			throws SQLException {
		final Map<EndpointResult, Integer> counts = new EnumMap<>(EndpointResult.class);
		try (PreparedStatement select = connection.prepareStatement("SELECT content ->> '$.result', count(*) FROM event "
				+ "WHERE run = ? AND type = 'endpoint-finished' GROUP BY 1")) {
			select.setLong(1, number);
			try (ResultSet result = select.executeQuery()) {
				while (result.next()) {
					counts.put(EndpointResult.valueOf(result.getString(1)), result.getInt(2));
				}
			}
		}
		return counts;
	}

	private static List<JournalEntry> entries(final PreparedStatement select) throws SQLException, FailureException {
		final List<JournalEntry> entries = new ArrayList<>();
		try (StoredPieces pieces = new StoredPieces(select.getConnection()); ResultSet result = select.executeQuery()) {
			while (result.next()) {
				final long sequence = result.getLong(1);
				entries.add(new JournalEntry(sequence, result.getString(2), Instant.parse(result.getString(3)),
						event(sequence, result.getString(4), StoredContent.read(result, 5, 6), pieces)));
			}
		}
		return entries;
	}

	private static RunEvent event(final long sequence, final String type, final StoredContent content, final FactsForm.Pieces pieces)
			throws FailureException {
		try {
			return EventCodec.read(type, content.json(), pieces);
		} catch (final JsonProcessingException e) {
			throw new FailureException(new Failure(FailureKind.UNPARSABLE,
					StorageFailures.TEXTS.text("entry.unreadable", Long.toString(sequence), e.getOriginalMessage()),
					StorageFailures.TEXTS.text("entry.unreadable.advice"), ""), e);
		}
	}

	private <T> T read(final Query<T> query) throws FailureException {
		try (Connection connection = file.openForReading()) {
			return query.run(connection);
		} catch (final SQLException e) {
			throw StorageFailures.unreadable(file.path(), e);
		}
	}
}
