package io.shuzen.journal.tests;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.shuzen.journal.RunLease;
import io.shuzen.journal.internal.SqliteJournal;

/**
 * A process of its own that works on a run until it is killed. For each change it prints a line after the intent was acknowledged, and
 * another after the outcome was.
 */
public final class JournalProcess {

	private static final int ENDPOINTS = 8;

	private JournalProcess() {
	}

	/** @param arguments the journal's file, the run's id, the index of the first change */
	public static void main(final String[] arguments) throws Exception {
		final SqliteJournal journal = new SqliteJournal(Path.of(arguments[0]));
		final String runId = arguments[1];
		try (RunLease lease = journal.claim(runId); ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			journal.append(lease.runId(), TestRuns.started("", ENDPOINTS));
			say("started");
			for (int i = 0; i < ENDPOINTS; i++) {
				final String endpoint = "PC-" + i;
				executor.submit(() -> {
					for (int change = 0;; change++) {
						journal.append(runId, TestRuns.intended(endpoint, change));
						say("intended " + endpoint + ' ' + change);
						journal.append(runId, TestRuns.applied(endpoint, change));
						say("applied " + endpoint + ' ' + change);
					}
				});
			}
		}
	}

	private static synchronized void say(final String line) {
		System.out.println(line);
		System.out.flush();
	}
}
