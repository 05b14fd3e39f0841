package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.command.EndpointPages;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.EndpointStates;

/** Asks for a few letters of an endpoint's name and opens its page. */
public final class QuickOpenHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final QuickOpenDialog dialog = new QuickOpenDialog(window.getShell(),
				window.getWorkbench().getService(OpenInventories.class),
				window.getWorkbench().getService(EndpointStates.class));
		if (dialog.open() == Window.OK) {
			dialog.chosen().forEach(endpoint -> EndpointPages.open(window.getActivePage(), endpoint));
		}
		return null;
	}
}
