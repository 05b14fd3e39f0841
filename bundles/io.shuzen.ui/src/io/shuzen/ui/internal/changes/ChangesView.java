package io.shuzen.ui.internal.changes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.run.UndoCommand;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.repair.Repair.Stage;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.ContextMenu;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;
import io.shuzen.ui.widget.Layers;

/** Shows every change a repair would make before it is made, applies it, and says what became of it. */
public final class ChangesView extends ViewPart implements CopyDelegate {

	private static final Duration REFRESH_INTERVAL = Duration.ofMillis(150);

	private final Runnable whenRepairChanges = this::updateSoon;
	private Repairs repairs;
	private Throttler throttler;
	private Layers layers;
	private Composite content;
	private EmptyState empty;
	private Label symbol;
	private Label summary;
	private Button apply;
	private Button undo;
	private NodeTree tree;

	@Override
	public void createPartControl(final Composite parent) {
		repairs = getSite().getService(Repairs.class);
		throttler = new Throttler(parent.getDisplay(), REFRESH_INTERVAL, this::update);
		layers = new Layers(parent);
		empty = new EmptyState(parent, Icon.PREVIEW, Messages.ChangesView_empty, Messages.ChangesView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.PREVIEW));
		content = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
		final Composite header = new Composite(content, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 4).spacing(8, 0).applyTo(header);
		symbol = new Label(header, SWT.NONE);
		GridDataFactory.swtDefaults().applyTo(symbol);
		summary = new Label(header, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(summary);
		undo = new Button(header, SWT.PUSH);
		undo.setText(Messages.ChangesView_undo);
		undo.setImage(Icon.UNDO.image());
		undo.addListener(SWT.Selection, event -> undo());
		GridDataFactory.swtDefaults().applyTo(undo);
		apply = new Button(header, SWT.PUSH);
		apply.addListener(SWT.Selection, event -> CommandExecution.execute(getSite(), CommandIds.APPLY));
		GridDataFactory.swtDefaults().applyTo(apply);
		tree = new NodeTree(content, List.of(new Column(Messages.ChangesView_change, 500),
				new Column(Messages.ChangesView_state, 250), new Column(Messages.ChangesView_identity, 150),
				new Column(Messages.ChangesView_reversibility, 160))).named(getPartName());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.control());
		tree.control().addListener(SWT.DefaultSelection, event -> CommandExecution.execute(getSite(), CommandIds.OPEN_ENDPOINT));
		getSite().setSelectionProvider(tree);
		getSite().registerContextMenu(ContextMenu.on(tree.control()), tree);
		GlobalActions.forReading(getViewSite().getActionBars(), tree, tree.control()::selectAll);
		repairs.addListener(whenRepairChanges);
		update();
	}

	@Override
	public void dispose() {
		repairs.removeListener(whenRepairChanges);
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (layers.shows(content)) {
			tree.control().setFocus();
		} else {
			layers.setFocus();
		}
	}

	@Override
	public CopySource copySource() {
		return tree;
	}

	private void updateSoon() {
		throttler.throttledExec();
	}

	private void undo() {
		repairs.current().map(Repair::snapshot).flatMap(Repair.Snapshot::runId)
				.ifPresent(runId -> UndoCommand.start(getSite().getWorkbenchWindow(), runId));
	}

	private void update() {
		if (layers.isDisposed()) {
			return;
		}
		final Optional<Repair> repair = repairs.current();
		repair.ifPresent(this::show);
		layers.show(repair.isPresent() ? content : empty.control());
	}

	private void show(final Repair repair) {
		final Repair.Snapshot snapshot = repair.snapshot();
		tree.setRoots(new ChangeNodes(repair, snapshot).roots());
		final String name = Localized.of(repair.request().runbook().name());
		summary.setText(switch (snapshot.stage()) {
		case PLANNING -> Localized.format(Messages.ChangesView_planning, name, snapshot.plans().size(), repair.request().endpoints().size());
		case PLANNED -> planned(name, snapshot);
		case REFUSED -> name + ": " + snapshot.failure().map(Localized::of).orElse("");
		case APPLYING -> Localized.format(Messages.ChangesView_applying, name);
		case APPLIED -> applied(name, snapshot);
		case UNDONE -> Localized.format(Messages.ChangesView_undone, name);
		});
		symbol.setImage(symbol(snapshot).image());
		apply.setText(ApplyLabel.of(snapshot) + '…');
		apply.setEnabled(snapshot.stage() == Stage.PLANNED && snapshot.changeCount() > 0);
		visible(apply, snapshot.stage() == Stage.PLANNING || snapshot.stage() == Stage.PLANNED);
		visible(undo, snapshot.stage() == Stage.APPLIED && snapshot.runId().isPresent());
		summary.getParent().getParent().layout(true, true);
	}

	private static void visible(final Button button, final boolean visible) {
		button.setVisible(visible);
		((GridData) button.getLayoutData()).exclude = !visible;
	}

	private static String planned(final String name, final Repair.Snapshot snapshot) {
		if (snapshot.changeCount() == 0) {
			return Localized.format(Messages.ChangesView_nothing, name);
		}
		final String text = Localized.format(Messages.ChangesView_planned, name, snapshot.changeCount(), snapshot.affected().size());
		return snapshot.isIrreversible() ? Localized.join(text, Messages.ChangesView_someIrreversible) : text;
	}

	private static String applied(final String name, final Repair.Snapshot snapshot) {
		final long succeeded = snapshot.reports().values().stream().filter(report -> report.result().isSuccess()).count();
		return Localized.format(Messages.ChangesView_applied, name, succeeded, snapshot.reports().size());
	}

	private static Icon symbol(final Repair.Snapshot snapshot) {
		return switch (snapshot.stage()) {
		case PLANNING, APPLYING -> Icon.STATE_RUNNING;
		case PLANNED -> Icon.PREVIEW;
		case REFUSED -> Icon.SEVERITY_ERROR;
		case UNDONE -> Icon.STATE_UNDONE;
		case APPLIED -> snapshot.reports().values().stream().allMatch(report -> report.result().isSuccess()) ? Icon.SEVERITY_OK
				: Icon.SEVERITY_WARNING;
		};
	}
}
