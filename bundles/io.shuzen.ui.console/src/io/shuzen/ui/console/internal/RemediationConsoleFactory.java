package io.shuzen.ui.console.internal;

import java.util.Optional;

import org.eclipse.ui.console.IConsoleFactory;

/** Opens the common console from the Console view's menu. */
public final class RemediationConsoleFactory implements IConsoleFactory {

	@Override
	public void openConsole() {
		RemediationConsoles.showAll();
		RemediationConsoles.show(Optional.empty());
	}
}
