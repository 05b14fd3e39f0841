package io.shuzen.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.shuzen.journal.Phase;

/**
 * How long an endpoint took.
 *
 * @param started when its turn came
 * @param phases  how long each phase took; a phase that was entered several times is summed up
 */
public record Timings(Instant started, Map<Phase, Duration> phases) {

	public Timings {
		Objects.requireNonNull(started);
		final Map<Phase, Duration> ordered = new EnumMap<>(Phase.class);
		ordered.putAll(phases);
		phases = java.util.Collections.unmodifiableMap(ordered);
	}

	public Duration total() {
		return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
	}
}
