package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Spinner;

/** A spinner. */
public class SWTBotSpinner extends AbstractSWTBot<Spinner> {

	public SWTBotSpinner(final Spinner widget) {
		super(widget);
	}

	public SWTBotSpinner setSelection(final int value) {
		waitForEnabled();
		syncExec(() -> widget.setSelection(value));
		notifyLater(SWT.Selection);
		return this;
	}

	public int getSelection() {
		return syncExec(() -> widget.getSelection());
	}
}
