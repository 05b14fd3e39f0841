package io.shuzen.engine.internal;

import java.util.List;
import java.util.Set;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;

/**
 * A change that was about to be made when the console came to its end: with an intent in the journal, without an outcome.
 *
 * @param undo      restores the state before it
 * @param followUps what somebody has to do if it was made
 */
record InterruptedChange(String stepId, int attempt, int index, Change change, Undo undo, List<FollowUp> followUps) {

	Set<Probe<?>> probes() {
		return ChangeState.probes(change);
	}

	/** What became of it, as far as the machine tells. Whatever is not certain can be taken back all the same. */
	Outcome outcome(final String endpoint, final Facts facts) {
		return switch (ChangeState.of(change, facts)) {
		case YES -> new Outcome.Applied(change, undo);
		case NO -> new Outcome.Failed(change,
				EngineTexts.failure(FailureKind.CANCELLED, "interrupted.notMade", endpoint, change.describe()), undo);
		case UNKNOWN, NOT_OBSERVABLE -> unknown(endpoint);
		};
	}

	/** When the machine cannot be asked. */
	Outcome unknown(final String endpoint) {
		return new Outcome.InDoubt(change,
				EngineTexts.failure(FailureKind.CONNECTION_LOST, "interrupted.unknown", endpoint, change.describe()), undo);
	}

	/** Whether making it once more, should it have been made, does more than making it once. */
	boolean mayNotBeRepeated() {
		return change instanceof ToolRun || change instanceof MachineRestart;
	}
}
