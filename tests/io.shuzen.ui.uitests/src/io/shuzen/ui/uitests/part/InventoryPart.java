package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotText;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;

import io.shuzen.ui.ViewIds;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The Inventory view as a tree. */
public final class InventoryPart {

	private static final int CAUSE = 1;

	private final SWTBotView view;

	InventoryPart(final SWTWorkbenchBot bot) {
		view = bot.viewById(ViewIds.INVENTORY);
	}

	public SWTBotTree tree() {
		return view.bot().tree();
	}

	public SWTBotText filterField() {
		return view.bot().text();
	}

	public void filter(final String text) {
		filterField().setText(text);
	}

	/** The lines of the first level: one for each inventory. */
	public List<String> roots() {
		return Arrays.stream(tree().getAllItems()).map(SWTBotTreeItem::getText).toList();
	}

	/** The texts of all lines, from the top. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		for (final SWTBotTreeItem root : tree().getAllItems()) {
			collect(root, lines);
		}
		return lines;
	}

	private static void collect(final SWTBotTreeItem item, final List<String> lines) {
		lines.add(item.getText());
		for (final SWTBotTreeItem child : item.getItems()) {
			collect(child, lines);
		}
	}

	/** The lines without those of inventories and groups, which end with a count. */
	public List<String> endpoints() {
		return lines().stream().filter(line -> !line.matches(".* \\(\\d+\\)( - read-only)?")).toList();
	}

	public void select(final String line) {
		line(line).select();
	}

	/** The line of an inventory, whose name is followed by a count. */
	public SWTBotTreeItem root(final String inventory) {
		return Arrays.stream(tree().getAllItems()).filter(root -> root.getText().startsWith(inventory)).findFirst()
				.orElseThrow(() -> new AssertionError("no inventory " + inventory + " but " + roots()));
	}

	public void selectRoot(final String inventory) {
		root(inventory).select();
	}

	/** What the selected lines of the tree say. */
	public List<String> selected() {
		return OnDisplay.get(() -> Arrays.stream(tree().widget.getSelection()).map(TreeItem::getText).toList());
	}

	/** Shows all endpoints in a table, or by group again. */
	public void toggleTable() {
		final ToolItem toggle = view.toolbarButton("Show as Table").widget;
		OnDisplay.run(() -> {
			toggle.setSelection(!toggle.getSelection());
			toggle.notifyListeners(SWT.Selection, new Event());
		});
	}

	/** The names in the selected rows of the table. */
	public List<String> selectedRows() {
		final SWTBotTable table = view.bot().table();
		return OnDisplay.get(() -> Arrays.stream(table.widget.getSelection()).map(TableItem::getText).toList());
	}

	/** Opens the endpoint's page, as a double click does. */
	public void open(final String endpoint) {
		line(endpoint).doubleClick();
	}

	/** What the line says in the column Cause. */
	public String cause(final String line) {
		return line(line).cell(CAUSE);
	}

	public void chooseFromMenu(final String endpoint, final String item) {
		line(endpoint).contextMenu(item).click();
	}

	private SWTBotTreeItem line(final String text) {
		Await.that("the inventory shows " + text, () -> find(text).isPresent());
		return find(text).orElseThrow();
	}

	private Optional<SWTBotTreeItem> find(final String text) {
		return Arrays.stream(tree().getAllItems()).flatMap(root -> find(root, text).stream()).findFirst();
	}

	private static Optional<SWTBotTreeItem> find(final SWTBotTreeItem item, final String text) {
		if (item.getText().equals(text)) {
			return Optional.of(item);
		}
		return Arrays.stream(item.getItems()).flatMap(child -> find(child, text).stream()).findFirst();
	}
}
