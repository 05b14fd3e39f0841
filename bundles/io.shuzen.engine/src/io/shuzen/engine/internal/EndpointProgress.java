package io.shuzen.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepReport;

/**
 * An endpoint of a run and how far it is: nowhere when the run begins, somewhere when it goes on after an interruption.
 *
 * @param endpoint    which
 * @param parameters  values of the runbook's parameters that count here only
 * @param steps       how steps have ended already, in order; they are not done again
 * @param attempts    how often steps were tried that have not ended, by their ids; further attempts are counted on from there
 * @param changesMade how many changes those attempts made, by the steps' ids
 * @param followUps   what somebody has to do because of what was made already
 * @param interrupted the changes whose outcome nobody knows
 * @param finished    how the run has ended for it; empty when it has not
 */
record EndpointProgress(EndpointDescriptor endpoint, Map<String, String> parameters, List<StepReport> steps,
		Map<String, Integer> attempts, Map<String, Integer> changesMade, Set<FollowUp> followUps,
		List<InterruptedChange> interrupted, Optional<EndpointReport> finished) {

	EndpointProgress {
		parameters = Map.copyOf(parameters);
		steps = List.copyOf(steps);
		attempts = Map.copyOf(attempts);
		changesMade = Map.copyOf(changesMade);
		followUps = Set.copyOf(followUps);
		interrupted = List.copyOf(interrupted);
	}

	/** Nothing has been done there yet. */
	static EndpointProgress none(final EndpointDescriptor endpoint, final Map<String, String> parameters) {
		return new EndpointProgress(endpoint, parameters, List.of(), Map.of(), Map.of(), Set.of(), List.of(), Optional.empty());
	}

	EndpointProgress finished(final EndpointReport report) {
		return new EndpointProgress(endpoint, parameters, steps, attempts, changesMade, followUps, List.of(), Optional.of(report));
	}

	/** Whether anything has happened there. */
	boolean hasBegun() {
		return finished.isPresent() || !steps.isEmpty() || !attempts.isEmpty();
	}
}
