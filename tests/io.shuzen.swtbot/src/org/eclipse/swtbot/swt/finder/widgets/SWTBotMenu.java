package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;

/** A menu item. */
public class SWTBotMenu extends AbstractSWTBot<MenuItem> {

	public SWTBotMenu(final MenuItem item) {
		super(item);
	}

	/** The item with that label in this item's submenu. */
	public SWTBotMenu menu(final String label) {
		return syncExec(() -> {
			final MenuItem item = widget.getMenu() == null ? null : find(widget.getMenu(), label, false);
			if (item == null) {
				throw new WidgetNotFoundException("There is no menu item '" + label + "' in '" + SWTBot.textOf(widget) + "'.");
			}
			return new SWTBotMenu(item);
		});
	}

	public SWTBotMenu click() {
		if (!isEnabled()) {
			throw new WidgetNotFoundException("The menu item '" + getText() + "' is not enabled.");
		}
		if (syncExec(() -> (widget.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0)) {
			syncExec(() -> widget.setSelection(!widget.getSelection()));
		}
		notifyLater(SWT.Selection);
		return this;
	}

	public boolean isChecked() {
		return syncExec(() -> widget.getSelection());
	}

	/** The item with that label; menus that are filled when shown are filled first. On the user interface thread. */
	static MenuItem find(final Menu menu, final String label, final boolean recursive) {
		final Event show = new Event();
		show.widget = menu;
		menu.notifyListeners(SWT.Show, show);
		for (final MenuItem item : menu.getItems()) {
			if (label.equals(SWTBot.textOf(item))) {
				return item;
			}
		}
		if (recursive) {
			for (final MenuItem item : menu.getItems()) {
				final MenuItem found = item.getMenu() == null ? null : find(item.getMenu(), label, true);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}
}
