package io.shuzen.core.probe;

/** Whose state a probe asks about. */
public enum ReadScope {
	/** The machine's: one answer, read as administrator. */
	MACHINE,
	/** Every user's whose profile is on the machine and readable: one answer per user. */
	EACH_USER
}
