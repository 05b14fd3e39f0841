package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/** A push button. */
public class SWTBotButton extends AbstractSWTBot<Button> {

	public SWTBotButton(final Button widget) {
		super(widget);
	}

	public SWTBotButton click() {
		waitForEnabled();
		notifyLater(SWT.Selection);
		return this;
	}
}
