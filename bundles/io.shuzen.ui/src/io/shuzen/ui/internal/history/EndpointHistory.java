package io.shuzen.ui.internal.history;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;

import io.shuzen.journal.Journal;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.run.UndoCommand;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.Layers;

/** The runs that had to do with one endpoint. */
public final class EndpointHistory implements CopyDelegate {

	private final Composite area;
	private final Layers layers;
	private final EmptyState empty;
	private final RowTable<RunSummary> table;

	public EndpointHistory(final Composite parent, final IWorkbenchPartSite site, final String endpoint) {
		area = new Composite(parent, SWT.NONE);
		layers = new Layers(area);
		empty = new EmptyState(area, Icon.RUNS, Messages.EndpointHistory_empty, Messages.ChangesView_emptyAction,
				() -> CommandExecution.execute(site, CommandIds.PREVIEW));
		table = RunTables.create(area);
		table.control().addListener(SWT.DefaultSelection, event -> table.selected().stream().findFirst()
				.ifPresent(run -> UndoCommand.start(site.getWorkbenchWindow(), run.runId())));
		layers.show(empty.control());
		new JournalReading(area, site.getService(Journal.class),
				(journal, run) -> !journal.entries(run.runId(), endpoint, 0, 1).isEmpty(), this::show);
	}

	/** The widget, for layouts. */
	public Composite control() {
		return area;
	}

	private void show(final List<RunSummary> runs) {
		layers.show(runs.isEmpty() ? empty.control() : table.control());
		table.setRows(runs);
	}

	@Override
	public CopySource copySource() {
		return table;
	}

	public boolean setFocus() {
		return layers.setFocus();
	}
}
