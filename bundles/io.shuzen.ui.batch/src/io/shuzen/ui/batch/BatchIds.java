package io.shuzen.ui.batch;

/** What menus and perspectives refer to, as in {@code plugin.xml}. */
public final class BatchIds {

	/** The editor area's page about one run. */
	public static final String RUN_PAGE = "io.shuzen.ui.batch.run";

	private BatchIds() {
	}
}
