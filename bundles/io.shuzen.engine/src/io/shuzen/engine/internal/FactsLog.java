package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.journal.RunEvent.FactsRecorded;

/** Records what is read from one endpoint, each answer once until it changes: steps ask much the same, and verify by asking again. */
final class FactsLog {

	private record Question(Probe<?> probe, Identity identity) {
	}

	private final String endpoint;
	private final RunJournal journal;
	private final Map<Question, Answer<?>> recorded = new HashMap<>();

	FactsLog(final String endpoint, final RunJournal journal) {
		this.endpoint = endpoint;
		this.journal = journal;
	}

	/** @throws JournalUnavailableException when it cannot be recorded */
	void add(final Facts facts) {
		final List<Fact<?>> news = new ArrayList<>();
		for (final Fact<?> fact : facts.all()) {
			if (!fact.answer().equals(recorded.put(new Question(fact.probe(), fact.identity()), fact.answer()))) {
				news.add(fact);
			}
		}
		if (!news.isEmpty()) {
			journal.record(new FactsRecorded(endpoint, Facts.of(endpoint, facts.capturedAt(), news)));
		}
	}
}
