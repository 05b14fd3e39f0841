package io.shuzen.ui.internal.run;

import java.util.Optional;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;

import io.shuzen.journal.RunSummary;
import io.shuzen.ui.repair.AboutRun;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repairs;

/** Which run a command is about. */
final class SelectedRun {

	private SelectedRun() {
	}

	/** The run selected in the Runs view, else that of the page at the front, else the one just applied. */
	static Optional<String> of(final IWorkbenchWindow window) {
		if (window.getSelectionService().getSelection() instanceof final IStructuredSelection selection
				&& selection.getFirstElement() instanceof final RunSummary run) {
			return Optional.of(run.runId());
		}
		if (window.getActivePage().getActivePart() instanceof final AboutRun page) {
			return Optional.of(page.runId());
		}
		return window.getWorkbench().getService(Repairs.class).current().flatMap(Repair::runId);
	}
}
