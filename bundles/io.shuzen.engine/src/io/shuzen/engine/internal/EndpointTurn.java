package io.shuzen.engine.internal;

import java.util.Optional;
import java.util.function.Supplier;

import io.shuzen.core.host.Cancellation;
import io.shuzen.journal.Phase;

/** The place of one endpoint in its run while it is worked on. */
interface EndpointTurn {

	/** Whether the run stands still. */
	PauseSwitch pauses();

	/** How long it may keep its place while its connection is being made. */
	ConnectPatience patience();

	/** Cancelled when the run begins nothing more: what waits for machines or users gives up then. */
	Cancellation stopping();

	/** For those who look at the run. */
	void entered(Phase phase, Optional<String> stepId);

	/**
	 * Waits without taking up the run's concurrency. Returns when the wait is over and the endpoint has its turn again.
	 *
	 * @param waveGoesOn whether the next wave need not wait for it
	 */
	<T> T away(boolean waveGoesOn, Supplier<T> wait);
}
