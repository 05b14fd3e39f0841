package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.RunRequest;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunKind;

/**
 * The order for a former run and how its endpoints have ended, from the journal.
 *
 * @param started    its beginning
 * @param definition what was to be done and how
 * @param endpoints  in order
 */
record RecordedRun(RunStarted started, RecordedDefinition definition, List<Endpoint> endpoints) {

	private static final int PAGE = 5_000;

	/**
	 * One of its endpoints.
	 *
	 * @param result how it has ended; empty when it has not
	 */
	record Endpoint(EndpointDescriptor descriptor, Map<String, String> parameters, Optional<EndpointResult> result) {
	}

	/** @throws FailureException when there is no such run or it carried out no runbook */
	static RecordedRun of(final String runId, final Journal journal) throws FailureException {
		if (journal.run(runId).isEmpty()) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "undo.noRun", runId);
		}
		RunStarted started = null;
		final SequencedMap<String, EndpointAccepted> accepted = new LinkedHashMap<>();
		final Map<String, EndpointResult> results = new HashMap<>();
		long after = 0;
		List<JournalEntry> page;
		do {
			page = journal.entries(runId, after, PAGE);
			for (final JournalEntry entry : page) {
				after = entry.sequence();
				switch (entry.event()) {
				case final RunStarted beginning -> started = beginning;
				case final EndpointAccepted endpoint -> accepted.put(endpoint.endpoint(), endpoint);
				case final EndpointFinished finished -> results.put(finished.endpoint(), finished.result());
				default -> {
					// how it came to that is of no interest here
				}
				}
			}
		} while (page.size() == PAGE);
		if (started == null || started.kind() != RunKind.RUNBOOK) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "recorded.noRunbook", runId);
		}
		return new RecordedRun(started, RecordedDefinition.read(runId, started.definition()),
				accepted.values().stream().map(endpoint -> new Endpoint(endpoint.descriptor(), endpoint.parameters(),
						Optional.ofNullable(results.get(endpoint.endpoint())))).toList());
	}

	/** @throws FailureException when no endpoint has ended so */
	RunRequest again(final Set<EndpointResult> results, final String operator, final String reason) throws FailureException {
		final List<EndpointDescriptor> chosen = new ArrayList<>();
		final Map<String, Map<String, String>> own = new HashMap<>();
		for (final Endpoint endpoint : endpoints) {
			if (endpoint.result.filter(results::contains).isPresent()) {
				chosen.add(endpoint.descriptor);
				if (!endpoint.parameters.isEmpty()) {
					own.put(endpoint.descriptor.name(), endpoint.parameters);
				}
			}
		}
		if (chosen.isEmpty()) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "recorded.noEndpoints", String.join(", ",
					results.stream().sorted().map(result -> result.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toList()));
		}
		return new RunRequest(definition.runbook(), started.parameters(), chosen, definition.strategy(), operator, reason, own,
				Optional.empty());
	}
}
