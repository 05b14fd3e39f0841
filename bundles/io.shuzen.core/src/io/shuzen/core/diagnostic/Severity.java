package io.shuzen.core.diagnostic;

/** How much a finding matters, in rising order. */
public enum Severity {
	/** Looked at, nothing wrong. */
	OK,
	/** Worth knowing; nothing to repair. */
	INFO,
	/** May cause the trouble, or will. */
	WARNING,
	/** Is broken. */
	ERROR;

	/** Whether this matters at least as much as {@code other}. */
	public boolean isAtLeast(final Severity other) {
		return compareTo(other) >= 0;
	}
}
