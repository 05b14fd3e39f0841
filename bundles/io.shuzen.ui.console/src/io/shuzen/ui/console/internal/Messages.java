package io.shuzen.ui.console.internal;

import org.eclipse.osgi.util.NLS;

/** The words of buttons, titles and settings; those of lines are beside {@code EventLines}, in both languages at once. */
public final class Messages extends NLS {

	public static String ConsolePageActions_showWhenOutputChanges;
	public static String ConsolePages_all;
	public static String ConsolePreferencePage_capacity;
	public static String ConsolePreferencePage_capacityOfAll;
	public static String ConsolePreferencePage_pages;
	public static String ConsolePreferencePage_show;
	public static String ConsoleWriter_name;
	public static String RemediationConsole_linesLetGo;

	static {
		initializeMessages("io.shuzen.ui.console.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
