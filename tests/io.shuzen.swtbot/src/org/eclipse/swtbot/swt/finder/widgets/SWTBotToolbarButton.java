package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ToolItem;

/** A button of a tool bar. */
public class SWTBotToolbarButton extends AbstractSWTBot<ToolItem> {

	public SWTBotToolbarButton(final ToolItem widget) {
		super(widget);
	}

	public SWTBotToolbarButton click() {
		waitForEnabled();
		notifyLater(SWT.Selection);
		return this;
	}
}
