package io.shuzen.ui.internal.command;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.model.inventory.Group;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Edits a group that is not in the inventory yet, or a copy. */
final class GroupDialog extends TitleAreaDialog {

	private final OpenInventory inventory;
	private final Group group;
	private final boolean isNew;
	private Text name;
	private Text description;
	private Text filter;
	private Label matches;

	GroupDialog(final Shell parent, final OpenInventory inventory, final Group group, final boolean isNew) {
		super(parent);
		this.inventory = inventory;
		this.group = group;
		this.isNew = isNew;
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(isNew ? Messages.GroupDialog_new : Messages.GroupDialog_edit);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final Composite dialogArea = (Composite) super.createDialogArea(parent);
		setTitle(isNew ? Messages.GroupDialog_new : Messages.GroupDialog_edit);
		setMessage(Messages.GroupDialog_message);
		final Composite area = new Composite(dialogArea, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 8).applyTo(area);
		name = field(area, Messages.EndpointDialog_name, group.getName());
		description = field(area, Messages.GroupDialog_description, group.getDescription());
		filter = field(area, Messages.GroupDialog_filter, group.getFilter());
		filter.setMessage(Messages.GroupDialog_filterHint);
		// members of its own and a filter exclude each other
		filter.setEnabled(group.getEndpoints().isEmpty() && group.getGroups().isEmpty());
		new Label(area, SWT.NONE);
		matches = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(matches);
		AccessibleName.fromLabels(area);
		name.addListener(SWT.Modify, event -> check());
		filter.addListener(SWT.Modify, event -> check());
		return dialogArea;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, isNew ? Messages.Dialog_add : Messages.Dialog_change, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Dialog_cancel, false);
		check();
	}

	@Override
	protected void okPressed() {
		group.setName(name.getText().strip());
		group.setDescription(emptyToNull(description.getText()));
		group.setFilter(emptyToNull(filter.getText()));
		super.okPressed();
	}

	private void check() {
		final boolean complete = !name.getText().isBlank();
		setErrorMessage(complete ? null : Messages.GroupDialog_nameMissing);
		getButton(IDialogConstants.OK_ID).setEnabled(complete);
		matches.setText(filter.getText().isBlank() ? ""
				: Localized.format(Messages.GroupDialog_matches,
						EndpointFilter.parse(filter.getText()).select(inventory.inventory()).size()));
	}

	private static Text field(final Composite parent, final String label, final String value) {
		new Label(parent, SWT.NONE).setText(label);
		final Text text = new Text(parent, SWT.BORDER);
		text.setText(value == null ? "" : value);
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(text);
		return text;
	}

	private static String emptyToNull(final String text) {
		return text.isBlank() ? null : text.strip();
	}
}
