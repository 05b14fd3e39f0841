package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Link;

/** A link. */
public class SWTBotLink extends AbstractSWTBot<Link> {

	public SWTBotLink(final Link widget) {
		super(widget);
	}

	public SWTBotLink click() {
		waitForEnabled();
		notifyLater(SWT.Selection);
		return this;
	}
}
