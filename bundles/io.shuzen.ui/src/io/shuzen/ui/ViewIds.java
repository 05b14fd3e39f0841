package io.shuzen.ui;

/** The ids of the console's views and editors, as in {@code plugin.xml}. */
public final class ViewIds {

	public static final String INVENTORY = "io.shuzen.ui.inventory";
	public static final String FINDINGS = "io.shuzen.ui.findings";
	/** The preview: what a repair would change. */
	public static final String CHANGES = "io.shuzen.ui.changes";
	/** What was run, and taking it back. */
	public static final String RUNS = "io.shuzen.ui.runs";
	/** Packs and runbooks. */
	public static final String PACKS = "io.shuzen.ui.packs";
	/** The steps a runbook can be made of. */
	public static final String STEP_PALETTE = "io.shuzen.ui.stepPalette";
	/** What is wrong with the open runbooks and inventories. */
	public static final String PROBLEMS = "io.shuzen.ui.problems";
	/** The editor area's page about one endpoint. */
	public static final String ENDPOINT_EDITOR = "io.shuzen.ui.endpoint";
	public static final String RUNBOOK_EDITOR = "io.shuzen.ui.runbook";

	private ViewIds() {
	}
}
