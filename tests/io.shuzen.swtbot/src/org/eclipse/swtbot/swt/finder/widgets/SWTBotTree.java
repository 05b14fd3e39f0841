package org.eclipse.swtbot.swt.finder.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;

/** A tree. */
public class SWTBotTree extends AbstractSWTBot<Tree> {

	public SWTBotTree(final Tree tree) {
		super(tree);
	}

	/** The top level's items. */
	public SWTBotTreeItem[] getAllItems() {
		return syncExec(() -> items(widget.getItems()));
	}

	public boolean hasItems() {
		return syncExec(() -> widget.getItemCount() > 0);
	}

	/** The number of rows that are shown, that is below expanded items. */
	public int visibleRowCount() {
		return syncExec(() -> visible(widget.getItems()));
	}

	public int rowCount() {
		return syncExec(() -> widget.getItemCount());
	}

	public List<String> columns() {
		return syncExec(() -> {
			final List<String> titles = new ArrayList<>();
			for (final TreeColumn column : widget.getColumns()) {
				titles.add(column.getText());
			}
			return titles;
		});
	}

	/** The top level's item with that text. */
	public SWTBotTreeItem getTreeItem(final String text) {
		for (final SWTBotTreeItem item : getAllItems()) {
			if (item.getText().equals(text)) {
				return item;
			}
		}
		throw new WidgetNotFoundException("The tree has no item '" + text + "'.");
	}

	/** Expands one item after the other, from the top; the last one is given back, expanded. */
	public SWTBotTreeItem expandNode(final String... path) {
		SWTBotTreeItem item = getTreeItem(path[0]).expand();
		for (int i = 1; i < path.length; i++) {
			item = item.getNode(path[i]).expand();
		}
		return item;
	}

	public SWTBotTree select(final SWTBotTreeItem... items) {
		setFocus();
		syncExec(() -> {
			final TreeItem[] widgets = new TreeItem[items.length];
			for (int i = 0; i < items.length; i++) {
				widgets[i] = items[i].widget;
			}
			widget.setSelection(widgets);
			tellSelection(SWT.Selection, widgets.length == 0 ? null : widgets[0]);
		});
		settle();
		return this;
	}

	public SWTBotTree unselect() {
		return select(new SWTBotTreeItem[0]);
	}

	/** How many items are selected. */
	public int selectionCount() {
		return syncExec(() -> widget.getSelectionCount());
	}

	void tellSelection(final int type, final TreeItem item) {
		final Event event = new Event();
		event.widget = widget;
		event.item = item;
		widget.notifyListeners(type, event);
	}

	static SWTBotTreeItem[] items(final TreeItem[] widgets) {
		final SWTBotTreeItem[] items = new SWTBotTreeItem[widgets.length];
		for (int i = 0; i < widgets.length; i++) {
			items[i] = new SWTBotTreeItem(widgets[i]);
		}
		return items;
	}

	private static int visible(final TreeItem[] items) {
		int count = items.length;
		for (final TreeItem item : items) {
			count += item.getExpanded() ? visible(item.getItems()) : 0;
		}
		return count;
	}
}
