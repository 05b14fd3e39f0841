package io.shuzen.engine.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunStrategy;

/**
 * What a run is made of.
 *
 * @param id             its id in the journal
 * @param endpoints      which, in order, and how far each is
 * @param strategy       how to spread over them
 * @param notBefore      when the first endpoint may begin; empty for at once
 * @param task           what is done on each
 * @param gateKeeper     is asked before changes
 * @param repeatsInDoubt whether programs and restarts are done again of which nobody knows whether they came to pass
 */
record RunOrder(String id, List<EndpointProgress> endpoints, RunStrategy strategy, Optional<Instant> notBefore, EndpointTask task,
		GateKeeper gateKeeper, boolean repeatsInDoubt) {

	/** Of a run that begins. */
	RunOrder(final String id, final List<EndpointProgress> endpoints, final RunStrategy strategy, final Optional<Instant> notBefore,
			final EndpointTask task, final GateKeeper gateKeeper) {
		this(id, endpoints, strategy, notBefore, task, gateKeeper, false);
	}
}
