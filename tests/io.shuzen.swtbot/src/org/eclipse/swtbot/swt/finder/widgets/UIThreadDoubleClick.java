package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;

/** The default selection of an item, which is what a double click and the Enter key come to. */
final class UIThreadDoubleClick {

	private UIThreadDoubleClick() {
	}

	static void on(final Control control, final Item item) {
		UIThreadRunnable.asyncExec(() -> {
			if (!item.isDisposed()) {
				final Event event = new Event();
				event.widget = control;
				event.item = item;
				control.notifyListeners(SWT.DefaultSelection, event);
			}
		});
	}
}
