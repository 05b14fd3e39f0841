package io.shuzen.ui.internal.command;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.Investigations;

/** Investigates the selected endpoints. */
public final class DiagnoseHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final Map<EndpointRef, EndpointDescriptor> targets = EndpointTargets.of(window);
		if (targets.isEmpty()) {
			NothingSelected.tell(window);
		} else {
			Investigations.start(window.getWorkbench(), targets);
		}
		return null;
	}
}
