package io.shuzen.ui.batch;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.shuzen.ui.batch.internal.page.RunPageInput;

/** Opens the pages of runs in the editor area. */
public final class RunPages {

	private RunPages() {
	}

	/**
	 * Opens the page of a run, or brings it to the front. On the user interface's thread.
	 *
	 * @param runId the run's id in the journal
	 * @param title what its tab says
	 */
	public static void open(final IWorkbenchPage page, final String runId, final String title) {
		try {
			page.openEditor(new RunPageInput(runId, title), BatchIds.RUN_PAGE);
		} catch (final PartInitException e) {
			Platform.getLog(RunPages.class).log(e.getStatus());
		}
	}
}
