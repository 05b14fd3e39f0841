package io.shuzen.ui.batch.internal.triage;

import java.util.Collection;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.batch.TriagePages;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointStates;

/** Opens the triage page of the selected endpoints; of all that were looked at when none is selected. */
public final class OpenTriageHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final Collection<EndpointRef> selected = EndpointTargets.of(window).keySet();
		TriagePages.open(window.getActivePage(), selected.isEmpty()
				? List.copyOf(window.getWorkbench().getService(EndpointStates.class).all().keySet()) : selected);
		return null;
	}
}
