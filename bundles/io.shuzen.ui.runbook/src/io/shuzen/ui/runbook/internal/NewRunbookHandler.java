package io.shuzen.ui.runbook.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.runbook.RunbookEditors;

/** Begins a runbook. */
public final class NewRunbookHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			return RunbookEditors.openNew(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage());
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
