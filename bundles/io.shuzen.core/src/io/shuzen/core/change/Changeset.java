package io.shuzen.core.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.text.Text;

/**
 * What one step will do on one endpoint: the preview and the plan are this same value.
 *
 * @param stepId      the step type's id
 * @param endpoint    the endpoint's name
 * @param changes     in the order they are made; empty when there is nothing to do. A blocked changeset may still hold what would be
 *                    done if it were not blocked
 * @param blockers    why the step must not run here; when there is one, nothing of it is applied
 * @param followUps   what has to happen afterwards for the repair to take effect
 */
public record Changeset(String stepId, String endpoint, List<Change> changes, List<Blocker> blockers,
		List<FollowUp> followUps) {

	/**
	 * A guard that does not hold.
	 *
	 * @param reason    why the step refuses, one sentence
	 * @param advice    what to do instead; may be {@link Text#EMPTY}
	 * @param clearedBy the id of the step type that makes the guard hold, when there is one: in the preview of a runbook that does that
	 *                  step before, this blocker is expected to be gone by then
	 */
	public record Blocker(Text reason, Text advice, Optional<String> clearedBy) {
		public Blocker {
			Objects.requireNonNull(reason);
			Objects.requireNonNull(advice);
			Objects.requireNonNull(clearedBy);
		}

		public Blocker(final Text reason, final Text advice) {
			this(reason, advice, Optional.empty());
		}
	}

	/** What somebody still has to do after a change. */
	public enum FollowUp {
		/** The user starts the Office applications again. */
		RESTART_APPLICATIONS,
		/** The user signs in to Office. */
		SIGN_IN_TO_OFFICE,
		/** The user signs out of Windows and in again. */
		SIGN_OUT_OF_WINDOWS,
		/** The machine is restarted. */
		RESTART_MACHINE,
		/** After an undo: somebody makes again what could not be taken back, such as a deleted credential. */
		RESTORE_BY_HAND;

		/** What to do, for people. */
		public Text describe() {
			return ChangeTexts.TEXTS.text("followUp." + name());
		}
	}

	public Changeset {
		Objects.requireNonNull(stepId);
		Objects.requireNonNull(endpoint);
		changes = List.copyOf(changes);
		blockers = List.copyOf(blockers);
		followUps = List.copyOf(followUps);
	}

	public static Changeset nothing(final String stepId, final String endpoint) {
		return new Changeset(stepId, endpoint, List.of(), List.of(), List.of());
	}

	public static Changeset blocked(final String stepId, final String endpoint, final Text reason, final Text advice) {
		return new Changeset(stepId, endpoint, List.of(), List.of(new Blocker(reason, advice)), List.of());
	}

	/** Nothing to do and nothing in the way: the machine is as the step wants it. */
	public boolean isSatisfied() {
		return changes.isEmpty() && blockers.isEmpty();
	}

	public boolean isBlocked() {
		return !blockers.isEmpty();
	}

	/** Whether any change loses something for good. */
	public boolean isIrreversible() {
		return changes.stream().anyMatch(change -> change.reversibility() == Reversibility.IRREVERSIBLE);
	}
}
