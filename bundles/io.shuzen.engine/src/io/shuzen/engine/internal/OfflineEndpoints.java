package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.EndpointDeferred;

/**
 * The endpoints of a run that are off and are tried again later, when the strategy says so; nothing is kept of them meanwhile but their last
 * reports and their clocks. Thread-safe.
 */
final class OfflineEndpoints {

	private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
	private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

	private record Deferred(EndpointReport report, PhaseClock clock) {
	}

	private final RunCourse course;
	private final RunRecorder recorder;
	private final EndpointActivities activities;
	private final boolean waits;
	private final Backoff backoff;
	private final Map<Integer, Deferred> deferred = new ConcurrentHashMap<>();

	OfflineEndpoints(final RunStrategy strategy, final RunCourse course, final RunRecorder recorder,
			final EndpointActivities activities) {
		this.course = course;
		this.recorder = recorder;
		this.activities = activities;
		waits = !strategy.offlineWait().isZero();
		// not divided as a duration: that is done with big decimals, whose classes no other part of a start needs
		final Duration quarter = Duration.ofMillis(strategy.offlineWait().toMillis() / 4);
		backoff = new Backoff(quarter.compareTo(FIRST_DELAY) < 0 ? quarter : FIRST_DELAY, LONGEST_DELAY,
				ThreadLocalRandom.current());
	}

	static boolean isOff(final EndpointReport report) {
		return report.result() == EndpointResult.UNREACHABLE && report.failure().filter(RetryRules::isOff).isPresent();
	}

	/** Begins an attempt. Returns the clock that has run since the first one. */
	PhaseClock begin(final int index) {
		return Optional.ofNullable(deferred.remove(index)).map(Deferred::clock).orElseGet(PhaseClock::new);
	}

	/** Whether the endpoint is tried again later; it has ended otherwise. */
	boolean defer(final int index, final EndpointReport report, final PhaseClock clock) {
		if (!waits || !isOff(report)) {
			return false;
		}
		clock.enter(Phase.OFFLINE_WAIT);
		// before its turn can come again
		deferred.put(index, new Deferred(report, clock));
		activities.entered(index, Phase.OFFLINE_WAIT, Optional.empty());
		final Optional<Duration> retryIn = course.offline(index, backoff);
		if (retryIn.isPresent()) {
			recorder.record(new EndpointDeferred(report.endpoint().name(), report.failure().orElseThrow(), retryIn.get()));
			return true;
		}
		deferred.remove(index);
		clock.stop();
		return false;
	}

	/** Of an endpoint that is waited for. */
	Optional<EndpointReport> lastReport(final int index) {
		return Optional.ofNullable(deferred.get(index)).map(Deferred::report);
	}
}
