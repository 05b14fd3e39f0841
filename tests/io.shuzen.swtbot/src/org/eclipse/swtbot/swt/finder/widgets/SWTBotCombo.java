package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;

/** A combo box. */
public class SWTBotCombo extends AbstractSWTBot<Combo> {

	public SWTBotCombo(final Combo widget) {
		super(widget);
	}

	public SWTBotCombo setSelection(final String text) {
		waitForEnabled();
		syncExec(() -> {
			final int index = widget.indexOf(text);
			if (index < 0) {
				throw new WidgetNotFoundException("The combo box has no item '" + text + "'.");
			}
			widget.select(index);
		});
		notifyLater(SWT.Selection);
		return this;
	}

	public String[] items() {
		return syncExec(() -> widget.getItems());
	}
}
