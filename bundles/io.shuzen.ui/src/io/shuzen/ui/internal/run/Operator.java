package io.shuzen.ui.internal.run;

/** Who works with this console, for the journal. */
final class Operator {

	private Operator() {
	}

	/** The account on this machine. */
	static String name() {
		return System.getProperty("user.name", "");
	}
}
