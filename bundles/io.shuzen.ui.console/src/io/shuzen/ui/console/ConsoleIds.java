package io.shuzen.ui.console;

import org.eclipse.ui.console.IConsoleConstants;

/** What perspectives and menus refer to. */
public final class ConsoleIds {

	/** The platform's Console view, which shows the pages. */
	public static final String VIEW = IConsoleConstants.ID_CONSOLE_VIEW;
	/** The type of all pages of the Remediation Console, for page participants and menus. */
	public static final String TYPE = "io.shuzen.ui.console.remediation";
	/** The command that shows the pages of the selected endpoints, or that of all endpoints when none is selected. */
	public static final String SHOW = "io.shuzen.ui.console.command.show";

	private ConsoleIds() {
	}
}
