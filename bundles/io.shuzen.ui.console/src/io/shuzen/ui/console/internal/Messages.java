package io.shuzen.ui.console.internal;

import org.eclipse.osgi.util.NLS;

/** The words of this bundle. Keys are the class that shows them and what they mean; patterns with arguments go through {@link NLS#bind}. */
public final class Messages extends NLS {

	public static String ConsolePreferencePage_showsOnActivity;
	public static String EndpointPageParticipant_close;
	public static String EventLines_apply;
	public static String EventLines_approved;
	public static String EventLines_confirm;
	public static String EventLines_connect;
	public static String EventLines_declined;
	public static String EventLines_done;
	public static String EventLines_endpointFinished;
	public static String EventLines_followUp;
	public static String EventLines_gate;
	public static String EventLines_nothingFound;
	public static String EventLines_plan;
	public static String EventLines_planned;
	public static String EventLines_read;
	public static String EventLines_retryWait;
	public static String EventLines_stepFinished;
	public static String EventLines_unchanged;
	public static String EventLines_verify;
	public static String EventLines_waiting;
	public static String RemediationConsole_all;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
