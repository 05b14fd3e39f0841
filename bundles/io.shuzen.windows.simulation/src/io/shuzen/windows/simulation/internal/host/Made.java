package io.shuzen.windows.simulation.internal.host;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.Failure;
import io.shuzen.windows.simulation.internal.machine.MachineState;

/**
 * A change that was worked out but not yet kept.
 *
 * @param state   the state it leads to
 * @param outcome what is said of it
 */
record Made(MachineState state, Outcome outcome) {

	static Made applied(final MachineState state, final Change change, final Undo undo) {
		return new Made(state, new Outcome.Applied(change, undo));
	}

	static Made unchanged(final MachineState state, final Change change) {
		return new Made(state, new Outcome.Unchanged(change));
	}

	static Made failed(final MachineState state, final Change change, final Failure failure) {
		return new Made(state, new Outcome.Failed(change, failure, Undo.NONE));
	}
}
