package io.shuzen.ui.repair;

/** Who works with this console, for the journal. */
public final class Operator {

	private Operator() {
	}

	/** The account on this machine. */
	public static String name() {
		return System.getProperty("user.name", "");
	}
}
