package io.shuzen.ui.batch;

/** What menus and perspectives refer to, as in {@code plugin.xml}. */
public final class BatchIds {

	/** The editor area's page about one run. */
	public static final String RUN_PAGE = "io.shuzen.ui.batch.run";

	/** The editor area's page about the causes of many endpoints' trouble, and the menu of its endpoints. */
	public static final String TRIAGE_PAGE = "io.shuzen.ui.batch.triage";

	/** The perspective that is made for working with many endpoints. */
	public static final String PERSPECTIVE = "io.shuzen.app.batch";

	private BatchIds() {
	}
}
