package io.shuzen.app.internal.welcome;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.service.prefs.Preferences;

/** Shows the welcome page when Shuzen is started for the first time. */
public final class FirstStart {

	private static final String NODE = "io.shuzen.app";
	private static final String WELCOMED = "welcomed";

	private FirstStart() {
	}

	/** To be called when the workbench has started. */
	public static void welcome(final IWorkbench workbench) {
		final Preferences preferences = InstanceScope.INSTANCE.getNode(NODE);
		final IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
		if (window == null || preferences.getBoolean(WELCOMED, false)) {
			return;
		}
		preferences.putBoolean(WELCOMED, true);
		workbench.getIntroManager().showIntro(window, false);
	}
}
