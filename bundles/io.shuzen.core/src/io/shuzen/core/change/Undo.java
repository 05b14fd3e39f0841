package io.shuzen.core.change;

import java.util.List;

/**
 * What restores the state before a change: changes of its own, to be made in order. Empty when there is nothing to restore or nothing
 * can be restored; the change's {@link Change#reversibility()} says which.
 */
public record Undo(List<Change> changes) {

	public static final Undo NONE = new Undo(List.of());

	public Undo {
		changes = List.copyOf(changes);
	}

	public static Undo of(final Change change) {
		return new Undo(List.of(change));
	}

	public boolean isEmpty() {
		return changes.isEmpty();
	}
}
