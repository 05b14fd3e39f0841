package io.shuzen.ui.uitests.part;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;

import io.shuzen.ui.ViewIds;
import io.shuzen.ui.uitests.support.OnDisplay;

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

	/** What stands beside the selected finding. */
	public String details() {
		return view.bot().styledText().getText();
	}

	/** What is said when the mouse rests on the first of these words beside the selected finding; empty when nothing is. */
	public String hoverOverDetails(final String words) {
		final StyledText text = view.bot().styledText().widget;
		return OnDisplay.get(() -> {
			final Point place = text.getLocationAtOffset(text.getText().indexOf(words) + 1);
			final Event event = new Event();
			event.x = place.x + 1;
			event.y = place.y + 2;
			text.notifyListeners(SWT.MouseMove, event);
			return text.getToolTipText() == null ? "" : text.getToolTipText();
		});
	}

	/** Presses the button beside the selected finding. */
	public void previewRepair() {
		view.bot().button("Preview Repair…").click();
	}
}
