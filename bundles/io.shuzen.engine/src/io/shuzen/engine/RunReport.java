package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.failure.Failure;
import io.shuzen.journal.RunResult;

/**
 * How a run ended.
 *
 * @param runId     its id in the journal
 * @param result    how it ended
 * @param endpoints one report for every endpoint, in the order of the request
 * @param failure   why the run as a whole was stopped, or that its end could not be written to the journal
 */
public record RunReport(String runId, RunResult result, List<EndpointReport> endpoints, Optional<Failure> failure) {

	public RunReport {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(result);
		endpoints = List.copyOf(endpoints);
		Objects.requireNonNull(failure);
	}
}
