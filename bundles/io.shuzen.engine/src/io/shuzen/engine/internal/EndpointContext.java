package io.shuzen.engine.internal;

import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.PhaseEntered;

/**
 * What the work on one endpoint in one run shares.
 *
 * @param endpoint   which
 * @param session    the connection to it
 * @param journal    takes the events
 * @param clock      measures the phases
 * @param strategy   gives the time limits
 * @param gateKeeper is asked before changes
 * @param limit      the time for all of it
 * @param cancelled  the operator's word
 */
record EndpointContext(EndpointDescriptor endpoint, HostSession session, RunJournal journal, PhaseClock clock,
		RunStrategy strategy, GateKeeper gateKeeper, TimeLimit limit, Cancellation cancelled) {

	String name() {
		return endpoint.name();
	}

	void enter(final Phase phase, final String stepId) {
		clock.enter(phase);
		journal.record(new PhaseEntered(endpoint.name(), phase, Optional.ofNullable(stepId)));
	}
}
