package io.shuzen.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;

/**
 * Where one endpoint of a run stands.
 *
 * @param endpoint its name
 * @param phase    what is going on; {@link Phase#WAITING} before its turn, the last one when it is over
 * @param stepId   the step that is about; empty when it is about none
 * @param since    how long the phase has lasted; zero before its turn and when it is over
 * @param result   how it ended; empty when it has not
 */
public record EndpointSnapshot(String endpoint, Phase phase, Optional<String> stepId, Duration since,
		Optional<EndpointResult> result) {

	public EndpointSnapshot {
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(phase);
		Objects.requireNonNull(stepId);
		Objects.requireNonNull(since);
		Objects.requireNonNull(result);
	}
}
