package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The triage page in the editor area. */
public final class TriagePart {

	/**
	 * A line of the left table.
	 *
	 * @param title     the cause, or what the endpoints have in common
	 * @param endpoints how many
	 */
	public record Group(String title, int endpoints) {
	}

	private final SWTBotEditor editor;

	TriagePart(final SWTBotEditor editor) {
		this.editor = editor;
	}

	public List<Group> groups() {
		final SWTBotTable table = causes();
		final List<Group> groups = new ArrayList<>();
		for (int row = 0; row < table.rowCount(); row++) {
			groups.add(new Group(table.cell(row, 0), Integer.parseInt(table.cell(row, 1))));
		}
		return groups;
	}

	public void choose(final String title) {
		Await.that(() -> "there is the group " + title + "; there are " + groups(),
				() -> groups().stream().anyMatch(group -> group.title().equals(title)));
		causes().select(groups().stream().map(Group::title).toList().indexOf(title));
	}

	/** The names of the endpoints of the chosen group. */
	public List<String> endpoints() {
		final SWTBotTable table = endpointTable();
		final List<String> names = new ArrayList<>();
		for (int row = 0; row < table.rowCount(); row++) {
			names.add(table.cell(row, 0));
		}
		return names;
	}

	public void selectEndpoint(final int row) {
		endpointTable().select(row);
	}

	/** All words that are shown beside the tables. */
	public List<String> words() {
		return OnDisplay.get(() -> visible((Composite) editor.getWidget()).stream().map(control -> switch (control) {
		case final Label label -> label.getText();
		case final Button button -> button.getText();
		default -> "";
		}).filter(text -> !text.isEmpty()).toList());
	}

	public void awaitWords(final String part) {
		Await.that(() -> "the triage page says '" + part + "'; it says: " + words(),
				() -> words().stream().anyMatch(line -> line.contains(part)));
	}

	public boolean isEnabled(final String button) {
		return editor.bot().button(button).isEnabled();
	}

	public void press(final String button) {
		editor.bot().button(button).click();
	}

	public void focusCauses() {
		causes().setFocus();
	}

	/** Which of the two tables has the focus: that of causes is 0, that of endpoints 1; none is -1. */
	public int focusedTable() {
		return OnDisplay.get(() -> {
			final List<Control> tables = visible((Composite) editor.getWidget()).stream().filter(Table.class::isInstance).toList();
			return tables.indexOf(tables.stream().filter(Control::isFocusControl).findFirst().orElse(null));
		});
	}

	private SWTBotTable causes() {
		return editor.bot().table(0);
	}

	private SWTBotTable endpointTable() {
		return editor.bot().table(1);
	}

	private static List<Control> visible(final Composite parent) {
		final List<Control> controls = new ArrayList<>();
		for (final Control child : parent.getChildren()) {
			if (child.isVisible()) {
				controls.add(child);
				if (child instanceof final Composite composite) {
					controls.addAll(visible(composite));
				}
			}
		}
		return controls;
	}
}
