package io.shuzen.engine;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.journal.Phase;

/** Follows a preview. Called on worker threads, for different endpoints at the same time; must return quickly. */
public interface PlanListener {

	PlanListener NONE = new PlanListener() {
	};

	/** An endpoint's turn has come, or it has entered another phase. */
	default void entered(final EndpointDescriptor endpoint, final Phase phase) {
	}

	/** An endpoint is planned, or could not be. Called exactly once for each. */
	default void planned(final EndpointPlan plan) {
	}
}
