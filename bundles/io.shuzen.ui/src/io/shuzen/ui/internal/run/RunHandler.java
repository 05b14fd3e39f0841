package io.shuzen.ui.internal.run;

import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.engine.RunbookEntry;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;

/** Asks what to run on the selected endpoints and previews it. */
public final class RunHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final Map<EndpointRef, EndpointDescriptor> targets = EndpointTargets.of(window);
		if (targets.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.NothingSelected_title,
					Messages.NothingSelected_message);
		} else {
			ask(window, targets);
		}
		return null;
	}

	/** Reads the runbooks, which are files, before it asks. */
	static void ask(final IWorkbenchWindow window, final Map<EndpointRef, EndpointDescriptor> targets) {
		final RunbookCatalog catalog = window.getWorkbench().getService(RunbookCatalog.class);
		final Job job = Job.create(Messages.RunHandler_reading, (ICoreRunnable) monitor -> {
			final List<RunbookEntry> runbooks = catalog.runbooks();
			window.getWorkbench().getDisplay().asyncExec(() -> {
				if (window.getShell() != null && !window.getShell().isDisposed()) {
					final WizardDialog dialog = new WizardDialog(window.getShell(),
							new RunWizard(window, catalog, runbooks, targets));
					dialog.setPageSize(900, 420);
					dialog.open();
				}
			});
		});
		job.setSystem(true);
		job.schedule();
	}
}
