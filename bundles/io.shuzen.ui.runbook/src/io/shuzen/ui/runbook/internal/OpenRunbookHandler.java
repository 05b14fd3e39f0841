package io.shuzen.ui.runbook.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.engine.RunbookCatalog;
import io.shuzen.ui.runbook.RunbookEditors;

/** Asks for a runbook's file and opens it. */
public final class OpenRunbookHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText(Messages.OpenRunbookHandler_title);
		dialog.setFilterExtensions(new String[] { "*.runbook", "*.*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterPath(window.getService(RunbookCatalog.class).folder().toString());
		final String chosen = dialog.open();
		if (chosen == null) {
			return null;
		}
		try {
			return RunbookEditors.open(window.getActivePage(), Path.of(chosen));
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
