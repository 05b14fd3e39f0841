package io.shuzen.ui;

/** The ids of the console's commands, as in {@code plugin.xml}. */
public final class CommandIds {

	/** Opens the page of an endpoint found by a few letters of its name. */
	public static final String QUICK_OPEN = "io.shuzen.ui.command.quickOpen";
	/** Opens the pages of the selected endpoints. */
	public static final String OPEN_ENDPOINT = "io.shuzen.ui.command.openEndpoint";
	public static final String DIAGNOSE = "io.shuzen.ui.command.diagnose";
	/** Shows which causes the selected endpoints' trouble has, and how many endpoints each. */
	public static final String TRIAGE = "io.shuzen.ui.command.triage";
	public static final String PREVIEW = "io.shuzen.ui.command.preview";
	public static final String APPLY = "io.shuzen.ui.command.apply";
	public static final String RUN = "io.shuzen.ui.command.run";
	/** Opens the pages of the selected runs. */
	public static final String OPEN_RUN = "io.shuzen.ui.command.openRun";
	/** Previews a run once more for endpoints where it did not succeed. */
	public static final String RUN_AGAIN = "io.shuzen.ui.command.runAgain";
	public static final String UNDO_RUN = "io.shuzen.ui.command.undoRun";
	public static final String NEW_INVENTORY = "io.shuzen.ui.command.newInventory";
	public static final String OPEN_INVENTORY = "io.shuzen.ui.command.openInventory";
	public static final String OPEN_SAMPLE = "io.shuzen.ui.command.openSample";
	public static final String CLOSE_INVENTORY = "io.shuzen.ui.command.closeInventory";
	public static final String IMPORT_ENDPOINTS = "io.shuzen.ui.command.importEndpoints";
	public static final String EXPORT_ENDPOINTS = "io.shuzen.ui.command.exportEndpoints";
	public static final String NEW_ENDPOINT = "io.shuzen.ui.command.newEndpoint";
	public static final String NEW_GROUP = "io.shuzen.ui.command.newGroup";
	public static final String EDIT_ELEMENT = "io.shuzen.ui.command.editElement";
	public static final String COPY_AS_MARKDOWN = "io.shuzen.ui.command.copyAsMarkdown";
	public static final String NEW_RUNBOOK = "io.shuzen.ui.command.newRunbook";
	public static final String OPEN_RUNBOOK = "io.shuzen.ui.command.openRunbook";

	private CommandIds() {
	}
}
