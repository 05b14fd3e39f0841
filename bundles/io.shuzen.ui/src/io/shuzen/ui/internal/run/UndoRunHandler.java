package io.shuzen.ui.internal.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.internal.Messages;

/** Takes back the run selected in the Runs view, else that of the page at the front, else the one just applied. */
public final class UndoRunHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		SelectedRun.of(window).ifPresentOrElse(runId -> UndoCommand.start(window, runId),
				() -> MessageDialog.openInformation(window.getShell(), Messages.UndoRunHandler_nothingTitle,
						Messages.UndoRunHandler_nothing));
		return null;
	}
}
