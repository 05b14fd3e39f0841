package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import io.shuzen.core.StateFolder;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalCheck;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.JournalIntegrity;
import io.shuzen.journal.JournalListener;
import io.shuzen.journal.JournalStatus;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunSummary;

/** The journal in {@code journal/journal.db} of the state folder. The file is opened when it is first needed. */
@Component(service = Journal.class)
public final class SqliteJournal implements Journal {

	private final JournalFile file;
	private final RunLeases leases;
	private final JournalReader reader;
	private final JournalTail tail;
	private final JournalWriter writer;
	private final Clock clock = Clock.systemUTC();

	@Activate
	public SqliteJournal() {
		this(StateFolder.path().resolve("journal").resolve("journal.db"), StateFolder.path().resolve("native"));
	}

	/** A journal in another file, for tests. */
	public SqliteJournal(final Path path) {
		this(path, path.resolveSibling("native"));
	}

	private SqliteJournal(final Path path, final Path libraries) {
		file = new JournalFile(path, libraries);
		leases = new RunLeases(path.resolveSibling("leases"));
		reader = new JournalReader(file, leases);
		tail = new JournalTail(reader);
		writer = new JournalWriter(file, tail::wake);
	}

	/** Writes what is queued and gives up the file and the leases. */
	@Deactivate
	public void close() {
		writer.close();
		tail.close();
		leases.close();
	}

	@Override
	public RunLease claim(final String runId) throws FailureException {
		if (!runId.matches("[A-Za-z0-9-]{1,64}")) {
			throw new IllegalArgumentException("run id: " + runId);
		}
		try (Connection connection = file.openForWriting()) {
			return leases.claim(runId, RunNumbers.numberOf(connection, runId));
		} catch (final SQLException e) {
			throw StorageFailures.unwritable(file.path(), e);
		}
	}

	@Override
	public void append(final String runId, final RunEvent event) throws FailureException {
		append(runId, List.of(event));
	}

	@Override
	public void append(final String runId, final List<? extends RunEvent> events) throws FailureException {
		if (!events.isEmpty()) {
			writer.append(PendingAppend.of(runId, events, clock.instant()));
		}
	}

	@Override
	public void flush() throws FailureException {
		writer.append(PendingAppend.barrier());
	}

	@Override
	public List<RunSummary> runs() throws FailureException {
		return reader.summaries();
	}

	@Override
	public Optional<RunSummary> run(final String runId) throws FailureException {
		return reader.summary(runId);
	}

	@Override
	public List<JournalEntry> entries(final String runId, final long after, final int limit) throws FailureException {
		return reader.entries(runId, after, limit);
	}

	@Override
	public List<JournalEntry> entries(final String runId, final String endpoint, final long after, final int limit)
			throws FailureException {
		return reader.entries(runId, endpoint, after, limit);
	}

	@Override
	public List<JournalEntry> entries(final String runId, final Set<Class<? extends RunEvent>> kinds, final long after,
			final int limit) throws FailureException {
		return reader.entries(runId, kinds, after, limit);
	}

	@Override
	public Registration listen(final JournalListener listener) {
		return tail.add(listener);
	}

	@Override
	public JournalCheck check(final String runId) throws FailureException {
		return reader.check(runId);
	}

	@Override
	public JournalIntegrity check() throws FailureException {
		return reader.check();
	}

	@Override
	public JournalStatus status() {
		try {
			return new JournalStatus(file.path(), reader.schemaVersion(), reader.count(), size(), Optional.empty());
		} catch (final FailureException e) {
			return new JournalStatus(file.path(), 0, 0, size(), Optional.of(e.failure()));
		}
	}

	private long size() {
		try {
			return Files.size(file.path());
		} catch (final IOException e) {
			return 0;
		}
	}
}
