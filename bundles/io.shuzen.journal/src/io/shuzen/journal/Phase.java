package io.shuzen.journal;

/** What is going on with an endpoint. The names are part of the journal's format: constants may be added, never renamed. */
public enum Phase {
	/** Waits for its turn. */
	WAITING,
	/** Looking up its address. Transports that cannot tell begin with {@link #CONNECT}. */
	RESOLVE,
	/** Connecting; with transports that cannot tell the parts apart also resolving its address and authenticating. */
	CONNECT,
	/** Proving who it is and who we are. */
	AUTHENTICATE,
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
	RETRY_WAIT,
	/** Waiting until it can be reached; it is tried again from time to time. */
	OFFLINE_WAIT,
	/** Waiting until it is back from a restart. */
	RESTART_WAIT,
	/** Waiting until a user has signed in. */
	SIGN_IN_WAIT,
	/** Standing still because the run is paused. */
	PAUSED;

	/** Whether nothing is done meanwhile: the endpoint takes up none of the run's concurrency. */
	public boolean isWait() {
		return this == WAITING || this == OFFLINE_WAIT || this == RESTART_WAIT || this == SIGN_IN_WAIT;
	}
}
