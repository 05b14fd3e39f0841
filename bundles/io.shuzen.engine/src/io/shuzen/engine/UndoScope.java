package io.shuzen.engine;

import java.util.Objects;
import java.util.Optional;

/**
 * What to take back: a whole run, one endpoint's part of it, or one step of that.
 *
 * @param runId    the run
 * @param endpoint only this endpoint's changes, by name; empty for all
 * @param stepId   only this step's changes; empty for all
 */
public record UndoScope(String runId, Optional<String> endpoint, Optional<String> stepId) {

	public UndoScope {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(stepId);
	}

	public static UndoScope run(final String runId) {
		return new UndoScope(runId, Optional.empty(), Optional.empty());
	}

	public static UndoScope endpoint(final String runId, final String endpoint) {
		return new UndoScope(runId, Optional.of(endpoint), Optional.empty());
	}

	public static UndoScope step(final String runId, final String endpoint, final String stepId) {
		return new UndoScope(runId, Optional.of(endpoint), Optional.of(stepId));
	}
}
