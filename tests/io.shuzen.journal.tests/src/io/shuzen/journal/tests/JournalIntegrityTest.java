package io.shuzen.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteDataSource;

import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.JournalIntegrity;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.FactsRecorded;
import io.shuzen.journal.RunEvent.OutputReceived;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.internal.SqliteJournal;

/** What becomes of a journal that others have had their hands on: tamperers, crashes, bad disks, former versions. */
class JournalIntegrityTest {

	private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

	@TempDir
	Path folder;

	private Path file;
	private SqliteJournal journal;

	@BeforeEach
	void writeTwoRuns() throws Exception {
		file = folder.resolve("journal.db");
		journal = new SqliteJournal(file);
		journal.append("a", TestRuns.complete("PC-1"));
		journal.append("b", TestRuns.started("", 1));
		journal.append("b", new FactsRecorded("PC-2", TestRuns.facts("PC-2", NOON, "before")));
		journal.append("b", TestRuns.intended("PC-2", 0));
		journal.append("b", printed(1));
		journal.append("b", printed(2));
		journal.flush();
	}

	/** More than fits in an entry that is kept as text. */
	private static OutputReceived printed(final int begin) {
		return new OutputReceived("PC-2", "a", IntStream.range(begin, begin + 2_000).mapToObj(line -> "line " + line + " 修繕")
				.collect(Collectors.joining("\n")));
	}

	@AfterEach
	void close() {
		journal.close();
	}

	@Test
	void aJournalNobodyTouchedIsWhole() throws Exception {
		final JournalIntegrity integrity = journal.check();
		assertTrue(integrity.isWhole(), integrity::toString);
		assertEquals(List.of("b", "a"), integrity.runs().stream().map(check -> check.runId()).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			an entry altered       | UPDATE event SET content = replace(content, 'PC-1', 'PC-9') WHERE sequence = 3
			a time altered         | UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE sequence = 3
			an entry in the middle | DELETE FROM event WHERE sequence = 3
			the last entry         | DELETE FROM event WHERE sequence = 6
			two entries swapped    | UPDATE event SET sequence = CASE sequence WHEN 3 THEN -4 WHEN 4 THEN -3 END WHERE sequence IN (3, 4)
			an entry moved to b    | UPDATE event SET run = 2 WHERE sequence = 6
			a run renamed          | UPDATE run SET id = 'c' WHERE number = 1
			a run emptied          | DELETE FROM event WHERE run = 1
			a run removed          | DELETE FROM event WHERE run = 1; DELETE FROM head WHERE run = 1; DELETE FROM run WHERE number = 1
			facts altered          | UPDATE piece SET content = (SELECT content FROM piece ORDER BY hash DESC LIMIT 1)
			facts removed          | DELETE FROM piece
			a large one altered    | UPDATE event SET deflated = (SELECT deflated FROM event WHERE sequence = 11) WHERE sequence = 10
			a large one removed    | UPDATE event SET deflated = NULL WHERE sequence = 10
			text beside a large    | UPDATE event SET content = '{}' WHERE sequence = 10
			a large one as text    | UPDATE event SET content = CAST(deflated AS TEXT), deflated = NULL WHERE sequence = 10
			a forged last entry    | INSERT INTO event (run, at, type, content, hash) SELECT run, at, type, content, hash FROM event WHERE sequence = 6
			the end of the chain   | UPDATE head SET entries = entries - 1 WHERE run = 1""")
	void tamperingIsFound(final String what, final String statements) throws Exception {
		tamper(statements);
		if (what.startsWith("two entries")) {
			tamper("UPDATE event SET sequence = -sequence WHERE sequence < 0");
		}
		assertFalse(journal.check().isWhole(), what);
	}

	@Test
	void takingAwayTheEndIsToldFromAlteringIt() throws Exception {
		tamper("DELETE FROM event WHERE sequence = 6");
		assertEquals(1, journal.check("a").missing());
		assertEquals(Optional.empty(), journal.check("a").firstBroken());
		assertTrue(journal.check("b").isWhole());
		assertEquals(1, journal.check().missing());
	}

	@Test
	void theHeadTellsWhoKeepsItThatAllHashesWereComputedAnew() throws Exception {
		final String before = journal.check("a").head();
		journal.append("a", TestRuns.intended("PC-1", 1));
		assertFalse(journal.check("a").head().equals(before));
	}

	@Test
	void equalFactsOfManyMachinesAreKeptOnce() throws Exception {
		final long before = count("piece");
		for (int machine = 0; machine < 100; machine++) {
			journal.append("b", new FactsRecorded("PC-" + machine, TestRuns.facts("PC-" + machine, NOON.plusSeconds(machine), "before")));
		}
		journal.flush();
		assertEquals(before, count("piece"));
		assertEquals(TestRuns.facts("PC-7", NOON.plusSeconds(7), "before"),
				((FactsRecorded) journal.entries("b", "PC-7", 0, 10).getFirst().event()).facts());
	}

	@Test
	void aLargeEntryTakesAFractionOfItsLengthAndIsReadAsItWas() throws Exception {
		final List<RunEvent> read = journal.entries("b", Set.of(OutputReceived.class), 0, 10).stream().map(JournalEntry::event).toList();
		assertEquals(List.of(printed(1), printed(2)), read);
		assertEquals(2, count("event WHERE length(deflated) < %d AND content = ''".formatted(printed(1).line().length() / 2)));
	}

	@Test
	void aLargeEntryThatWasDamagedIsSaidInWords() throws Exception {
		tamper("UPDATE event SET deflated = x'7801feed' WHERE sequence = 10");
		final FailureException failure = assertThrows(FailureException.class, () -> journal.entries("b", "PC-2", 0, 10));
		assertEquals(FailureKind.UNPARSABLE, failure.failure().kind());
		assertFalse(failure.failure().advice().isEmpty());
	}

	@Test
	void entriesOfSomeKindsLeaveOutTheOthers() throws Exception {
		final List<JournalEntry> found = journal.entries("b", Set.of(RunEvent.RunStarted.class, ChangeIntended.class), 0, 10);
		assertEquals(List.of(TestRuns.started("", 1), TestRuns.intended("PC-2", 0)), found.stream().map(JournalEntry::event).toList());
	}

	@Test
	void aJournalOfTheFirstLayoutIsTakenOverWithItsRuns() throws Exception {
		final Path old = folder.resolve("old").resolve("journal.db");
		Files.createDirectories(old.getParent());
		try (InputStream recorded = JournalIntegrityTest.class.getResourceAsStream("journal-layout-1.db")) {
			Files.copy(recorded, old);
		}
		final SqliteJournal migrated = new SqliteJournal(old);
		try {
			assertEquals(List.of("20260102-090000-bbbb", "20260101-090000-aaaa"),
					migrated.runs().stream().map(RunSummary::runId).toList());
			assertEquals(3, migrated.status().schemaVersion());
			assertTrue(migrated.check().isWhole(), () -> "chains of former versions hold");
			final ChangeIntended intended = (ChangeIntended) migrated.entries("20260102-090000-bbbb", 0, 10).getLast().event();
			assertEquals(Undo.NONE, intended.undo(), "what it did not know is not there");
			migrated.append("20260102-090000-bbbb", TestRuns.applied("PC-2", 0));
			assertTrue(migrated.check().isWhole());
		} finally {
			migrated.close();
		}
	}

	@Test
	void aLogWhoseEndIsCutOffOrTornLosesNothingButTheEnd() throws Exception {
		for (int i = 1; i < 40; i++) {
			journal.append("b", TestRuns.intended("PC-2", i));
		}
		final Path log = file.resolveSibling("journal.db-wal");
		final long length = Files.size(log);
		final Random random = new Random(20_261_122);
		for (int attempt = 0; attempt < 25; attempt++) {
			final Path copy = Files.createDirectories(folder.resolve("copy-" + attempt)).resolve("journal.db");
			Files.copy(file, copy);
			final Path torn = copy.resolveSibling("journal.db-wal");
			Files.copy(log, torn);
			final long place = length - 1 - random.nextInt((int) Math.min(length - 1, 100_000));
			try (RandomAccessFile access = new RandomAccessFile(torn.toFile(), "rw")) {
				if (attempt % 2 == 0) {
					access.setLength(place);
				} else {
					access.seek(place);
					final byte[] rubbish = new byte[(int) Math.min(4096, length - place)];
					random.nextBytes(rubbish);
					access.write(rubbish);
				}
			}
			final SqliteJournal survivor = new SqliteJournal(copy);
			try {
				assertTrue(survivor.check().isWhole(), "seed 20261122, attempt " + attempt);
				survivor.append("c", TestRuns.complete("PC-3"));
				assertTrue(survivor.check().isWhole(), "seed 20261122, attempt " + attempt);
			} finally {
				survivor.close();
			}
		}
	}

	@Test
	void aDamagedFileIsSaidInWordsOrFoundByTheCheckButNeverTakenForWhole() throws Exception {
		for (int i = 1; i < 200; i++) {
			journal.append("b", TestRuns.intended("PC-2", i));
		}
		final JournalIntegrity whole = journal.check();
		journal.close();
		final byte[] sound = Files.readAllBytes(file);
		final Random random = new Random(4711);
		final List<String> unnoticed = new ArrayList<>();
		for (int attempt = 0; attempt < 20; attempt++) {
			final Path copy = Files.createDirectories(folder.resolve("damaged-" + attempt)).resolve("journal.db");
			Files.write(copy, sound);
			final int page = 4096 * random.nextInt(sound.length / 4096);
			try (RandomAccessFile access = new RandomAccessFile(copy.toFile(), "rw")) {
				if (attempt % 4 == 0) {
					access.setLength(Math.max(4096, page));
				} else {
					final byte[] rubbish = new byte[4096];
					random.nextBytes(rubbish);
					access.seek(page);
					access.write(rubbish);
				}
			}
			final SqliteJournal damaged = new SqliteJournal(copy);
			try {
				final JournalIntegrity found = damaged.check();
				if (found.isWhole() && !found.equals(whole)) {
					unnoticed.add("attempt " + attempt + ", page " + page / 4096);
				}
			} catch (final FailureException e) {
				assertTrue(Set.of(FailureKind.STORAGE_UNAVAILABLE, FailureKind.UNPARSABLE).contains(e.failure().kind()), e::toString);
				assertFalse(e.failure().advice().isEmpty());
			} finally {
				damaged.close();
			}
		}
		assertEquals(List.of(), unnoticed, "seed 4711");
	}

	private void tamper(final String statements) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			for (final String trigger : List.of("event_is_never_altered", "event_is_never_deleted", "head_never_goes_back",
					"piece_is_never_altered", "piece_is_never_deleted")) {
				statement.executeUpdate("DROP TRIGGER IF EXISTS " + trigger);
			}
			for (final String one : statements.split(";")) {
				assertTrue(statement.executeUpdate(one) > 0, one);
			}
		}
	}

	private long count(final String table) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
			return result.getLong(1);
		}
	}

	private Connection connect() throws SQLException {
		final SQLiteDataSource source = new SQLiteDataSource();
		source.setUrl("jdbc:sqlite:" + file);
		return source.getConnection();
	}
}
