package io.shuzen.windows.contract;

/** A part of the contract that not every back end, or not every endpoint it can be tested on, has. */
public enum Capability {
	/** Users beside the one that is connected, with their registry and files. */
	USERS,
	/** Windows Credential Manager of a user. */
	CREDENTIALS,
	/** Sessions that can be ended. */
	SESSIONS,
	/** A machine that can be restarted. */
	RESTART,
	/** The registry as 32-bit programs see it. */
	BITS_32,
	/** Registry values of every type, also with data that tools print badly. */
	ALL_REGISTRY_TYPES,
	/** Services. */
	SERVICES,
	/** Tools of the scenario's own. */
	TOOLS,
	/** Times of files to the second. */
	FILE_TIMES,
	/** The device join report. */
	DEVICE_JOIN,
	/** Event logs. */
	EVENTS
}
