package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.journal.EndpointResult;

/**
 * How a run ended for one endpoint.
 *
 * @param endpoint  which
 * @param result    how it ended
 * @param steps     the steps that had their turn
 * @param findings  what the confirming diagnostics found afterwards; empty in a run over more than {@value StepReport#MOST_DETAILED}
 *                  endpoints, whose journal has them
 * @param followUps what somebody still has to do there
 * @param failure   why it did not succeed
 * @param timings   how long it took
 */
public record EndpointReport(EndpointDescriptor endpoint, EndpointResult result, List<StepReport> steps,
		List<Finding> findings, List<FollowUp> followUps, Optional<Failure> failure, Timings timings) {

	public EndpointReport {
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(result);
		steps = List.copyOf(steps);
		findings = List.copyOf(findings);
		followUps = List.copyOf(followUps);
		Objects.requireNonNull(failure);
		Objects.requireNonNull(timings);
	}

	/** The same without what may be large. */
	public EndpointReport light() {
		return new EndpointReport(endpoint, result, steps.stream().map(StepReport::light).toList(), List.of(), followUps, failure,
				timings);
	}
}
