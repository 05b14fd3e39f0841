package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/** A check box. */
public class SWTBotCheckBox extends AbstractSWTBot<Button> {

	public SWTBotCheckBox(final Button widget) {
		super(widget);
	}

	public SWTBotCheckBox click() {
		waitForEnabled();
		syncExec(() -> widget.setSelection(!widget.getSelection()));
		notifyLater(SWT.Selection);
		return this;
	}

	public SWTBotCheckBox select() {
		return isChecked() ? this : click();
	}

	public SWTBotCheckBox deselect() {
		return isChecked() ? click() : this;
	}

	public boolean isChecked() {
		return syncExec(() -> widget.getSelection());
	}
}
