package io.shuzen.windows.contract;

/** A part of the contract that not every back end, or not every endpoint it can be tested on, has. */
public enum Capability {
	/** The files of the scenario. */
	FILES,
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
	/** The scenario's services. */
	SERVICES,
	/** Services that start some time after the machine has started. */
	DELAYED_START,
	/** Console programs that the machine does not know are told to be missing. */
	MISSING_TOOLS,
	/** Tools of the scenario's own. */
	TOOLS,
	/** Tools in the sessions of users. */
	USER_TOOLS,
	/** Files that are found without regard to the case of their names. */
	FOLDED_FILE_NAMES,
	/** Times of files to the second. */
	FILE_TIMES,
	/** The device join report of the machine. */
	DEVICE_JOIN,
	/** The device join report as users see it. */
	USER_DEVICE_JOIN,
	/** Event logs. */
	EVENTS,
	/** Certificate stores of the machine. */
	CERTIFICATES,
	/** Local groups. */
	GROUPS,
	/** The Task Scheduler. */
	TASKS,
	/** What the last run of a task ended with. */
	TASK_RESULTS,
	/** App packages of users. */
	PACKAGES,
	/** What Windows knows of its networks. */
	NETWORK,
	/** The clock, compared with a source. */
	CLOCK,
	/** Attempts to reach other hosts. */
	CONNECTIVITY
}
