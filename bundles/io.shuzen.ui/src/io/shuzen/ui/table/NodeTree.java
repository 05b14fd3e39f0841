package io.shuzen.ui.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.widget.AccessibleName;

/**
 * A virtual tree with columns over immutable nodes. Typing finds nodes by their first column, below closed ones too. What is expanded and
 * selected survives new nodes, told by their elements. JFace's TreeViewer is not used because it makes an item for every child of a node
 * that is expanded, which takes seconds for thousands.
 */
public final class NodeTree implements ISelectionProvider, CopySource {

	/**
	 * A column.
	 *
	 * @param title     its heading
	 * @param width     its first width in pixels
	 * @param alignment {@link SWT#LEFT}, or {@link SWT#RIGHT} for numbers
	 */
	public record Column(String title, int width, int alignment) {

		public Column(final String title, final int width) {
			this(title, width, SWT.LEFT);
		}
	}

	private final Tree tree;
	private final List<Column> columns;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private final Map<Object, Boolean> expansion = new HashMap<>();
	/** The items that exist, by what they stand for: most lines of a large tree never get one. */
	private final Map<Object, List<TreeItem>> shown = new HashMap<>();
	private List<? extends TreeNode> roots = List.of();

	public NodeTree(final Composite parent, final List<Column> columns) {
		this.columns = List.copyOf(columns);
		tree = new Tree(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		tree.setHeaderVisible(columns.size() > 1);
		for (final Column column : columns) {
			final TreeColumn widget = new TreeColumn(tree, column.alignment());
			widget.setText(column.title());
			widget.setWidth(column.width());
		}
		tree.addListener(SWT.SetData, this::fill);
		tree.addListener(SWT.MouseMove, this::showWhatIsCut);
		tree.addListener(SWT.Selection, event -> fireSelection());
		TypeToFind.in(tree, new NamedLines());
		tree.addListener(SWT.Expand, event -> expansion.put(node((TreeItem) event.item).element(), true));
		tree.addListener(SWT.Collapse, event -> expansion.put(node((TreeItem) event.item).element(), false));
	}

	/** The widget, for layout data, menus and listeners. */
	public Tree control() {
		return tree;
	}

	/** Says what a screen reader calls the tree. */
	public NodeTree named(final String name) {
		AccessibleName.set(tree, name);
		return this;
	}

	/** Shows other nodes. */
	public void setRoots(final List<? extends TreeNode> newRoots) {
		final List<Object> before = selectedElements();
		roots = List.copyOf(newRoots);
		tree.setRedraw(false);
		tree.removeAll();
		shown.clear();
		tree.setItemCount(roots.size());
		for (int i = 0; i < roots.size(); i++) {
			expand(tree.getItem(i), roots.get(i));
		}
		select(new HashSet<>(before));
		tree.setRedraw(true);
		if (!before.equals(selectedElements())) {
			fireSelection();
		}
	}

	/** Shows lines again of which the words have changed, and those above them. Others are not touched, however many there are. */
	public void refresh(final Collection<?> elements) {
		final Set<TreeItem> stale = new LinkedHashSet<>();
		for (final Object element : elements) {
			for (final TreeItem item : shown.getOrDefault(element, List.of())) {
				for (TreeItem each = item; each != null && !each.isDisposed(); each = each.getParentItem()) {
					stale.add(each);
				}
			}
		}
		stale.forEach(item -> show(item, node(item)));
	}

	/** In the order of the screen. */
	public List<TreeNode> selectedNodes() {
		return Arrays.stream(tree.getSelection()).map(NodeTree::node).toList();
	}

	/** In the order of the screen. */
	public List<Object> selectedElements() {
		return selectedNodes().stream().map(TreeNode::element).toList();
	}

	/** Shows only the first level. */
	public void collapseAll() {
		for (final TreeItem item : tree.getItems()) {
			item.setExpanded(false);
			expansion.put(node(item).element(), false);
		}
	}

	@Override
	public void copy(final Consumer<String> clipboard) {
		clipboard.accept(lines(cells -> String.join("\t", cells).stripTrailing()));
	}

	/** A nested list. */
	@Override
	public void copyAsMarkdown(final Consumer<String> clipboard) {
		clipboard.accept(lines(cells -> {
			final String first = cells.getFirst();
			final int indent = first.length() - first.stripLeading().length();
			return first.substring(0, indent) + "- "
					+ cells.stream().map(String::strip).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" · "));
		}));
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
		return tree.isDisposed() ? StructuredSelection.EMPTY : new StructuredSelection(selectedElements());
	}

	@Override
	public void setSelection(final ISelection selection) {
		if (selection instanceof final IStructuredSelection structured) {
			select(new HashSet<>(Arrays.asList(structured.toArray())));
			fireSelection();
		}
	}

	private String lines(final Function<List<String>, String> line) {
		final List<? extends TreeNode> copied = tree.getSelectionCount() == 0 ? roots : selectedNodes();
		final StringBuilder text = new StringBuilder();
		copied.forEach(node -> append(text, node, 0, line));
		return text.toString();
	}

	private void append(final StringBuilder text, final TreeNode node, final int depth,
			final Function<List<String>, String> line) {
		final List<String> cells = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			cells.add((i == 0 ? "  ".repeat(depth) : "") + node.text(i));
		}
		text.append(line.apply(cells)).append(System.lineSeparator());
		node.children().forEach(child -> append(text, child, depth + 1, line));
	}

	/** Items that were not on the screen yet have no data: asking for their text fills them. */
	private static TreeNode node(final TreeItem item) {
		if (item.getData() == null) {
			item.getText();
		}
		return (TreeNode) item.getData();
	}

	/** Says the whole text of a cell that is too narrow for it. */
	private void showWhatIsCut(final Event event) {
		final Point mouse = new Point(event.x, event.y);
		final TreeItem item = tree.getItem(mouse);
		String whole = null;
		for (int i = 0; item != null && i < columns.size(); i++) {
			if (item.getBounds(i).contains(mouse)) {
				final Rectangle cell = item.getTextBounds(i);
				final GC gc = new GC(tree);
				whole = gc.textExtent(item.getText(i)).x > cell.width ? item.getText(i) : null;
				gc.dispose();
			}
		}
		if (!Objects.equals(whole, tree.getToolTipText())) {
			tree.setToolTipText(whole);
		}
	}

	/** GTK leaves room for an image in every column where one was ever set, even if it was none. */
	private static void showImage(final TreeItem item, final int column, final Image image) {
		if (item.getImage(column) != image) {
			item.setImage(column, image);
		}
	}

	private void fill(final Event event) {
		final TreeItem item = (TreeItem) event.item;
		final TreeItem parent = item.getParentItem();
		final List<? extends TreeNode> siblings = parent == null ? roots : node(parent).children();
		final int index = event.index;
		if (index < 0 || index >= siblings.size()) {
			return;
		}
		final TreeNode node = siblings.get(index);
		item.setData(node);
		shown.computeIfAbsent(node.element(), element -> new ArrayList<>(1)).add(item);
		show(item, node);
		item.setItemCount(node.children().size());
	}

	private void show(final TreeItem item, final TreeNode node) {
		for (int i = 0; i < columns.size(); i++) {
			item.setText(i, node.text(i));
			showImage(item, i, node.icon(i).map(Icon::image).orElse(null));
		}
	}

	private void expand(final TreeItem item, final TreeNode node) {
		if (node.children().isEmpty() || !expansion.getOrDefault(node.element(), node.isExpandedAtFirst())) {
			return;
		}
		node(item);
		item.setItemCount(node.children().size());
		item.setExpanded(true);
		for (int i = 0; i < node.children().size(); i++) {
			final TreeNode child = node.children().get(i);
			if (!child.children().isEmpty()) {
				expand(item.getItem(i), child);
			}
		}
	}

	private void select(final Set<Object> elements) {
		tree.deselectAll();
		if (elements.isEmpty()) {
			return;
		}
		final List<TreeItem> items = new ArrayList<>();
		for (final Line line : lines()) {
			// removed: an element may be shown in several places, and is selected in the first
			if (elements.remove(line.node().element())) {
				items.add(line.item().get());
			}
		}
		show(items);
	}

	private void show(final List<TreeItem> selected) {
		tree.setSelection(selected.toArray(TreeItem[]::new));
		if (!selected.isEmpty()) {
			tree.showItem(selected.getFirst());
		}
	}

	/** A node, and how to get to its item: that, and those of the nodes above it, are made when they are asked for. */
	private record Line(TreeNode node, Supplier<TreeItem> item) {
	}

	/** All nodes from the top, those below closed ones too. */
	private List<Line> lines() {
		final List<Line> lines = new ArrayList<>();
		for (int i = 0; i < roots.size(); i++) {
			final int index = i;
			collect(new Line(roots.get(i), () -> tree.getItem(index)), lines);
		}
		return lines;
	}

	private static void collect(final Line line, final List<Line> lines) {
		lines.add(line);
		for (int i = 0; i < line.node().children().size(); i++) {
			final int index = i;
			collect(new Line(line.node().children().get(i), () -> {
				final TreeItem parent = line.item().get();
				node(parent);
				return parent.getItem(index);
			}), lines);
		}
	}

	private void fireSelection() {
		final SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(listener -> listener.selectionChanged(event));
	}

	/** The lines by the words of their first column. */
	private final class NamedLines implements TypeToFind.Rows {

		private List<Line> all = List.of();

		/** Asked first. */
		@Override
		public int selected() {
			all = lines();
			final TreeNode selected = tree.getSelectionCount() == 0 ? null : node(tree.getSelection()[0]);
			return IntStream.range(0, all.size()).filter(index -> all.get(index).node() == selected).findFirst().orElse(-1);
		}

		@Override
		public int count() {
			return all.size();
		}

		@Override
		public String name(final int row) {
			return all.get(row).node().text(0);
		}

		@Override
		public void select(final int row) {
			show(List.of(all.get(row).item().get()));
			fireSelection();
		}
	}
}
