package io.shuzen.journal;

/** How a run ended. The names are part of the journal's format: constants may be added, never renamed. */
public enum RunResult {
	/** Every endpoint succeeded or had nothing to do. */
	SUCCEEDED,
	/** All endpoints had their turn, and some did not succeed. */
	SOME_FAILED,
	/** Stopped by itself: a canary failed, the failure threshold was passed, or a step says that its failure stops the run. */
	STOPPED,
	/** Stopped by the operator. */
	CANCELLED
}
