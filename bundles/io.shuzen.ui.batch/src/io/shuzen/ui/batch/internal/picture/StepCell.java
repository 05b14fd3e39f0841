package io.shuzen.ui.batch.internal.picture;

import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.text.Text;
import io.shuzen.journal.StepResult;

/**
 * How far one step has come on one endpoint.
 *
 * @param result      how its last attempt ended; empty while it is under way
 * @param attempt     which attempt it is about, counted from 1
 * @param planned     how many changes the last plan has
 * @param made        how many changes were made or found made
 * @param failure     why the last attempt did not succeed
 * @param willRetry   whether another attempt follows
 */
public record StepCell(Optional<StepResult> result, int attempt, int planned, int made, Optional<Failure> failure,
		boolean willRetry) {

	static final StepCell BEGUN = new StepCell(Optional.empty(), 1, 0, 0, Optional.empty(), false);

	public StepCell {
		Objects.requireNonNull(result);
		Objects.requireNonNull(failure);
	}

	/** Whether it is under way, waiting for another attempt included. */
	public boolean isUnderWay() {
		return result.isEmpty() || willRetry;
	}

	StepCell planned(final int newAttempt, final int changes) {
		return new StepCell(Optional.empty(), newAttempt, changes, newAttempt == attempt ? made : 0, Optional.empty(), false);
	}

	StepCell madeOne() {
		return new StepCell(result, attempt, planned, made + 1, failure, willRetry);
	}

	StepCell ended(final int newAttempt, final StepResult newResult, final Optional<Failure> newFailure, final boolean retry) {
		return new StepCell(Optional.of(newResult), newAttempt, planned, made, newFailure, retry);
	}

	/** What is wrong, for people; {@link Text#EMPTY} when nothing is. */
	public Text trouble() {
		return failure.map(Failure::message).orElse(Text.EMPTY);
	}
}
