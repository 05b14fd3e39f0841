package io.shuzen.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.JournalStatus;
import io.shuzen.journal.RunEvent.OutputReceived;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.RunSummary.State;
import io.shuzen.journal.internal.SqliteJournal;

class SqliteJournalTest {

	@TempDir
	Path folder;

	private Path file;
	private SqliteJournal journal;

	@BeforeEach
	void open() {
		file = folder.resolve("state").resolve("journal.db");
		journal = new SqliteJournal(file);
	}

	@AfterEach
	void close() {
		journal.close();
	}

	@Test
	void entriesOfARunComeInOrderAndPageByPage() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		journal.append("b", TestRuns.complete("PC-2"));
		final List<JournalEntry> first = journal.entries("a", 0, 4);
		final List<JournalEntry> second = journal.entries("a", first.getLast().sequence(), 4);
		assertEquals(4, first.size());
		assertEquals(2, second.size());
		final List<Object> events = new ArrayList<>();
		first.forEach(entry -> events.add(entry.event()));
		second.forEach(entry -> events.add(entry.event()));
		assertEquals(TestRuns.complete("PC-1"), events);
	}

	@Test
	void entriesOfOneEndpointLeaveOutTheOthers() throws Exception {
		journal.append("a", TestRuns.started("", 2));
		journal.append("a", TestRuns.intended("PC-1", 0));
		journal.append("a", TestRuns.intended("PC-2", 0));
		assertEquals(List.of(TestRuns.intended("PC-2", 0)),
				journal.entries("a", "PC-2", 0, 10).stream().map(JournalEntry::event).toList());
	}

	@Test
	void aFinishedRunIsSummedUp() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		final RunSummary summary = journal.run("a").orElseThrow();
		assertEquals(State.FINISHED, summary.state());
		assertEquals(Optional.of(RunResult.SUCCEEDED), summary.result());
		assertEquals("contoso.repair", summary.runbookId());
		assertEquals("田中", summary.operator());
		assertEquals(Map.of(EndpointResult.SUCCEEDED, 1), summary.counts());
		assertTrue(summary.finishedAt().isPresent());
	}

	@Test
	void aRunUnderWayShowsHowFarItHasCome() throws Exception {
		try (RunLease lease = journal.claim("a")) {
			journal.append("a", TestRuns.started("why", 3));
			journal.append("a", TestRuns.finished("PC-1", EndpointResult.SUCCEEDED));
			journal.append("a", TestRuns.finished("PC-2", EndpointResult.UNREACHABLE));
			final RunSummary summary = journal.run(lease.runId()).orElseThrow();
			assertEquals(State.RUNNING, summary.state());
			assertEquals(Map.of(EndpointResult.SUCCEEDED, 1, EndpointResult.UNREACHABLE, 1), summary.counts());
			assertEquals(2, summary.finishedCount());
			assertEquals(1, summary.failedCount());
		}
	}

	@Test
	void anUnfinishedRunThatNobodyWorksOnIsInterrupted() throws Exception {
		final RunLease lease = journal.claim("a");
		journal.append("a", TestRuns.started("", 1));
		lease.close();
		assertEquals(State.INTERRUPTED, journal.run("a").orElseThrow().state());
	}

	@Test
	void aRunIsClaimedOnlyOnce() throws Exception {
		try (RunLease lease = journal.claim("a")) {
			final FailureException refused = assertThrows(FailureException.class, () -> journal.claim(lease.runId()));
			assertEquals(FailureKind.REFUSED, refused.failure().kind());
		}
		journal.claim("a").close();
	}

	@Test
	void runsAreListedWithTheLatestFirst() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		journal.append("b", TestRuns.started("", 1));
		assertEquals(List.of("b", "a"), journal.runs().stream().map(RunSummary::runId).toList());
	}

	@Test
	void anUnknownRunIsEmpty() throws Exception {
		assertEquals(Optional.empty(), journal.run("nobody"));
		assertEquals(List.of(), journal.entries("nobody", 0, 10));
	}

	@Test
	void durableEventsAreReadableByOthersWhenAppendReturns() throws Exception {
		final SqliteJournal other = new SqliteJournal(file);
		try {
			journal.append("a", TestRuns.started("", 1));
			assertEquals(1, other.entries("a", 0, 10).size());
		} finally {
			other.close();
		}
	}

	@Test
	void flushWaitsForEventsNobodyWaitedFor() throws Exception {
		for (int i = 0; i < 500; i++) {
			journal.append("a", new OutputReceived("PC-1", "step", "line " + i));
		}
		journal.flush();
		assertEquals(500, journal.entries("a", 0, 1000).size());
	}

	@Test
	void closingWritesWhatIsQueued() throws Exception {
		journal.append("a", new OutputReceived("PC-1", "step", "last words"));
		journal.close();
		assertThrows(FailureException.class, () -> journal.append("a", TestRuns.started("", 1)));
		journal = new SqliteJournal(file);
		assertEquals(1, journal.entries("a", 0, 10).size());
	}

	@Test
	void manyThreadsAppendWithoutLosingOrMixingAnything() throws Exception {
		final int threads = 200;
		final List<Future<?>> done = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < threads; i++) {
				final String endpoint = "PC-" + i;
				done.add(executor.submit(() -> {
					for (int change = 0; change < 5; change++) {
						journal.append("a", TestRuns.intended(endpoint, change));
						journal.append("a", new OutputReceived(endpoint, "delete", "working"));
						journal.append("a", TestRuns.applied(endpoint, change));
					}
					return null;
				}));
			}
		}
		for (final Future<?> future : done) {
			future.get();
		}
		journal.flush();
		for (int i = 0; i < threads; i++) {
			final List<JournalEntry> entries = journal.entries("a", "PC-" + i, 0, 100);
			assertEquals(15, entries.size());
			assertEquals(TestRuns.intended("PC-" + i, 4), entries.get(12).event());
			assertEquals(TestRuns.applied("PC-" + i, 4), entries.get(14).event());
		}
		assertTrue(journal.check("a").isWhole());
	}

	@Test
	void aListenerHearsWhatThisAndOtherJournalsWriteInOrder() throws Exception {
		journal.append("a", TestRuns.started("before", 1));
		final List<JournalEntry> heard = Collections.synchronizedList(new ArrayList<>());
		final CountDownLatch four = new CountDownLatch(4);
		final SqliteJournal other = new SqliteJournal(file);
		try (Registration registration = journal.listen(entries -> {
			heard.addAll(entries);
			entries.forEach(entry -> four.countDown());
		})) {
			journal.append("a", TestRuns.intended("PC-1", 0));
			other.append("b", TestRuns.started("", 1));
			other.append("b", TestRuns.intended("PC-2", 0));
			journal.append("a", TestRuns.applied("PC-1", 0));
			assertTrue(four.await(30, TimeUnit.SECONDS));
		} finally {
			other.close();
		}
		assertEquals(List.of("a", "b", "b", "a"), heard.stream().map(JournalEntry::runId).toList());
		assertEquals(heard.stream().map(JournalEntry::sequence).sorted().toList(),
				heard.stream().map(JournalEntry::sequence).toList());
	}

	@Test
	void aFailingListenerKeepsNobodyFromHearing() throws Exception {
		final CountDownLatch failed = new CountDownLatch(2);
		final CountDownLatch heard = new CountDownLatch(2);
		try (Registration broken = journal.listen(entries -> {
			failed.countDown();
			throw new IllegalStateException("on purpose");
		}); Registration sound = journal.listen(entries -> entries.forEach(entry -> heard.countDown()))) {
			journal.append("a", TestRuns.started("", 1));
			journal.append("a", TestRuns.intended("PC-1", 0));
			assertTrue(heard.await(30, TimeUnit.SECONDS));
			journal.append("a", TestRuns.applied("PC-1", 0));
			assertTrue(failed.await(30, TimeUnit.SECONDS));
		}
	}

	@Test
	void alteringAnEntryBreaksTheChain() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		assertTrue(journal.check("a").isWhole());
		tamper("UPDATE event SET content = replace(content, 'SUCCEEDED', 'FAILED') WHERE sequence = 5");
		assertEquals(Optional.of(5L), journal.check("a").firstBroken());
	}

	@Test
	void removingAnEntryBreaksTheChain() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		tamper("DELETE FROM event WHERE sequence = 3");
		assertEquals(Optional.of(4L), journal.check("a").firstBroken());
	}

	@Test
	void entriesCannotBeAlteredByMistake() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThrows(SQLException.class, () -> statement.executeUpdate("DELETE FROM event"));
			assertThrows(SQLException.class, () -> statement.executeUpdate("UPDATE event SET type = 'x'"));
		}
		assertTrue(journal.check("a").isWhole());
	}

	@Test
	void aFileThatIsNoJournalIsRefusedAndLeftAlone() throws Exception {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "This is no database. ".repeat(500));
		final FailureException refused = assertThrows(FailureException.class,
				() -> journal.append("a", TestRuns.started("", 1)));
		assertEquals(FailureKind.STORAGE_UNAVAILABLE, refused.failure().kind());
		assertTrue(refused.failure().message().english().contains(file.toString()), refused.getMessage());
		assertEquals("This is no database. ".repeat(500), Files.readString(file, StandardCharsets.UTF_8));
		final JournalStatus status = journal.status();
		assertEquals(refused.failure().kind(), status.failure().orElseThrow().kind());
	}

	@Test
	void aNewerJournalIsRefusedAndLeftAlone() throws Exception {
		journal.append("a", TestRuns.started("", 1));
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("PRAGMA user_version = 99");
		}
		final SqliteJournal other = new SqliteJournal(file);
		try {
			final FailureException refused = assertThrows(FailureException.class, other::runs);
			assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
		} finally {
			other.close();
		}
	}

	@Test
	void aFolderThatCannotBeWrittenIsSaidInWordsAndTriedAgain() throws Exception {
		Files.writeString(folder.resolve("state"), "a file where the folder should be");
		final FailureException refused = assertThrows(FailureException.class,
				() -> journal.append("a", TestRuns.started("", 1)));
		assertEquals(FailureKind.STORAGE_UNAVAILABLE, refused.failure().kind());
		assertFalse(refused.failure().advice().isEmpty());
		Files.delete(folder.resolve("state"));
		journal.append("a", TestRuns.started("", 1));
		assertEquals(1, journal.runs().size());
	}

	@Test
	void theStatusTellsHowMuchIsInIt() throws Exception {
		journal.append("a", TestRuns.complete("PC-1"));
		final JournalStatus status = journal.status();
		assertEquals(3, status.schemaVersion());
		assertEquals(6, status.entries());
		assertEquals(Optional.empty(), status.failure());
		assertTrue(status.bytes() > 0);
	}

	private void tamper(final String statementText) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("DROP TRIGGER event_is_never_altered");
			statement.executeUpdate("DROP TRIGGER event_is_never_deleted");
			assertEquals(1, statement.executeUpdate(statementText));
		}
	}

	private Connection connect() throws SQLException {
		final SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + file);
		return source.getConnection();
	}
}
