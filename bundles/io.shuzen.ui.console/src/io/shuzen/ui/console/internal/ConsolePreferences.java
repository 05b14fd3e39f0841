package io.shuzen.ui.console.internal;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The console's preferences and their defaults. */
public final class ConsolePreferences extends AbstractPreferenceInitializer {

	static final String SHOWS_ON_ACTIVITY = "showsOnActivity";
	private static final String NODE = "io.shuzen.ui.console";
	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(NODE).putBoolean(SHOWS_ON_ACTIVITY, false);
	}

	static IPreferenceStore store() {
		return STORE;
	}

	/** Whether the console comes to the front when something is written to it. */
	static boolean showsOnActivity() {
		return STORE.getBoolean(SHOWS_ON_ACTIVITY);
	}
}
