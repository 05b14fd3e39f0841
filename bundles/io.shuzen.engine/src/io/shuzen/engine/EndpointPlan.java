package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Facts;

/**
 * What a runbook would do on one endpoint. Every step is planned from the machine's present state: what an earlier step changes, a later
 * one cannot know yet, and plans for itself when its turn comes.
 *
 * @param endpoint which
 * @param steps    in the order of the runbook; empty when the endpoint could not be read
 * @param facts    what the plans were made from; empty when the endpoint could not be read
 * @param failure  why it could not be read
 * @param timings  how long it took
 */
public record EndpointPlan(EndpointDescriptor endpoint, List<StepPlan> steps, Optional<Facts> facts,
		Optional<Failure> failure, Timings timings) {

	public EndpointPlan {
		Objects.requireNonNull(endpoint);
		steps = List.copyOf(steps);
		Objects.requireNonNull(facts);
		Objects.requireNonNull(failure);
		Objects.requireNonNull(timings);
	}

	/** How many changes there would be. */
	public int changeCount() {
		return steps.stream().mapToInt(step -> step instanceof final StepPlan.Planned planned
				? planned.changeset().changes().size() : 0).sum();
	}

	/** Whether any change would lose something for good. */
	public boolean isIrreversible() {
		return steps.stream().anyMatch(step -> step instanceof final StepPlan.Planned planned
				&& planned.changeset().isIrreversible());
	}
}
