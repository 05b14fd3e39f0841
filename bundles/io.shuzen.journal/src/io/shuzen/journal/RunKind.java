package io.shuzen.journal;

/** What a run is for. The names are part of the journal's format: constants may be added, never renamed. */
public enum RunKind {
	/** Carries out a runbook. */
	RUNBOOK,
	/** Takes back what a former run has done. */
	UNDO
}
