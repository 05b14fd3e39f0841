package io.shuzen.ui.batch.internal.page;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.journal.RunSummary;
import io.shuzen.ui.batch.RunPages;
import io.shuzen.ui.text.Localized;

/** Opens the pages of the selected runs. */
public final class OpenRunHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		if (HandlerUtil.getCurrentSelection(event) instanceof final IStructuredSelection selection) {
			for (final Object element : selection) {
				if (element instanceof final RunSummary run) {
					RunPages.open(window.getActivePage(), run.runId(), Localized.of(run.title()));
				}
			}
		}
		return null;
	}
}
