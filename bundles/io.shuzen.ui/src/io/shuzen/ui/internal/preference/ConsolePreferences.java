package io.shuzen.ui.internal.preference;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import io.shuzen.engine.InvestigationRequest;

/** The console's preferences and their defaults. */
public final class ConsolePreferences extends AbstractPreferenceInitializer {

	static final String NODE = "io.shuzen.ui";
	static final String DIAGNOSE_ON_OPEN = "diagnoseOnOpen";
	static final String CONCURRENCY = "concurrency";
	static final int MOST_CONCURRENCY = 500;

	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);

	@Override
	public void initializeDefaultPreferences() {
		DefaultScope.INSTANCE.getNode(NODE).putBoolean(DIAGNOSE_ON_OPEN, true);
		DefaultScope.INSTANCE.getNode(NODE).putInt(CONCURRENCY, InvestigationRequest.DEFAULT_CONCURRENCY);
	}

	static IPreferenceStore store() {
		return STORE;
	}

	/** Whether an endpoint is investigated as soon as its page opens. */
	public static boolean diagnoseOnOpen() {
		return STORE.getBoolean(DIAGNOSE_ON_OPEN);
	}

	/** How many endpoints are investigated at the same time. */
	public static int concurrency() {
		return Math.clamp(STORE.getInt(CONCURRENCY), 1, MOST_CONCURRENCY);
	}
}
