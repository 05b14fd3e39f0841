package io.shuzen.journal;

/** How a step ended on one endpoint. The names are part of the journal's format: constants may be added, never renamed. */
public enum StepResult {
	/** Changes were made, and planning again from newly read facts found nothing left to do. */
	SUCCEEDED,
	/** There was nothing to do. */
	NOTHING_TO_DO,
	/** The step's condition was not true here. */
	SKIPPED,
	/** A guard of the step did not hold; nothing was changed. */
	BLOCKED,
	/** A person was asked and said no; nothing was changed. */
	DECLINED,
	/** It was tried and did not reach its aim. */
	FAILED,
	/** It is not known whether a change was made, and reading again could not tell. */
	IN_DOUBT,
	/** Stopped by the operator. */
	CANCELLED;

	/** Whether the step counts as failed, for failure policies. */
	public boolean isFailure() {
		return this == BLOCKED || this == FAILED || this == IN_DOUBT;
	}
}
