package io.shuzen.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.shuzen.engine.Timings;
import io.shuzen.journal.Phase;

/** Measures how long an endpoint spends in each phase, by a clock that never goes backwards. Thread-safe. */
final class PhaseClock {

	private final Instant started = Instant.now();
	private final long startedNanos = System.nanoTime();
	private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
	private Phase phase;
	private long since;

	synchronized void enter(final Phase next) {
		final long now = System.nanoTime();
		if (phase != null) {
			phases.merge(phase, Duration.ofNanos(now - since), Duration::plus);
		}
		phase = next;
		since = now;
	}

	/** How long ago it was made. */
	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - startedNanos);
	}

	/** Ends the present phase. */
	synchronized Timings stop() {
		enter(null);
		return new Timings(started, phases);
	}
}
