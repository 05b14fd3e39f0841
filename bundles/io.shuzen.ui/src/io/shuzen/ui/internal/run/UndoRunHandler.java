package io.shuzen.ui.internal.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.journal.RunSummary;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repairs;

/** Takes back the run selected in the Runs view, else the one just applied. */
public final class UndoRunHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final String runId = runId(window);
		if (runId == null) {
			MessageDialog.openInformation(window.getShell(), Messages.UndoRunHandler_nothingTitle,
					Messages.UndoRunHandler_nothing);
		} else {
			UndoCommand.start(window, runId);
		}
		return null;
	}

	private static String runId(final IWorkbenchWindow window) {
		if (window.getSelectionService().getSelection() instanceof final IStructuredSelection selection
				&& selection.getFirstElement() instanceof final RunSummary run) {
			return run.runId();
		}
		return window.getWorkbench().getService(Repairs.class).current().map(Repair::snapshot)
				.flatMap(Repair.Snapshot::runId).orElse(null);
	}
}
