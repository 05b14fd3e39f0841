package io.shuzen.engine;

import java.util.Objects;

/**
 * Which interrupted run goes on and how.
 *
 * @param runId         the run
 * @param repeatInDoubt whether programs and restarts of which nobody knows whether they came to pass before the interruption are done
 *                      again where they are still called for; otherwise such a step ends in doubt
 * @param operator      who says so, for the journal
 */
public record ResumeRequest(String runId, boolean repeatInDoubt, String operator) {

	public ResumeRequest {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(operator);
	}
}
