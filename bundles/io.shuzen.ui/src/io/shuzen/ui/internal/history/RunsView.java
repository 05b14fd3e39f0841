package io.shuzen.ui.internal.history;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.journal.Journal;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.ContextMenu;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;
import io.shuzen.ui.widget.Layers;

/** Shows all runs the journal knows, of this console and of others, and takes them back. */
public final class RunsView extends ViewPart implements CopyDelegate {

	private Layers layers;
	private SashForm content;
	private EmptyState empty;
	private RowTable<RunSummary> table;
	private NodeTree details;
	private JournalReading reading;

	@Override
	public void createPartControl(final Composite parent) {
		layers = new Layers(parent);
		empty = new EmptyState(parent, Icon.RUNS, Messages.RunsView_empty, Messages.RunsView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.RUN));
		content = new SashForm(parent, SWT.HORIZONTAL);
		table = RunTables.create(content);
		details = new NodeTree(content, List.of(new Column(Messages.RunsView_details, 330),
				new Column(Messages.RunTables_result, 160))).named(Messages.RunsView_details);
		content.setSashWidth(8);
		content.setWeights(60, 40);
		getSite().setSelectionProvider(table);
		getSite().registerContextMenu(ContextMenu.on(table.control()), table);
		GlobalActions.forReading(getViewSite().getActionBars(), table, table.control()::selectAll);
		reading = new JournalReading(content, getSite().getService(Journal.class), (journal, run) -> true, this::show);
		table.addSelectionChangedListener(event -> showDetails());
		table.control().addListener(SWT.DefaultSelection, event -> CommandExecution.execute(getSite(), CommandIds.OPEN_RUN));
		layers.show(empty.control());
	}

	@Override
	public void setFocus() {
		layers.setFocus();
	}

	@Override
	public CopySource copySource() {
		return table;
	}

	private void show(final List<RunSummary> runs) {
		layers.show(runs.isEmpty() ? empty.control() : content);
		table.setRows(runs);
		table.selectFirst();
	}

	private void showDetails() {
		final Optional<RunSummary> selected = table.selected().stream().findFirst();
		if (selected.isEmpty()) {
			details.setRoots(List.of());
			return;
		}
		reading.entries(content, selected.get().runId(), entries -> {
			if (table.selected().stream().anyMatch(run -> run.runId().equals(selected.get().runId()))) {
				details.setRoots(RunEntryNodes.of(entries));
			}
		});
	}
}
