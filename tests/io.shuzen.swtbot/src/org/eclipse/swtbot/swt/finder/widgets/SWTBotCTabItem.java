package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Event;

/** A tab of a tab folder. */
public class SWTBotCTabItem extends AbstractSWTBot<CTabItem> {

	public SWTBotCTabItem(final CTabItem widget) {
		super(widget);
	}

	public SWTBotCTabItem activate() {
		syncExec(() -> {
			widget.getParent().setSelection(widget);
			final Event event = new Event();
			event.widget = widget.getParent();
			event.item = widget;
			widget.getParent().notifyListeners(SWT.Selection, event);
		});
		settle();
		return this;
	}
}
