package io.shuzen.ui.console.internal.feed;

import java.util.ArrayList;
import java.util.List;

import io.shuzen.core.failure.FailureException;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.console.internal.line.EventLines;

/** What a page that is opened later shows of before. Reads the journal, so not for the user interface's thread. */
final class EndpointHistory {

	/** Further back than a page has room for looks nobody; the Runs view has all. */
	private static final int RUNS_SEARCHED = 100;
	private static final int RUNS_SHOWN = 5;
	private static final int ENTRIES_OF_RUN = 5_000;

	private final Journal journal;
	private final EventLines lines;

	EndpointHistory(final Journal journal, final EventLines lines) {
		this.journal = journal;
		this.lines = lines;
	}

	/** The entries of the endpoint's latest runs, oldest first. */
	List<JournalEntry> of(final String endpoint) throws FailureException {
		final List<List<JournalEntry>> latestFirst = new ArrayList<>();
		final List<RunSummary> runs = journal.runs();
		for (final RunSummary run : runs.subList(0, Math.min(RUNS_SEARCHED, runs.size()))) {
			if (latestFirst.size() == RUNS_SHOWN) {
				break;
			}
			final List<JournalEntry> entries = journal.entries(run.runId(), endpoint, 0, ENTRIES_OF_RUN);
			if (!entries.isEmpty()) {
				lines.know(run.runId(), run.kind(), run.title());
				latestFirst.add(entries);
			}
		}
		return latestFirst.reversed().stream().flatMap(List::stream).toList();
	}
}
