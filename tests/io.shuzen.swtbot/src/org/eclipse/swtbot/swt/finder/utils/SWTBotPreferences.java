package org.eclipse.swtbot.swt.finder.utils;

/** Settings of the robot. */
public final class SWTBotPreferences {

	/** How long to wait for a widget or a condition, in milliseconds. */
	public static long TIMEOUT = Long.getLong("org.eclipse.swtbot.search.timeout", 10_000);

	/** How long to rest between two looks, in milliseconds. */
	public static long DEFAULT_POLL_DELAY = 50;

	/** Where screenshots go. */
	public static String SCREENSHOTS_DIR = System.getProperty("org.eclipse.swtbot.screenshots.dir", "screenshots");

	private SWTBotPreferences() {
	}
}
