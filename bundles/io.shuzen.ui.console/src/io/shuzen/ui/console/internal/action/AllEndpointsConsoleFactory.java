package io.shuzen.ui.console.internal.action;

import org.eclipse.ui.console.IConsoleFactory;

/** Shows the page of all endpoints, from the Console view's menu of consoles. */
public final class AllEndpointsConsoleFactory implements IConsoleFactory {

	@Override
	public void openConsole() {
		ConsoleAccess.withFeed(feed -> feed.showAll());
	}
}
