package io.shuzen.ui.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.widget.AccessibleName;

/**
 * A virtual table over a list of immutable rows. A click on a heading sorts by it, another one the other way round; typing finds rows by
 * their first column. The selection survives new rows, told by a key.
 *
 * @param <T> the type of the rows
 */
public final class RowTable<T> implements ISelectionProvider, CopySource {

	private final Table table;
	private final List<RowColumn<T>> columns;
	private final Function<T, Object> key;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private final Map<Object, Integer> indices = new HashMap<>();
	private List<T> rows = List.of();
	private int sortColumn;
	private boolean descending;

	/**
	 * @param key        what a row is recognised by when others take its place
	 * @param sortColumn by which column it is sorted at first
	 * @param descending whether the greatest comes first
	 */
	public RowTable(final Composite parent, final List<RowColumn<T>> columns, final Function<T, Object> key,
			final int sortColumn, final boolean descending) {
		this.columns = List.copyOf(columns);
		this.key = key;
		this.sortColumn = sortColumn;
		this.descending = descending;
		table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setHeaderVisible(true);
		for (int i = 0; i < columns.size(); i++) {
			addColumn(i);
		}
		table.setSortColumn(table.getColumn(sortColumn));
		table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.MouseMove, this::showHint);
		table.addListener(SWT.Selection, event -> fireSelection());
		TypeToFind.in(table, new NamedRows());
	}

	/** The widget, for layout data, menus and listeners. */
	public Table control() {
		return table;
	}

	/** Says what a screen reader calls the table. */
	public RowTable<T> named(final String name) {
		AccessibleName.set(table, name);
		return this;
	}

	/** Gives a column what the first widths of all others leave of the table's width, and never less than its own. */
	public RowTable<T> growing(final int column) {
		final int own = columns.get(column).width();
		// not their present widths: GTK stretches the last column
		final int others = columns.stream().mapToInt(RowColumn::width).sum() - own;
		table.addListener(SWT.Resize,
				event -> table.getColumn(column).setWidth(Math.max(own, table.getClientArea().width - others)));
		return this;
	}

	/** All rows in the order of the screen. */
	public List<T> rows() {
		return rows;
	}

	/** Shows other rows. */
	public void setRows(final List<T> newRows) {
		final List<T> before = selected();
		final Set<Object> selected = keys(before);
		rows = sorted(newRows);
		indices.clear();
		for (int i = 0; i < rows.size(); i++) {
			indices.put(key.apply(rows.get(i)), i);
		}
		table.setRedraw(false);
		table.deselectAll();
		table.setItemCount(rows.size());
		table.clearAll();
		restoreSelection(selected);
		table.setRedraw(true);
		if (!before.equals(selected())) {
			fireSelection();
		}
	}

	/** Shows rows again of which the words have changed. */
	public void refresh(final Collection<?> keys) {
		for (final Object each : keys) {
			final Integer index = indices.get(each);
			if (index != null) {
				table.clear(index);
			}
		}
	}

	/** In the order of the screen. */
	public List<T> selected() {
		return Arrays.stream(table.getSelectionIndices()).sorted().mapToObj(rows::get).toList();
	}

	/** Selects the first row, if there is any and nothing is selected. */
	public void selectFirst() {
		if (!rows.isEmpty() && table.getSelectionCount() == 0) {
			table.setSelection(0);
			fireSelection();
		}
	}

	@Override
	public void copy(final Consumer<String> clipboard) {
		clipboard.accept(lines(cells -> String.join("\t", cells), ""));
	}

	@Override
	public void copyAsMarkdown(final Consumer<String> clipboard) {
		clipboard.accept(lines(
				cells -> cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |")),
				"|" + " --- |".repeat(columns.size()) + System.lineSeparator()));
	}

	@Override
	public void addSelectionChangedListener(final ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(final ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public IStructuredSelection getSelection() {
		return table.isDisposed() ? StructuredSelection.EMPTY : new StructuredSelection(selected());
	}

	@Override
	public void setSelection(final ISelection selection) {
		if (selection instanceof final IStructuredSelection structured) {
			final Set<Object> wanted = new HashSet<>(Arrays.asList(structured.toArray()));
			table.deselectAll();
			restoreSelection(keys(rows.stream().filter(wanted::contains).toList()));
			fireSelection();
		}
	}

	private String lines(final Function<List<String>, String> line, final String afterHeading) {
		final List<T> copied = table.getSelectionCount() == 0 ? rows : selected();
		final StringBuilder text = new StringBuilder();
		text.append(line.apply(columns.stream().map(RowColumn::title).toList())).append(System.lineSeparator());
		text.append(afterHeading);
		for (final T row : copied) {
			text.append(line.apply(columns.stream().map(column -> column.text().apply(row)).toList()))
					.append(System.lineSeparator());
		}
		return text.toString();
	}

	private void addColumn(final int index) {
		final RowColumn<T> column = columns.get(index);
		final TableColumn widget = new TableColumn(table, column.alignment());
		widget.setText(column.title());
		widget.setToolTipText(column.title());
		widget.setWidth(column.width());
		widget.setMoveable(true);
		widget.addListener(SWT.Selection, event -> sortBy(index));
	}

	private void sortBy(final int index) {
		descending = index == sortColumn && !descending;
		sortColumn = index;
		table.setSortColumn(table.getColumn(index));
		table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
		setRows(rows);
	}

	private List<T> sorted(final List<T> unsorted) {
		final List<T> result = new ArrayList<>(unsorted);
		final Comparator<T> order = columns.get(sortColumn).order();
		result.sort(descending ? Collections.reverseOrder(order) : order);
		return Collections.unmodifiableList(result);
	}

	/** Says the whole text of a cell that is too narrow for it, and what its column adds to it. */
	private void showHint(final Event event) {
		final Point mouse = new Point(event.x, event.y);
		final TableItem item = table.getItem(mouse);
		String hint = null;
		for (int i = 0; item != null && i < columns.size(); i++) {
			if (item.getBounds(i).contains(mouse)) {
				hint = hint(item, i);
			}
		}
		if (!Objects.equals(hint, table.getToolTipText())) {
			table.setToolTipText(hint);
		}
	}

	private String hint(final TableItem item, final int column) {
		final GC gc = new GC(table);
		final boolean cut = gc.textExtent(item.getText(column)).x > item.getTextBounds(column).width;
		gc.dispose();
		final int index = table.indexOf(item);
		final Optional<String> added = index < 0 || index >= rows.size() ? Optional.empty()
				: columns.get(column).hint().apply(rows.get(index));
		final String hint = Stream.concat(cut ? Stream.of(item.getText(column)) : Stream.empty(), added.stream())
				.collect(Collectors.joining("\n\n"));
		return hint.isEmpty() ? null : hint.replace("&", "&&");
	}

	/**
	 * GTK leaves room for an image in every column where one was ever set, even if it was none, and shows none where that was first done
	 * after the column was drawn.
	 */
	private void showImage(final TableItem item, final int column, final Image image) {
		if (columns.get(column).hasIcons() || item.getImage(column) != image) {
			item.setImage(column, image);
		}
	}

	private void fill(final Event event) {
		final TableItem item = (TableItem) event.item;
		final int index = event.index;
		if (index < 0 || index >= rows.size()) {
			return;
		}
		final T row = rows.get(index);
		item.setData(row);
		for (int i = 0; i < columns.size(); i++) {
			final RowColumn<T> column = columns.get(i);
			item.setText(i, column.text().apply(row));
			showImage(item, i, column.icon().apply(row).map(Icon::image).orElse(null));
		}
	}

	private Set<Object> keys(final List<T> of) {
		return of.stream().map(key).collect(Collectors.toSet());
	}

	private void restoreSelection(final Set<Object> keys) {
		if (keys.isEmpty()) {
			return;
		}
		final int[] indices = IntStream.range(0, rows.size()).filter(index -> keys.contains(key.apply(rows.get(index))))
				.toArray();
		table.select(indices);
		if (indices.length > 0) {
			table.showSelection();
		}
	}

	private void fireSelection() {
		final SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(listener -> listener.selectionChanged(event));
	}

	/** The rows by the words of their first column. */
	private final class NamedRows implements TypeToFind.Rows {

		@Override
		public int count() {
			return rows.size();
		}

		@Override
		public int selected() {
			return table.getSelectionIndex();
		}

		@Override
		public String name(final int row) {
			return columns.getFirst().text().apply(rows.get(row));
		}

		@Override
		public void select(final int row) {
			table.setSelection(row);
			fireSelection();
		}
	}
}
