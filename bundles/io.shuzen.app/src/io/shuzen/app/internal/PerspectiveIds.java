package io.shuzen.app.internal;

/** The ids of the perspectives in {@code plugin.xml}. */
final class PerspectiveIds {

	static final String INVESTIGATE = "io.shuzen.app.investigate";
	static final String BATCH = "io.shuzen.app.batch";
	static final String AUTHOR = "io.shuzen.app.author";

	private PerspectiveIds() {
	}
}
