package org.eclipse.swtbot.eclipse.finder.widgets;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.ui.IViewReference;

/** A view. */
public class SWTBotView extends SWTBotWorkbenchPart<IViewReference> {

	public SWTBotView(final IViewReference reference, final SWTWorkbenchBot bot) {
		super(reference, bot);
	}

	public IViewReference getViewReference() {
		return partReference;
	}

	public void close() {
		UIThreadRunnable.syncExec(() -> partReference.getPage().hideView(partReference));
	}
}
