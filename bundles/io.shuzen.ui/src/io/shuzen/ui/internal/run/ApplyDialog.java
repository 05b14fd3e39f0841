package io.shuzen.ui.internal.run;

import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Reversibility;
import io.shuzen.engine.StepPlan;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.changes.ApplyLabel;
import io.shuzen.ui.repair.Repair;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks whether a repair shall be applied: says how many changes, where, and what is lost for good. */
final class ApplyDialog extends MessageDialog {

	/** What {@link #open()} returns when the user agrees. */
	static final int APPLY = 1;

	private final Repair.Snapshot snapshot;
	private String reason = "";

	ApplyDialog(final Shell parent, final Repair repair) {
		this(parent, repair, repair.snapshot());
	}

	private ApplyDialog(final Shell parent, final Repair repair, final Repair.Snapshot snapshot) {
		super(parent, Localized.of(repair.request().runbook().name()), null, message(snapshot), QUESTION, 0,
				Messages.Dialog_cancel, ApplyLabel.of(snapshot));
		this.snapshot = snapshot;
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	String reason() {
		return reason;
	}

	private static String message(final Repair.Snapshot snapshot) {
		final List<String> names = snapshot.affected().stream().map(plan -> plan.endpoint().name()).toList();
		return Localized.format(Messages.ApplyDialog_message, snapshot.changeCount(), names.size(), EndpointNames.of(names));
	}

	@Override
	protected Control createCustomArea(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 8).applyTo(area);
		final List<Change> changes = snapshot.plans().stream().flatMap(plan -> plan.steps().stream())
				.filter(StepPlan.Planned.class::isInstance)
				.flatMap(step -> ((StepPlan.Planned) step).changeset().changes().stream()).toList();
		count(area, changes, Reversibility.REVERSIBLE, Messages.ApplyDialog_reversible);
		count(area, changes, Reversibility.NOTHING_TO_RESTORE, Messages.ApplyDialog_nothingToRestore);
		count(area, changes, Reversibility.IRREVERSIBLE, Messages.ApplyDialog_irreversible);
		final Label label = new Label(area, SWT.NONE);
		label.setText(Messages.ApplyDialog_reason);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 8).applyTo(label);
		final Text text = new Text(area, SWT.BORDER);
		text.setMessage(Messages.ApplyDialog_reasonHint);
		text.addListener(SWT.Modify, event -> reason = text.getText().strip());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(text);
		AccessibleName.fromLabels(area);
		return area;
	}

	private static void count(final Composite area, final List<Change> changes, final Reversibility reversibility,
			final String pattern) {
		final long count = changes.stream().filter(change -> change.reversibility() == reversibility).count();
		if (count > 0) {
			new Label(area, SWT.NONE).setImage(Icon.of(reversibility).image());
			new Label(area, SWT.NONE).setText(Localized.format(pattern, count));
		}
	}
}
