package io.shuzen.ui.batch.internal.triage;

import java.util.Map;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListener;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.batch.BatchIds;
import io.shuzen.ui.batch.TriagePages;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.inventory.EndpointRef;

/** In the Batch perspective, diagnosing several endpoints leads to their triage page. */
public final class TriageStartup implements IStartup {

	@Override
	public void earlyStartup() {
		final IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().asyncExec(() -> workbench.getService(ICommandService.class).getCommand(CommandIds.DIAGNOSE)
				.addExecutionListener(new IExecutionListener() {

					@Override
					public void postExecuteSuccess(final String commandId, final Object result) {
						open(workbench.getActiveWorkbenchWindow());
					}

					@Override
					public void preExecute(final String commandId, final ExecutionEvent event) {
						// afterwards is early enough
					}

					@Override
					public void notHandled(final String commandId, final NotHandledException exception) {
						// nothing is diagnosed
					}

					@Override
					public void postExecuteFailure(final String commandId, final ExecutionException exception) {
						// nothing is diagnosed
					}
				}));
	}

	private static void open(final IWorkbenchWindow window) {
		final IWorkbenchPage page = window == null ? null : window.getActivePage();
		final IPerspectiveDescriptor perspective = page == null ? null : page.getPerspective();
		if (perspective != null && perspective.getId().equals(BatchIds.PERSPECTIVE)
				&& !(page.getActivePart() instanceof TriagePage)) {
			final Map<EndpointRef, EndpointDescriptor> targets = EndpointTargets.of(window);
			if (targets.size() > 1) {
				TriagePages.open(page, targets.keySet());
			}
		}
	}
}
