package io.shuzen.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.sqlite.SQLiteDataSource;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunSummary.State;
import io.shuzen.journal.internal.SqliteJournal;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.tests.support.JavaProcess;

/** Kills processes that write, and looks at what is left. */
class CrashTest {

	private static final List<Class<?>> NEEDED = List.of(Journal.class, Text.class, SecretReference.class, SQLiteDataSource.class,
			ObjectMapper.class, JsonParser.class, JsonTypeInfo.class, Jdk8Module.class, JavaTimeModule.class, ILog.class, IStatus.class, Bundle.class);

	@TempDir
	Path folder;

	@RepeatedTest(5)
	void aKilledProcessLosesNoAcknowledgedEvent(final RepetitionInfo repetition) throws Exception {
		final Path file = folder.resolve("journal.db");
		final Process process = start(file, "run");
		// some hundred lines further each time, so that it is hit in different moments
		final int lines = 50 + new Random(repetition.getCurrentRepetition()).nextInt(600);
		final List<String> acknowledged = new ArrayList<>();
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null) {
				acknowledged.add(line);
				if (acknowledged.size() == lines) {
					kill(process);
				}
				line = output.readLine();
			}
		}
		process.waitFor();
		assertTrue(acknowledged.size() >= lines, acknowledged::toString);

		final SqliteJournal journal = new SqliteJournal(file);
		try {
			final Set<String> found = new HashSet<>();
			for (final JournalEntry entry : journal.entries("run", 0, Integer.MAX_VALUE)) {
				found.add(line(entry.event()));
			}
			final Set<String> lost = new HashSet<>(acknowledged);
			lost.removeAll(found);
			assertEquals(Set.of(), lost);
			assertTrue(journal.check("run").isWhole());
			assertEquals(State.INTERRUPTED, journal.run("run").orElseThrow().state());
			journal.claim("run").close();
			journal.append("run", new RunEvent.RunResumed("suzuki"));
			assertTrue(journal.check("run").isWhole());
		} finally {
			journal.close();
		}
	}

	@Test
	void twoProcessesWriteAtTheSameTimeAndSeeEachOthersRuns() throws Exception {
		final Path file = folder.resolve("journal.db");
		final Process one = start(file, "one");
		final Process two = start(file, "two");
		try (BufferedReader outputOfOne = one.inputReader(); BufferedReader outputOfTwo = two.inputReader()) {
			for (int line = 0; line < 200; line++) {
				assertTrue(outputOfOne.readLine() != null && outputOfTwo.readLine() != null);
			}
			final SqliteJournal journal = new SqliteJournal(file);
			try {
				assertEquals(State.RUNNING, journal.run("one").orElseThrow().state());
				assertEquals(State.RUNNING, journal.run("two").orElseThrow().state());
				assertThrows(FailureException.class, () -> journal.claim("one"));
				journal.append("three", TestRuns.complete("PC-1"));
				assertEquals(6, journal.entries("three", 0, 10).size());
				kill(one);
				one.waitFor();
				assertEquals(State.INTERRUPTED, journal.run("one").orElseThrow().state());
				assertEquals(State.RUNNING, journal.run("two").orElseThrow().state());
			} finally {
				journal.close();
			}
		} finally {
			kill(one);
			kill(two);
		}
	}

	@Test
	void aKilledProcessLeavesNoLibraryInTheTemporaryFolderAndTheNextMendsADamagedOne() throws Exception {
		final Path temporary = Files.createDirectory(folder.resolve("temporary"));
		final Path library = workUntilKilled(temporary);
		final long whole = Files.size(library);
		assertTrue(whole > 100_000, library::toString);
		Files.write(library, new byte[100]);
		assertEquals(library, workUntilKilled(temporary));
		assertEquals(whole, Files.size(library));
		try (Stream<Path> left = Files.list(temporary)) {
			assertEquals(List.of(), left.map(Path::getFileName).map(Path::toString).filter(name -> name.contains("sqlite")).toList());
		}
	}

	/** The native library the process has unpacked. */
	private Path workUntilKilled(final Path temporary) throws Exception {
		final ProcessBuilder builder = JavaProcess.of(JournalProcess.class, "128m", NEEDED, folder.resolve("journal.db").toString(), "run");
		builder.command().add(1, "-Djava.io.tmpdir=" + temporary);
		final Process process = builder.start();
		try (BufferedReader output = process.inputReader()) {
			assertEquals("started", output.readLine());
			kill(process);
			process.waitFor();
		}
		try (Stream<Path> found = Files.walk(folder.resolve("native"))) {
			final List<Path> files = found.filter(Files::isRegularFile).toList();
			assertEquals(1, files.size(), files::toString);
			return files.getFirst();
		}
	}

	private static String line(final RunEvent event) {
		return switch (event) {
		case final ChangeIntended intended -> "intended " + intended.endpoint() + ' ' + intended.index();
		case final ChangeFinished finished -> "applied " + finished.endpoint() + ' ' + finished.index();
		default -> "started";
		};
	}

	/**
	 * SIGKILL on Linux, TerminateProcess on Windows: the process gets no chance to tidy up. Through its handle, because the process object
	 * would close the output with what it has acknowledged.
	 */
	private static void kill(final Process process) {
		process.toHandle().destroyForcibly();
	}

	private static Process start(final Path file, final String runId) throws IOException {
		return JavaProcess.of(JournalProcess.class, "128m", NEEDED, file.toString(), runId).start();
	}
}
