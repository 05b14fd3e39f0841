package io.shuzen.engine;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.journal.Phase;

/** Follows an investigation. Called on worker threads, for different endpoints at the same time; must return quickly. */
public interface InvestigationListener {

	InvestigationListener NONE = new InvestigationListener() {
	};

	/** An endpoint's turn has come, or it has entered another phase. */
	default void entered(final EndpointDescriptor endpoint, final Phase phase) {
	}

	/** An endpoint is done. Called exactly once for each. */
	default void finished(final Diagnosis diagnosis) {
	}
}
