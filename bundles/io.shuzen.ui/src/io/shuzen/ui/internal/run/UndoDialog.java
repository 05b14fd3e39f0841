package io.shuzen.ui.internal.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.UndoItem;
import io.shuzen.engine.UndoItem.State;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.changes.ChangeIcons;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks whether a run shall be taken back, and shows for every change of it whether that can be. */
final class UndoDialog extends MessageDialog {

	/** What {@link #open()} returns when the user agrees. */
	static final int UNDO = 1;

	private static final Set<State> CONFLICTS = EnumSet.of(State.CHANGED_SINCE, State.UNKNOWN);

	private final List<EndpointUndoPlan> plans;
	private boolean overwritesConflicts;
	private String reason = "";

	UndoDialog(final Shell parent, final List<EndpointUndoPlan> plans) {
		super(parent, Messages.UndoDialog_title, null, message(plans), QUESTION, 0, Messages.Dialog_cancel,
				Localized.format(Messages.UndoDialog_undo, count(plans, EnumSet.of(State.RESTORABLE))));
		this.plans = List.copyOf(plans);
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	boolean overwritesConflicts() {
		return overwritesConflicts;
	}

	String reason() {
		return reason;
	}

	private static long count(final List<EndpointUndoPlan> plans, final Set<State> states) {
		return plans.stream().flatMap(plan -> plan.items().stream()).filter(item -> states.contains(item.state())).count();
	}

	private static String message(final List<EndpointUndoPlan> plans) {
		return Localized.format(Messages.UndoDialog_message, count(plans, EnumSet.of(State.RESTORABLE)),
				EndpointNames.of(plans.stream().map(plan -> plan.endpoint().name()).toList()));
	}

	@Override
	protected Control createCustomArea(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		final NodeTree tree = new NodeTree(area, List.of(new Column(Messages.ChangesView_change, 560),
				new Column(Messages.ChangesView_state, 200))).named(Messages.UndoDialog_changes);
		tree.setRoots(nodes());
		GridDataFactory.fillDefaults().grab(true, true).hint(780, 260).applyTo(tree.control());
		if (count(plans, CONFLICTS) > 0) {
			final Button overwrite = new Button(area, SWT.CHECK);
			overwrite.setText(Localized.format(Messages.UndoDialog_overwrite, count(plans, CONFLICTS)));
			overwrite.addListener(SWT.Selection, event -> {
				overwritesConflicts = overwrite.getSelection();
				updateButton();
			});
		}
		new Label(area, SWT.NONE).setText(Messages.ApplyDialog_reason);
		final Text text = new Text(area, SWT.BORDER);
		text.setMessage(Messages.ApplyDialog_reasonHint);
		text.addListener(SWT.Modify, event -> reason = text.getText().strip());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		AccessibleName.fromLabels(area);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		super.createButtonsForButtonBar(parent);
		updateButton();
	}

	private void updateButton() {
		final Set<State> states = EnumSet.of(State.RESTORABLE);
		if (overwritesConflicts) {
			states.addAll(CONFLICTS);
		}
		final long count = count(plans, states);
		getButton(UNDO).setText(Localized.format(Messages.UndoDialog_undo, count));
		getButton(UNDO).setEnabled(count > 0);
	}

	private List<TreeNode> nodes() {
		final List<TreeNode> nodes = new ArrayList<>();
		for (final EndpointUndoPlan plan : plans) {
			final List<TreeNode> items = new ArrayList<>();
			plan.failure().ifPresent(failure -> items.add(SimpleNode.leaf(failure, Icon.SEVERITY_ERROR, Localized.of(failure))));
			int number = 0;
			for (final UndoItem item : plan.items()) {
				items.add(SimpleNode.leaf(plan.endpoint().name() + '/' + number++, ChangeIcons.of(item.change()),
						Localized.of(item.change().describe()), text(item.state())));
			}
			nodes.add(new SimpleNode(plan.endpoint(), List.of(plan.endpoint().name()), Optional.of(Icon.ENDPOINT), items,
					true));
		}
		return nodes;
	}

	private static String text(final State state) {
		return switch (state) {
		case RESTORABLE -> Messages.UndoDialog_restorable;
		case RESTORED_ALREADY -> Messages.UndoDialog_restoredAlready;
		case CHANGED_SINCE -> Messages.UndoDialog_changedSince;
		case UNKNOWN -> Messages.UndoDialog_unknown;
		case PURGED -> Messages.UndoDialog_purged;
		case IRREVERSIBLE -> Messages.ReversibilityText_irreversible;
		case NOTHING_TO_RESTORE -> Messages.ReversibilityText_nothingToRestore;
		};
	}
}
