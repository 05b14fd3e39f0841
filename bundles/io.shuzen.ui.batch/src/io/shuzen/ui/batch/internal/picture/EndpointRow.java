package io.shuzen.ui.batch.internal.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.shuzen.core.failure.Failure;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;

/**
 * How far a run has come on one endpoint.
 *
 * @param name     the endpoint's name
 * @param phase    what is going on there; empty before its turn and when it is over
 * @param since    since when; empty before its turn
 * @param step     which step that is about
 * @param result   how it ended; empty while it has not
 * @param failure  why it did not succeed
 * @param duration from its turn to its end
 * @param steps    the steps that had their turn, by id
 */
public record EndpointRow(String name, Optional<Phase> phase, Optional<Instant> since, Optional<String> step,
		Optional<EndpointResult> result, Optional<Failure> failure, Optional<Duration> duration, Map<String, StepCell> steps) {

	public EndpointRow {
		Objects.requireNonNull(name);
		Objects.requireNonNull(phase);
		Objects.requireNonNull(since);
		Objects.requireNonNull(step);
		Objects.requireNonNull(result);
		Objects.requireNonNull(failure);
		Objects.requireNonNull(duration);
		steps = Map.copyOf(steps);
	}

	static EndpointRow waiting(final String name) {
		return new EndpointRow(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.empty(), Map.of());
	}

	public Standing standing() {
		return Standing.of(this);
	}

	/** The changes made on it so far. */
	public int changeCount() {
		return steps.values().stream().mapToInt(StepCell::made).sum();
	}

	EndpointRow entered(final Phase newPhase, final Instant at, final Optional<String> stepId) {
		return new EndpointRow(name, Optional.of(newPhase), Optional.of(at), stepId, Optional.empty(), Optional.empty(),
				Optional.empty(), stepId.filter(id -> !steps.containsKey(id)).map(id -> with(id, UnaryOperator.identity()))
						.orElse(steps));
	}

	EndpointRow step(final String stepId, final UnaryOperator<StepCell> change) {
		return new EndpointRow(name, phase, since, step, result, failure, duration, with(stepId, change));
	}

	EndpointRow ended(final EndpointResult newResult, final Optional<Failure> newFailure, final Duration newDuration) {
		return new EndpointRow(name, Optional.empty(), since, Optional.empty(), Optional.of(newResult), newFailure,
				Optional.of(newDuration), steps);
	}

	private Map<String, StepCell> with(final String stepId, final UnaryOperator<StepCell> change) {
		final Map<String, StepCell> changed = new HashMap<>(steps);
		changed.put(stepId, change.apply(steps.getOrDefault(stepId, StepCell.BEGUN)));
		return changed;
	}
}
