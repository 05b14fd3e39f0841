package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;

import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The page of a run in the editor area. */
public final class RunPart {

	private final SWTBotEditor editor;

	RunPart(final SWTBotEditor editor) {
		this.editor = editor;
	}

	/** What the heading says: the title, and how far the run is. */
	public List<String> heading() {
		return OnDisplay.get(() -> controls((Composite) editor.getWidget()).stream().filter(Label.class::isInstance)
				.map(label -> ((Label) label).getText()).filter(text -> !text.isEmpty()).toList());
	}

	public void awaitHeading(final String part) {
		Await.that(() -> "the run's page says '" + part + "'; it says: " + heading(),
				() -> heading().stream().anyMatch(line -> line.contains(part)));
	}

	/** The lines of the matrix, each with its cells. */
	public List<List<String>> rows() {
		final SWTBotTable table = editor.bot().table();
		final List<List<String>> rows = new ArrayList<>();
		for (int row = 0; row < table.rowCount(); row++) {
			final List<String> cells = new ArrayList<>();
			for (int column = 0; column < table.columnCount(); column++) {
				cells.add(table.cell(row, column));
			}
			rows.add(cells);
		}
		return rows;
	}

	public void select(final int row) {
		editor.bot().table().select(row);
	}

	/** What is told of the selected endpoint, all lines. */
	public List<String> course() {
		final List<String> lines = new ArrayList<>();
		final SWTBotTree tree = editor.bot().tree();
		Arrays.stream(tree.getAllItems()).forEach(item -> collect(item, lines));
		return lines;
	}

	/** What the buttons below the bar say: how many endpoints stand where. */
	public List<String> groups() {
		return buttons().stream().filter(text -> text.matches("\\d+ .*")).toList();
	}

	public boolean isEnabled(final String button) {
		return editor.bot().button(button).isEnabled();
	}

	public void press(final String button) {
		editor.bot().button(button).click();
	}

	/** Shows only the endpoints of a group, or all again. */
	public void toggleGroup(final String text) {
		OnDisplay.run(() -> controls((Composite) editor.getWidget()).stream()
				.filter(control -> control instanceof final Button button && button.getText().equals(text)).findFirst()
				.map(Button.class::cast).ifPresent(button -> {
					button.setSelection(!button.getSelection());
					button.notifyListeners(SWT.Selection, new Event());
				}));
	}

	private List<String> buttons() {
		return OnDisplay.get(() -> controls((Composite) editor.getWidget()).stream().filter(Button.class::isInstance)
				.map(button -> ((Button) button).getText()).toList());
	}

	private static void collect(final SWTBotTreeItem item, final List<String> lines) {
		lines.add(item.getText() + " | " + item.cell(1));
		for (final SWTBotTreeItem child : item.getItems()) {
			collect(child, lines);
		}
	}

	private static List<Control> controls(final Composite parent) {
		final List<Control> controls = new ArrayList<>();
		for (final Control child : parent.getChildren()) {
			controls.add(child);
			if (child instanceof final Composite composite) {
				controls.addAll(controls(composite));
			}
		}
		return controls;
	}
}
