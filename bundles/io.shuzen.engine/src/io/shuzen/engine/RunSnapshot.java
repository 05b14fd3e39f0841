package io.shuzen.engine;

import java.util.List;
import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * Where a run stands.
 *
 * @param runId     its id in the journal
 * @param state     what it is doing
 * @param reason    why it is paused, stopping or waiting; {@link Text#EMPTY} when nothing is to be said
 * @param wave      the number of the wave that has begun last, counted from 1; 0 before the first
 * @param endpoints where each endpoint stands, in the order of the request
 */
public record RunSnapshot(String runId, RunState state, Text reason, int wave, List<EndpointSnapshot> endpoints) {

	public RunSnapshot {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(state);
		Objects.requireNonNull(reason);
		endpoints = List.copyOf(endpoints);
	}

	/** How many endpoints are over. */
	public int finishedCount() {
		return (int) endpoints.stream().filter(endpoint -> endpoint.result().isPresent()).count();
	}
}
