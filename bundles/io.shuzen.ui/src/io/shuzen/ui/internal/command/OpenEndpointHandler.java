package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.command.EndpointPages;
import io.shuzen.ui.command.EndpointTargets;
/** Opens the pages of the selected endpoints. */
public final class OpenEndpointHandler extends AbstractHandler {

	/** More pages at once are a slip. */
	private static final int MOST_PAGES = 12;

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		EndpointTargets.of(window).keySet().stream().limit(MOST_PAGES)
				.forEach(endpoint -> EndpointPages.open(window.getActivePage(), endpoint));
		return null;
	}
}
