package io.shuzen.ui.command;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.shuzen.ui.ViewIds;
import io.shuzen.ui.internal.endpoint.EndpointEditorInput;
import io.shuzen.ui.inventory.EndpointRef;

/** Opens endpoint pages in the editor area. */
public final class EndpointPages {

	private EndpointPages() {
	}

	/** Opens an endpoint's page, or brings it to the front. */
	public static void open(final IWorkbenchPage page, final EndpointRef endpoint) {
		try {
			page.openEditor(new EndpointEditorInput(endpoint), ViewIds.ENDPOINT_EDITOR);
		} catch (final PartInitException e) {
			Platform.getLog(EndpointPages.class).log(e.getStatus());
		}
	}
}
