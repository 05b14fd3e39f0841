package org.eclipse.swtbot.swt.finder.waits;

import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.widgets.AbstractSWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;

/** The usual conditions. */
public final class Conditions {

	private Conditions() {
	}

	public static ICondition shellIsActive(final String title) {
		return new DefaultCondition() {
			@Override
			public boolean test() {
				return Stream.of(bot.shells()).anyMatch(shell -> shell.getText().equals(title) && shell.isActive());
			}

			@Override
			public String getFailureMessage() {
				return "The shell '" + title + "' did not become active.";
			}
		};
	}

	public static ICondition shellCloses(final SWTBotShell shell) {
		return condition(() -> !shell.isOpen(), "The shell '" + shell + "' did not close.");
	}

	public static ICondition widgetIsEnabled(final AbstractSWTBot<?> widget) {
		return condition(widget::isEnabled, "The widget " + widget + " was not enabled.");
	}

	public static ICondition treeHasRows(final SWTBotTree tree, final int rows) {
		return condition(() -> UIThreadRunnable.syncExec(() -> tree.widget.getItemCount()) == rows,
				"The tree did not get " + rows + " rows.");
	}

	public static ICondition tableHasRows(final SWTBotTable table, final int rows) {
		return condition(() -> table.rowCount() == rows, "The table did not get " + rows + " rows.");
	}

	private static ICondition condition(final BooleanSupplier test, final String failure) {
		return new DefaultCondition() {
			@Override
			public boolean test() {
				return test.getAsBoolean();
			}

			@Override
			public String getFailureMessage() {
				return failure;
			}
		};
	}
}
