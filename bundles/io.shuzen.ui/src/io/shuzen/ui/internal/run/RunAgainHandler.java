package io.shuzen.ui.internal.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunService;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.repair.Operator;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.text.Localized;

/** Previews a former run once more, for those of its endpoints where it did not succeed. */
public final class RunAgainHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final Optional<String> runId = SelectedRun.of(window);
		if (runId.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.RunAgain_title, Messages.RunAgain_nothing);
			return null;
		}
		final Journal journal = window.getWorkbench().getService(Journal.class);
		inJob(window, () -> {
			final Optional<RunSummary> run = journal.run(runId.get());
			run.ifPresent(each -> window.getWorkbench().getDisplay().asyncExec(() -> ask(window, each)));
		});
		return null;
	}

	private static void ask(final IWorkbenchWindow window, final RunSummary run) {
		if (window.getShell() == null || window.getShell().isDisposed()) {
			return;
		}
		if (RunAgainDialog.choices(run).isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.RunAgain_title, Messages.RunAgain_allSucceeded);
			return;
		}
		final RunAgainDialog dialog = new RunAgainDialog(window.getShell(), run);
		if (dialog.open() == RunAgainDialog.PREVIEW && !dialog.chosen().isEmpty()) {
			preview(window, run.runId(), dialog.chosen());
		}
	}

	private static void preview(final IWorkbenchWindow window, final String runId, final Set<EndpointResult> results) {
		final RunService runs = window.getWorkbench().getService(RunService.class);
		inJob(window, () -> {
			final RunRequest request = runs.again(runId, results, Operator.name(), "");
			window.getWorkbench().getDisplay().asyncExec(() -> {
				if (window.getShell() != null && !window.getShell().isDisposed()) {
					show(window, runId, request);
				}
			});
		});
	}

	private static void show(final IWorkbenchWindow window, final String runId, final RunRequest request) {
		final OpenInventories inventories = window.getWorkbench().getService(OpenInventories.class);
		final Map<String, EndpointRef> references = new HashMap<>();
		request.endpoints().forEach(endpoint -> references.put(endpoint.name(),
				inventories.find(endpoint).orElseGet(() -> EndpointRef.ofRun(runId, endpoint.name()))));
		window.getWorkbench().getService(Repairs.class).preview(request, references);
		try {
			window.getActivePage().showView(ViewIds.CHANGES);
		} catch (final PartInitException e) {
			Platform.getLog(RunAgainHandler.class).log(e.getStatus());
		}
	}

	@FunctionalInterface
	private interface Work {
		void run() throws FailureException;
	}

	private static void inJob(final IWorkbenchWindow window, final Work work) {
		final Job job = Job.createSystem(Messages.RunAgain_title, monitor -> {
			try {
				work.run();
			} catch (final FailureException e) {
				final Failure failure = e.failure();
				window.getWorkbench().getDisplay().asyncExec(() -> MessageDialog.openInformation(window.getShell(),
						Messages.RunAgain_title, Localized.of(failure)));
			}
		});
		job.schedule();
	}
}
