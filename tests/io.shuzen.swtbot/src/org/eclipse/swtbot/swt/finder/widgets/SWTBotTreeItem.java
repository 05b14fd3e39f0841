package org.eclipse.swtbot.swt.finder.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;

/** An item of a tree. */
public class SWTBotTreeItem extends AbstractSWTBot<TreeItem> {

	public SWTBotTreeItem(final TreeItem item) {
		super(item);
	}

	@Override
	protected Control control() {
		return widget.getParent();
	}

	public SWTBotTreeItem expand() {
		return setExpanded(true);
	}

	public SWTBotTreeItem collapse() {
		return setExpanded(false);
	}

	public boolean isExpanded() {
		return syncExec(() -> widget.getExpanded());
	}

	private SWTBotTreeItem setExpanded(final boolean expanded) {
		syncExec(() -> {
			if (widget.getExpanded() != expanded) {
				new SWTBotTree(widget.getParent()).tellSelection(expanded ? SWT.Expand : SWT.Collapse, widget);
				widget.setExpanded(expanded);
			}
		});
		settle();
		return this;
	}

	public SWTBotTreeItem[] getItems() {
		return syncExec(() -> SWTBotTree.items(widget.getItems()));
	}

	/** The texts of the items below. */
	public List<String> getNodes() {
		final List<String> texts = new ArrayList<>();
		for (final SWTBotTreeItem item : getItems()) {
			texts.add(item.getText());
		}
		return texts;
	}

	/** The item below with that text; items that are filled in the background are waited for. */
	public SWTBotTreeItem getNode(final String text) {
		return new SWTBot().await(() -> {
			for (final SWTBotTreeItem item : getItems()) {
				if (item.getText().equals(text)) {
					return item;
				}
			}
			return null;
		}, () -> new WidgetNotFoundException("'" + getText() + "' has no item '" + text + "', but " + getNodes() + '.'));
	}

	public String cell(final int column) {
		return syncExec(() -> widget.getText(column));
	}

	public SWTBotTreeItem select() {
		new SWTBotTree(syncExec(() -> widget.getParent())).select(this);
		return this;
	}

	public boolean isSelected() {
		return syncExec(() -> List.of(widget.getParent().getSelection()).contains(widget));
	}

	public SWTBotTreeItem doubleClick() {
		select();
		UIThreadDoubleClick.on(syncExec(() -> control()), widget);
		settle();
		return this;
	}

	public boolean isChecked() {
		return syncExec(() -> widget.getChecked());
	}

	public SWTBotTreeItem check() {
		return setChecked(true);
	}

	public SWTBotTreeItem uncheck() {
		return setChecked(false);
	}

	private SWTBotTreeItem setChecked(final boolean checked) {
		syncExec(() -> {
			widget.setChecked(checked);
			final Event event = new Event();
			event.widget = widget.getParent();
			event.item = widget;
			event.detail = SWT.CHECK;
			widget.getParent().notifyListeners(SWT.Selection, event);
		});
		settle();
		return this;
	}

	@Override
	public SWTBotMenu contextMenu(final String label) {
		select();
		return super.contextMenu(label);
	}
}
