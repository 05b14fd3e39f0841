package org.eclipse.swtbot.swt.finder.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;

/** A table. */
public class SWTBotTable extends AbstractSWTBot<Table> {

	public SWTBotTable(final Table table) {
		super(table);
	}

	public int rowCount() {
		return syncExec(() -> widget.getItemCount());
	}

	public int columnCount() {
		return syncExec(() -> widget.getColumnCount());
	}

	public List<String> columns() {
		return syncExec(() -> {
			final List<String> titles = new ArrayList<>();
			for (final TableColumn column : widget.getColumns()) {
				titles.add(column.getText());
			}
			return titles;
		});
	}

	public String cell(final int row, final int column) {
		return syncExec(() -> widget.getItem(row).getText(column));
	}

	/** The first row whose first column has that text, or -1. */
	public int indexOf(final String text) {
		return indexOf(text, 0);
	}

	/** The first row whose column has that text, or -1. */
	public int indexOf(final String text, final int column) {
		return syncExec(() -> {
			for (int row = 0; row < widget.getItemCount(); row++) {
				if (widget.getItem(row).getText(column).equals(text)) {
					return row;
				}
			}
			return -1;
		});
	}

	public boolean containsItem(final String text) {
		return indexOf(text) >= 0;
	}

	public SWTBotTable select(final int... rows) {
		setFocus();
		syncExec(() -> {
			widget.setSelection(rows);
			final Event event = new Event();
			event.widget = widget;
			event.item = rows.length == 0 ? null : widget.getItem(rows[0]);
			widget.notifyListeners(SWT.Selection, event);
		});
		settle();
		return this;
	}

	public SWTBotTable select(final String text) {
		final int row = indexOf(text);
		if (row < 0) {
			throw new WidgetNotFoundException("The table has no row '" + text + "'.");
		}
		return select(row);
	}

	public void doubleClick(final int row, final int column) {
		select(row);
		UIThreadDoubleClick.on(widget, syncExec(() -> widget.getItem(row)));
		settle();
	}
}
