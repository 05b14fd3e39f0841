package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

import io.shuzen.ui.ViewIds;

/** The Findings view. */
public final class FindingsPart {

	private final SWTBotView view;

	FindingsPart(final SWTWorkbenchBot bot) {
		view = bot.viewById(ViewIds.FINDINGS);
	}

	/** A line of the table. */
	public record Line(int row, String endpoint, String title) {
	}

	public void filter(final String text) {
		view.bot().textWithMessage("Filter findings").setText(text);
	}

	/** The lines about an endpoint. */
	public List<Line> about(final String endpoint) {
		final SWTBotTable table = view.bot().table();
		final int endpointColumn = table.columns().indexOf("Endpoint");
		final int titleColumn = table.columns().indexOf("Finding");
		final List<Line> lines = new ArrayList<>();
		for (int row = 0; row < table.rowCount(); row++) {
			if (table.cell(row, endpointColumn).equals(endpoint)) {
				lines.add(new Line(row, endpoint, table.cell(row, titleColumn)));
			}
		}
		return lines;
	}

	public void select(final Line line) {
		view.bot().table().select(line.row());
	}

	/** Presses the button beside the selected finding. */
	public void previewRepair() {
		view.bot().button("Preview Repair…").click();
	}
}
