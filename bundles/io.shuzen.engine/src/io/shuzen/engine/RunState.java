package io.shuzen.engine;

/** What a run is doing. */
public enum RunState {
	/** It begins later. */
	SCHEDULED,
	/** Endpoints are being worked on. */
	RUNNING,
	/** Nothing can be done now: it waits for endpoints that are off, for sign-ins, or for its maintenance window. */
	WAITING,
	/** It shall stand still, and changes that were begun before are being finished. */
	PAUSING,
	/** It stands still until somebody lets it go on. */
	PAUSED,
	/** Nothing new is begun, and what is under way is being finished. */
	STOPPING,
	/** It is over. */
	FINISHED
}
