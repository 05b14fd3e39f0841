package io.shuzen.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent.FactsRecorded;

/**
 * What a run has read from one endpoint: before it did anything, and at its end.
 *
 * @param before each question's first answer
 * @param after  each question's last answer
 */
public record RecordedFacts(Facts before, Facts after) {

	private static final int PAGE = 500;

	private record Question(Probe<?> probe, Identity identity) {
	}

	/**
	 * Reads the journal: not for the user interface's thread.
	 *
	 * @param endpoint its name, as the run has it
	 * @return empty when the run has read nothing there
	 */
	public static Optional<RecordedFacts> of(final Journal journal, final String runId, final String endpoint)
			throws FailureException {
		final SequencedMap<Question, Fact<?>> first = new LinkedHashMap<>();
		final SequencedMap<Question, Fact<?>> last = new LinkedHashMap<>();
		final List<Facts> read = new ArrayList<>();
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, Set.of(FactsRecorded.class), after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				if (entry.event() instanceof final FactsRecorded recorded && recorded.endpoint().equals(endpoint)) {
					read.add(recorded.facts());
					for (final Fact<?> fact : recorded.facts().all()) {
						first.putIfAbsent(new Question(fact.probe(), fact.identity()), fact);
						last.put(new Question(fact.probe(), fact.identity()), fact);
					}
				}
			}
		} while (page.size() == PAGE);
		return read.isEmpty() ? Optional.empty()
				: Optional.of(new RecordedFacts(Facts.of(endpoint, read.getFirst().capturedAt(), first.values()),
						Facts.of(endpoint, read.getLast().capturedAt(), last.values())));
	}
}
