package io.shuzen.engine;

import java.time.Instant;

import io.shuzen.journal.RunEvent;

/** Follows a run. */
@FunctionalInterface
public interface RunListener {

	RunListener NONE = (runId, at, event) -> {
	};

	/**
	 * Something happened; durable events are in the journal already. Called on worker threads: in order for one endpoint, at the same
	 * time for different ones. Must return quickly.
	 */
	void happened(String runId, Instant at, RunEvent event);
}
