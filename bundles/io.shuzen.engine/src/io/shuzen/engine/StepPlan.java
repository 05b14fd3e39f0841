package io.shuzen.engine;

import java.util.Objects;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;

/** What one step of a runbook would do on one endpoint in its present state. */
public sealed interface StepPlan {

	/** The step's id in the runbook. */
	String stepId();

	/** What it is called. */
	Text title();

	/**
	 * It would make these changes; when there are none, there is nothing to do.
	 */
	record Planned(String stepId, Text title, Changeset changeset) implements StepPlan {
		public Planned {
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(title);
			Objects.requireNonNull(changeset);
		}
	}

	/**
	 * A guard does not hold: the changeset's blockers say which.
	 *
	 * @param clearedBefore whether earlier steps of the runbook, as planned, make every such guard hold before this step's turn; the
	 *                      changeset's changes are then what is expected to be done
	 */
	record Blocked(String stepId, Text title, Changeset changeset, boolean clearedBefore) implements StepPlan {
		public Blocked {
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(title);
			Objects.requireNonNull(changeset);
		}
	}

	/** Its condition is not true here. */
	record Skipped(String stepId, Text title, String condition) implements StepPlan {
		public Skipped {
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(title);
			Objects.requireNonNull(condition);
		}
	}

	/** It could not be planned. */
	record NotPlanned(String stepId, Text title, Failure failure) implements StepPlan {
		public NotPlanned {
			Objects.requireNonNull(stepId);
			Objects.requireNonNull(title);
			Objects.requireNonNull(failure);
		}
	}
}
