package io.shuzen.engine.internal;

import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress.Stage;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent.PhaseEntered;

/**
 * What the work on one endpoint in one run shares.
 *
 * @param progress   which endpoint and how far it is already
 * @param session    the connection to it
 * @param journal    takes the events
 * @param clock      measures the phases
 * @param strategy   gives the time limits
 * @param gateKeeper is asked before changes
 * @param limit      the time for all of it
 * @param cancelled  the operator's word
 * @param turn       its place in the run
 * @param repeatsInDoubt whether what may have been done before an interruption is done again, even where twice is not once
 * @param facts      takes what is read
 */
record EndpointContext(EndpointProgress progress, HostSession session, RunJournal journal, PhaseClock clock,
		RunStrategy strategy, GateKeeper gateKeeper, TimeLimit limit, Cancellation cancelled, EndpointTurn turn,
		boolean repeatsInDoubt, FactsLog facts) {

	EndpointDescriptor endpoint() {
		return progress.endpoint();
	}

	String name() {
		return endpoint().name();
	}

	/** @param stepId the step it is about; null when it is about none */
	void enter(final Phase phase, final String stepId) {
		final Optional<String> step = Optional.ofNullable(stepId);
		clock.enter(phase);
		turn.entered(phase, step);
		journal.record(new PhaseEntered(name(), phase, step, clock.elapsed()));
	}

	/**
	 * Connects when there is no connection, and says how far that is.
	 *
	 * @param stepId the step it is about; null when it is about none
	 */
	void connect(final String stepId, final Cancellation cancellation) throws FailureException {
		if (!session.isOpen()) {
			enter(Phase.CONNECT, stepId);
			turn.patience().connect(() -> session.open(cancellation, stage -> enter(phaseOf(stage), stepId)), turn);
		}
	}

	/**
	 * Stands still while the run is paused. Time limits stand still as well.
	 *
	 * @param stepId the step it is about; null when it is about none
	 * @return whether it was paused, so that what was known about the machine may no longer be true
	 */
	boolean standStill(final String stepId, final TimeLimit... limits) {
		if (!turn.pauses().isPaused() || cancelled.isCancelled()) {
			return false;
		}
		enter(Phase.PAUSED, stepId);
		// nobody knows for how long, and an idle connection breaks
		session.close();
		limit.pause();
		for (final TimeLimit each : limits) {
			each.pause();
		}
		try {
			turn.pauses().awaitGo(cancelled);
		} finally {
			for (final TimeLimit each : limits) {
				each.resume();
			}
			limit.resume();
		}
		return true;
	}

	private static Phase phaseOf(final Stage stage) {
		return switch (stage) {
		case RESOLVING -> Phase.RESOLVE;
		case CONNECTING -> Phase.CONNECT;
		case AUTHENTICATING -> Phase.AUTHENTICATE;
		};
	}
}
