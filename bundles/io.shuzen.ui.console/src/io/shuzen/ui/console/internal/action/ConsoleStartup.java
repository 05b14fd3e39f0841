package io.shuzen.ui.console.internal.action;

import org.eclipse.ui.IStartup;

/** Begins to follow the journal once the workbench is there, whether or not the Console view is open. */
public final class ConsoleStartup implements IStartup {

	@Override
	public void earlyStartup() {
		ConsoleAccess.withFeed(feed -> {
			// from now on it writes by itself
		});
	}
}
