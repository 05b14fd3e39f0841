package io.shuzen.journal;

/** What is going on with an endpoint. The names are part of the journal's format: constants may be added, never renamed. */
public enum Phase {
	/** Waits for its turn. */
	WAITING,
	/** Resolving its address, connecting and authenticating; the failure's kind tells which of them went wrong. */
	CONNECT,
	/** Reading facts. */
	READ,
	/** Planning a step, or evaluating diagnostics. */
	PLAN,
	/** Waiting for a person's approval. */
	GATE,
	/** Making changes. */
	APPLY,
	/** Reading and planning again, to see whether the step has reached its aim. */
	VERIFY,
	/** Evaluating the diagnostics that confirm success. */
	CONFIRM,
	/** Waiting before another attempt. */
	RETRY_WAIT
}
