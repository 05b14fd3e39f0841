package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;
import io.shuzen.journal.StepResult;

/**
 * How a step ended on one endpoint.
 *
 * @param stepId      its id in the runbook
 * @param title       what it is called
 * @param result      how it ended
 * @param attempts    how often it was tried
 * @param changesMade how many changes were made, by all attempts
 * @param outcomes    what became of the changes of the last attempt that made any; empty in a run over more than
 *                    {@value #MOST_DETAILED} endpoints, whose journal has them
 * @param failure     why it did not succeed
 */
public record StepReport(String stepId, Text title, StepResult result, int attempts, int changesMade,
		List<Outcome> outcomes, Optional<Failure> failure) {

	/** Runs over more endpoints keep no outcomes and no findings in memory. */
	public static final int MOST_DETAILED = 1_000;

	public StepReport {
		Objects.requireNonNull(stepId);
		Objects.requireNonNull(title);
		Objects.requireNonNull(result);
		outcomes = List.copyOf(outcomes);
		Objects.requireNonNull(failure);
	}

	/** The same without outcomes. */
	public StepReport light() {
		return outcomes.isEmpty() ? this : new StepReport(stepId, title, result, attempts, changesMade, List.of(), failure);
	}
}
