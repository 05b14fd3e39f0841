package io.shuzen.journal;

/**
 * How a run ended for one endpoint; every endpoint of a run ends with exactly one of these. The names are part of the journal's format:
 * constants may be added, never renamed.
 */
public enum EndpointResult {
	/** Changes were made, verified and, where the runbook says how, confirmed. */
	SUCCEEDED,
	/** The machine was as the runbook wants it already. */
	NOTHING_TO_DO,
	/** A step failed, or the confirming diagnostics still find something wrong. */
	FAILED,
	/** No step could run because a guard did not hold; nothing was changed after that. */
	BLOCKED,
	/** A person declined a step. */
	DECLINED,
	/** No connection: offline, refused, or no Windows. Nothing was changed. */
	UNREACHABLE,
	/** A change may or may not have been made. */
	IN_DOUBT,
	/** Stopped by the operator while it was worked on. */
	CANCELLED,
	/** Its turn never came, because the run was stopped or cancelled before. */
	NOT_STARTED;

	/** Whether it counts as failed, for failure thresholds and exit codes. */
	public boolean isFailure() {
		return this == FAILED || this == BLOCKED || this == UNREACHABLE || this == IN_DOUBT;
	}

	/** Whether the machine is now as the runbook wants it. */
	public boolean isSuccess() {
		return this == SUCCEEDED || this == NOTHING_TO_DO;
	}
}
