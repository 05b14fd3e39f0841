package io.shuzen.core.change;

import java.util.Objects;

import io.shuzen.core.failure.Failure;

/** What became of one change. Every change ends with exactly one outcome, whatever happens to the connection. */
public sealed interface Outcome {

	/** The change this is about. */
	Change change();

	/**
	 * It was made.
	 *
	 * @param undo restores the former state
	 */
	record Applied(Change change, Undo undo) implements Outcome {
		public Applied {
			Objects.requireNonNull(change);
			Objects.requireNonNull(undo);
		}
	}

	/** The machine was so already; nothing was touched. */
	record Unchanged(Change change) implements Outcome {
		public Unchanged {
			Objects.requireNonNull(change);
		}
	}

	/**
	 * It was not made.
	 *
	 * @param failure why
	 * @param undo    restores what a half-made change had altered; {@link Undo#NONE} when nothing was
	 */
	record Failed(Change change, Failure failure, Undo undo) implements Outcome {
		public Failed {
			Objects.requireNonNull(change);
			Objects.requireNonNull(failure);
			Objects.requireNonNull(undo);
		}
	}

	/**
	 * Nobody knows whether it was made: the connection broke, or stopping could not be confirmed. Probing and planning again tells.
	 *
	 * @param failure what happened
	 * @param undo    restores the former state if it was made
	 */
	record InDoubt(Change change, Failure failure, Undo undo) implements Outcome {
		public InDoubt {
			Objects.requireNonNull(change);
			Objects.requireNonNull(failure);
			Objects.requireNonNull(undo);
		}
	}

	/** Whether the machine is now as the change wants it. */
	default boolean isSuccess() {
		return this instanceof Applied || this instanceof Unchanged;
	}

	/** What restores the former state, as far as it is known. */
	default Undo undo() {
		return switch (this) {
		case final Applied applied -> applied.undo;
		case final Unchanged unchanged -> Undo.NONE;
		case final Failed failed -> failed.undo;
		case final InDoubt inDoubt -> inDoubt.undo;
		};
	}
}
