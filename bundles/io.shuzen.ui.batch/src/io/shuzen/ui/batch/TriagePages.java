package io.shuzen.ui.batch;

import java.util.Collection;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.shuzen.ui.batch.internal.triage.TriageInput;
import io.shuzen.ui.batch.internal.triage.TriagePage;
import io.shuzen.ui.inventory.EndpointRef;

/** Opens the triage page in the editor area. */
public final class TriagePages {

	private TriagePages() {
	}

	/** Shows why these endpoints are in trouble, in a page of their own or in the one that is open. On the user interface's thread. */
	public static void open(final IWorkbenchPage page, final Collection<EndpointRef> endpoints) {
		try {
			if (page.openEditor(new TriageInput(endpoints), BatchIds.TRIAGE_PAGE) instanceof final TriagePage triage) {
				triage.show(endpoints);
			}
		} catch (final PartInitException e) {
			Platform.getLog(TriagePages.class).log(e.getStatus());
		}
	}
}
