package io.shuzen.ui.console.internal.preference;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IPreferencesService;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** The settings of the console with their defaults. */
public final class ConsolePreferences extends AbstractPreferenceInitializer {

	static final String NODE = "io.shuzen.ui.console";
	/** Whether the Console view comes up by itself when something is run. */
	public static final String SHOW_WHEN_OUTPUT_CHANGES = "showWhenOutputChanges";
	static final String PAGES = "pages";
	static final String CAPACITY = "capacityOfEndpoint";
	static final String CAPACITY_OF_ALL = "capacityOfAll";

	static final int MAX_PAGES = 500;
	static final int MIN_CAPACITY = 10_000;
	static final int MAX_CAPACITY = 10_000_000;

	private static final int DEFAULT_PAGES = 50;
	private static final int DEFAULT_CAPACITY = 200_000;
	private static final int DEFAULT_CAPACITY_OF_ALL = 1_000_000;

	@Override
	public void initializeDefaultPreferences() {
		final IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(NODE);
		defaults.putBoolean(SHOW_WHEN_OUTPUT_CHANGES, false);
		defaults.putInt(PAGES, DEFAULT_PAGES);
		defaults.putInt(CAPACITY, DEFAULT_CAPACITY);
		defaults.putInt(CAPACITY_OF_ALL, DEFAULT_CAPACITY_OF_ALL);
	}

	public static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(NODE);
	}

	public static boolean showsWhenOutputChanges() {
		return service().getBoolean(NODE, SHOW_WHEN_OUTPUT_CHANGES, false, null);
	}

	/** How many pages of single endpoints are kept. */
	public static int pages() {
		return Math.clamp(service().getInt(NODE, PAGES, DEFAULT_PAGES, null), 1, MAX_PAGES);
	}

	/** How many characters the page of an endpoint keeps. */
	public static int capacityOfEndpoint() {
		return capacity(CAPACITY, DEFAULT_CAPACITY);
	}

	/** How many characters the page of all endpoints keeps. */
	public static int capacityOfAll() {
		return capacity(CAPACITY_OF_ALL, DEFAULT_CAPACITY_OF_ALL);
	}

	private static int capacity(final String key, final int byDefault) {
		return Math.clamp(service().getInt(NODE, key, byDefault, null), MIN_CAPACITY, MAX_CAPACITY);
	}

	private static IPreferencesService service() {
		return Platform.getPreferencesService();
	}
}
