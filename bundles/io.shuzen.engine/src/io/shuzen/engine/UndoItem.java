package io.shuzen.engine;

import java.util.Objects;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Undo;

/**
 * What would become of one change of the former run.
 *
 * @param stepId the step that made it
 * @param change the change that was made
 * @param undo   what takes it back; {@link Undo#NONE} when nothing does
 * @param state  whether it would be taken back
 */
public record UndoItem(String stepId, Change change, Undo undo, State state) {

	/** Whether a change can and would be taken back now. */
	public enum State {
		/** The machine is as the run left it: the former state will be restored. */
		RESTORABLE,
		/** The machine is as it was before the run already. */
		RESTORED_ALREADY,
		/** Somebody has changed it since the run: restored only when the request says so. */
		CHANGED_SINCE,
		/** Its present state could not be read: restored only when the request says so. */
		UNKNOWN,
		/** What was set aside is not in its quarantine any more: it was purged. */
		PURGED,
		/** What was lost stays lost. */
		IRREVERSIBLE,
		/** There is no former state, as with a program that was closed. */
		NOTHING_TO_RESTORE
	}

	public UndoItem {
		Objects.requireNonNull(stepId);
		Objects.requireNonNull(change);
		Objects.requireNonNull(undo);
		Objects.requireNonNull(state);
	}
}
