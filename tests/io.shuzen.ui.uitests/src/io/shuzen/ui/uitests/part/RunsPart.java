package io.shuzen.ui.uitests.part;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

import io.shuzen.ui.ViewIds;

/** The Runs view. */
public final class RunsPart {

	private final SWTBotView view;

	RunsPart(final SWTWorkbenchBot bot) {
		view = bot.viewById(ViewIds.RUNS);
	}

	/** The rows, latest first, each with its cells. */
	public List<List<String>> rows() {
		final SWTBotTable table = view.bot().table();
		final String[][] cells = new String[table.rowCount()][table.columnCount()];
		for (int row = 0; row < cells.length; row++) {
			for (int column = 0; column < cells[row].length; column++) {
				cells[row][column] = table.cell(row, column);
			}
		}
		return Arrays.stream(cells).map(List::of).toList();
	}

	/** Opens the page of a run, as a double click does. */
	public void open(final int row) {
		view.bot().table().doubleClick(row, 0);
	}
}
