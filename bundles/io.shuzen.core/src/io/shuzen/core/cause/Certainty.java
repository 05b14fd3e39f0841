package io.shuzen.core.cause;

/** How sure a cause is, the surest first. */
public enum Certainty {
	/** The machine shows it: this is broken, whatever else may be. */
	CERTAIN,
	/** What was found fits this better than anything else. */
	LIKELY,
	/** Something hints at it; look here when what comes before has been ruled out. */
	POSSIBLE;

	/** Whether this is at least as sure as {@code other}. */
	public boolean isAtLeast(final Certainty other) {
		return compareTo(other) <= 0;
	}
}
