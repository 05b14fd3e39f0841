package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.EndpointSnapshot;
import io.shuzen.journal.Phase;

/** What the endpoints of a run are doing since when, for those who look at it. Thread-safe. */
final class EndpointActivities {

	private record Activity(Phase phase, Optional<String> stepId, long since) {
	}

	private final List<EndpointProgress> endpoints;
	private final EndpointResults results;
	private final AtomicReferenceArray<Activity> activities;

	EndpointActivities(final List<EndpointProgress> endpoints, final EndpointResults results) {
		this.endpoints = endpoints;
		this.results = results;
		activities = new AtomicReferenceArray<>(endpoints.size());
	}

	void entered(final int index, final Phase phase, final Optional<String> stepId) {
		activities.set(index, new Activity(phase, stepId, System.nanoTime()));
	}

	void ended(final int index) {
		activities.set(index, null);
	}

	EndpointSnapshot snapshot(final int index) {
		final String name = endpoints.get(index).endpoint().name();
		final Activity activity = activities.get(index);
		final Optional<EndpointReport> report = results.of(index);
		if (report.isPresent() || activity == null) {
			return new EndpointSnapshot(name, Phase.WAITING, Optional.empty(), Duration.ZERO, report.map(EndpointReport::result));
		}
		return new EndpointSnapshot(name, activity.phase, activity.stepId,
				Duration.ofNanos(System.nanoTime() - activity.since), Optional.empty());
	}
}
