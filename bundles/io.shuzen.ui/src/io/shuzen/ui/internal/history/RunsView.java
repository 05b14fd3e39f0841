package io.shuzen.ui.internal.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.journal.Journal;
import io.shuzen.journal.RunSummary;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;

/** Shows all runs the journal knows, of this console and of others, and takes them back. */
public final class RunsView extends ViewPart implements CopySource {

	private Composite stacked;
	private SashForm content;
	private EmptyState empty;
	private RowTable<RunSummary> table;
	private NodeTree details;
	private JournalReading reading;

	@Override
	public void createPartControl(final Composite parent) {
		stacked = parent;
		stacked.setLayout(new StackLayout());
		empty = new EmptyState(parent, Icon.RUNS, Messages.RunsView_empty, Messages.RunsView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.RUN));
		content = new SashForm(parent, SWT.HORIZONTAL);
		table = RunTables.create(content);
		details = new NodeTree(content, List.of(new Column(Messages.RunsView_details, 330),
				new Column(Messages.RunTables_result, 160)));
		content.setSashWidth(8);
		content.setWeights(60, 40);
		getSite().setSelectionProvider(table);
		final MenuManager menu = new MenuManager();
		menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, table);
		final GlobalActions edit = new GlobalActions(getViewSite().getActionBars());
		edit.addCopy(parent.getDisplay(), table);
		edit.add(ActionFactory.SELECT_ALL, () -> table.control().selectAll(), () -> true);
		edit.install();
		reading = new JournalReading(content, getSite().getService(Journal.class), (journal, run) -> true, this::show);
		table.addSelectionChangedListener(event -> showDetails());
		table.control().addListener(SWT.DefaultSelection, event -> CommandExecution.execute(getSite(), CommandIds.OPEN_RUN));
		((StackLayout) stacked.getLayout()).topControl = empty.control();
	}

	@Override
	public void setFocus() {
		if (((StackLayout) stacked.getLayout()).topControl == content) {
			table.control().setFocus();
		} else {
			empty.setFocus();
		}
	}

	@Override
	public void copy(final Consumer<String> clipboard) {
		table.copy(clipboard);
	}

	@Override
	public void copyAsMarkdown(final Consumer<String> clipboard) {
		table.copyAsMarkdown(clipboard);
	}

	private void show(final List<RunSummary> runs) {
		((StackLayout) stacked.getLayout()).topControl = runs.isEmpty() ? empty.control() : content;
		stacked.layout();
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
