package io.shuzen.ui.internal.history;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;

import io.shuzen.journal.Journal;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.command.Commands;
import io.shuzen.ui.internal.run.UndoCommand;
import io.shuzen.ui.internal.widget.EmptyState;
import io.shuzen.ui.table.RowTable;

/** The runs that had to do with one endpoint. */
public final class EndpointHistory extends Composite {

	private final EmptyState empty;
	private final RowTable<RunSummary> table;

	public EndpointHistory(final Composite parent, final IWorkbenchPartSite site, final String endpoint) {
		super(parent, SWT.NONE);
		setLayout(new StackLayout());
		empty = new EmptyState(this, Icon.RUNS, Messages.EndpointHistory_empty, Messages.ChangesView_emptyAction,
				() -> Commands.execute(site, CommandIds.PREVIEW));
		table = RunTables.create(this);
		table.control().addListener(SWT.DefaultSelection, event -> table.selected().stream().findFirst()
				.ifPresent(run -> UndoCommand.start(site.getWorkbenchWindow(), run.runId())));
		((StackLayout) getLayout()).topControl = empty;
		new JournalReading(this, site.getService(Journal.class),
				(journal, run) -> !journal.entries(run.runId(), endpoint, 0, 1).isEmpty(), this::show);
	}

	private void show(final List<RunSummary> runs) {
		((StackLayout) getLayout()).topControl = runs.isEmpty() ? empty : table.control();
		layout();
		table.setRows(runs);
	}

	@Override
	public boolean setFocus() {
		return ((StackLayout) getLayout()).topControl.setFocus();
	}
}
