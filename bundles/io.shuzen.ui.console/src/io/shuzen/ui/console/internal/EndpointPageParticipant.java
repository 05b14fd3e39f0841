package io.shuzen.ui.console.internal;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsolePageParticipant;
import org.eclipse.ui.part.IPageBookViewPage;

/** Adds what closes an endpoint's console. Clear, scroll lock and copy come with every console. */
public final class EndpointPageParticipant implements IConsolePageParticipant {

	@Override
	public void init(final IPageBookViewPage page, final IConsole console) {
		final RemediationConsole own = (RemediationConsole) console;
		if (own.endpoint().isEmpty()) {
			return;
		}
		final Action close = new Action(Messages.EndpointPageParticipant_close,
				PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_ELCL_REMOVE)) {
			@Override
			public void run() {
				RemediationConsoles.closed(own);
			}
		};
		final IToolBarManager toolBar = page.getSite().getActionBars().getToolBarManager();
		toolBar.appendToGroup(IConsoleConstants.LAUNCH_GROUP, close);
	}

	@Override
	public void activated() {
		// nothing depends on it
	}

	@Override
	public void deactivated() {
		// nothing depends on it
	}

	@Override
	public void dispose() {
		// nothing is held
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return null;
	}
}
