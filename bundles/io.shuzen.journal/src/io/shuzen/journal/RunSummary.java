package io.shuzen.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.text.Text;

/**
 * A run at a glance.
 *
 * @param runId          its id
 * @param kind           what it is for
 * @param runbookId      which runbook
 * @param runbookVersion which version of it
 * @param title          the runbook's name
 * @param operator       who started it
 * @param reason         why; may be empty
 * @param undoOf         the run it takes back; only for an undo
 * @param startedAt      when it began
 * @param finishedAt     when it was over; empty when it is not
 * @param state          whether it is over
 * @param result         how it ended; empty when it has not
 * @param endpointCount  how many endpoints it has
 * @param counts         how many endpoints have ended how so far; results that no endpoint had are left out
 */
public record RunSummary(String runId, RunKind kind, String runbookId, String runbookVersion, Text title, String operator,
		String reason, Optional<String> undoOf, Instant startedAt, Optional<Instant> finishedAt, State state,
		Optional<RunResult> result, int endpointCount, Map<EndpointResult, Integer> counts) {

	/** Whether a run is over. */
	public enum State {
		/** Some process, this one or another, is at work on it. */
		RUNNING,
		/** The process that worked on it is gone: endpoints may be half done. */
		INTERRUPTED,
		/** It came to its end. */
		FINISHED
	}

	public RunSummary {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(runbookId);
		Objects.requireNonNull(runbookVersion);
		Objects.requireNonNull(title);
		Objects.requireNonNull(operator);
		Objects.requireNonNull(reason);
		Objects.requireNonNull(undoOf);
		Objects.requireNonNull(startedAt);
		Objects.requireNonNull(finishedAt);
		Objects.requireNonNull(state);
		Objects.requireNonNull(result);
		counts = Map.copyOf(counts);
	}

	/** How many endpoints have ended so far. */
	public int finishedCount() {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** How many endpoints have ended so far and count as failed. */
	public int failedCount() {
		return counts.entrySet().stream().filter(entry -> entry.getKey().isFailure()).mapToInt(Map.Entry::getValue).sum();
	}
}
