package io.shuzen.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.FactsRecorded;
import io.shuzen.journal.RunEvent.PhaseEntered;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunEvent.StepPlanned;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.journal.internal.SqliteJournal;

/**
 * A run over many endpoints is written by many at once, opened again and verified; how long each took is printed and not judged.
 * {@code -Dshuzen.journal.endpoints=10000} and {@code -Dshuzen.journal.steps=10} set its size.
 */
class LargeRunTest {

	private static final int ENDPOINTS = Integer.getInteger("shuzen.journal.endpoints", 200);
	private static final int STEPS = Integer.getInteger("shuzen.journal.steps", 10);
	private static final int AT_ONCE = 50;
	private static final Instant AT = Instant.parse("2026-01-31T09:00:00Z");

	@TempDir
	Path folder;

	@Test
	void aLargeRunIsWrittenOpenedAndVerified() throws Exception {
		final Path file = folder.resolve("journal.db");
		final SqliteJournal written = new SqliteJournal(file);
		final long began = System.nanoTime();
		try {
			written.append("large", TestRuns.started("", ENDPOINTS));
			write(written);
			written.append("large", TestRuns.finished(RunResult.SUCCEEDED, Map.of(EndpointResult.SUCCEEDED, ENDPOINTS)));
		} finally {
			written.close();
		}
		final long writing = System.nanoTime() - began;
		final SqliteJournal opened = new SqliteJournal(file);
		try {
			final long opening = time(() -> assertEquals(Map.of(EndpointResult.SUCCEEDED, ENDPOINTS), opened.runs().getFirst().counts()));
			final String last = name(ENDPOINTS - 1);
			final long finding = time(() -> assertEquals(STEPS, opened.entries("large", last, 0, 10_000).stream()
					.filter(entry -> entry.event() instanceof ChangeFinished).count()));
			final long verifying = time(() -> assertTrue(opened.check().isWhole()));
			System.out.printf("%d endpoints x %d steps, %d entries, %d bytes (%d each): written in %d ms, opened in %d ms, "
					+ "one endpoint read in %d ms, verified in %d ms%n", ENDPOINTS, STEPS, opened.status().entries(), Files.size(file),
					Files.size(file) / ENDPOINTS, millis(writing), millis(opening), millis(finding), millis(verifying));
		} finally {
			opened.close();
		}
	}

	/** Each endpoint's events as the engine writes them: those of a change wait for the disk. */
	private static void write(final SqliteJournal journal) throws Exception {
		final Semaphore turns = new Semaphore(AT_ONCE);
		final List<Future<?>> endpoints = new ArrayList<>();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int number = 0; number < ENDPOINTS; number++) {
				final String name = name(number);
				turns.acquire();
				endpoints.add(workers.submit(() -> {
					try {
						write(journal, name);
						return null;
					} finally {
						turns.release();
					}
				}));
			}
		}
		for (final Future<?> endpoint : endpoints) {
			endpoint.get();
		}
	}

	private static void write(final SqliteJournal journal, final String name) throws FailureException {
		journal.append("large", TestRuns.accepted(name));
		for (int step = 0; step < STEPS; step++) {
			final String id = "step-" + step;
			final List<RunEvent> planned = new ArrayList<>();
			for (final Phase phase : List.of(Phase.READ, Phase.PLAN, Phase.APPLY)) {
				planned.add(new PhaseEntered(name, phase, Optional.of(id), Duration.ofMillis(step)));
			}
			planned.add(new FactsRecorded(name, TestRuns.facts(name, AT.plusSeconds(step), "broken by " + name)));
			planned.add(new StepPlanned(name, id, 1, new Changeset("contoso.delete", name, List.of(TestRuns.change()), List.of(), List.of())));
			journal.append("large", planned);
			final ChangeFinished applied = TestRuns.applied(name, 0);
			journal.append("large", new ChangeIntended(name, id, 1, 0, TestRuns.change(), applied.outcome().undo()));
			journal.append("large", new ChangeFinished(name, id, 1, 0, applied.outcome()));
			journal.append("large", new FactsRecorded(name, TestRuns.facts(name, AT.plusSeconds(step + 1), "repaired")));
			journal.append("large", new StepFinished(name, id, 1, StepResult.SUCCEEDED, Optional.empty(),
					Optional.of(Changeset.nothing("contoso.delete", name)), false));
		}
		journal.append("large", TestRuns.finished(name, EndpointResult.SUCCEEDED));
	}

	private static String name(final int number) {
		return "PC-%05d".formatted(number);
	}

	/** What is timed. */
	@FunctionalInterface
	private interface Work {
		void run() throws FailureException;
	}

	private static long time(final Work work) throws FailureException {
		final long began = System.nanoTime();
		work.run();
		return System.nanoTime() - began;
	}

	private static long millis(final long nanos) {
		return Duration.ofNanos(nanos).toMillis();
	}
}
