package io.shuzen.ui.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.model.selection.EndpointProperties;
import io.shuzen.model.selection.InventoryIndex;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.AccessibleName;

/** Finds endpoints by a few letters: the keyboard's way to an endpoint's page. */
final class QuickOpenDialog extends Dialog {

	private record Row(EndpointRef endpoint, String name, String address, String group, String inventory) {
	}

	private final OpenInventories inventories;
	private final EndpointStates states;
	private Text filter;
	private RowTable<Row> table;
	private List<EndpointRef> chosen = List.of();

	QuickOpenDialog(final Shell parent, final OpenInventories inventories, final EndpointStates states) {
		super(parent);
		this.inventories = inventories;
		this.states = states;
	}

	List<EndpointRef> chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.QuickOpenDialog_title);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(8, 8).applyTo(area);
		final Label label = new Label(area, SWT.NONE);
		label.setText(Messages.QuickOpenDialog_filter);
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		table = new RowTable<>(area, List.of(
				RowColumn.text(Messages.InventoryView_name, 180, Row::name)
						.withIcon(row -> Optional.of(states.of(row.endpoint()).icon())),
				RowColumn.text(Messages.InventoryView_address, 160, Row::address),
				RowColumn.text(Messages.QuickOpenDialog_group, 160, Row::group),
				RowColumn.text(Messages.QuickOpenDialog_inventory, 160, Row::inventory)), Row::endpoint, 0, false).named(Messages.QuickOpenDialog_endpoints);
		GridDataFactory.fillDefaults().grab(true, true).hint(680, 320).applyTo(table.control());
		AccessibleName.fromLabels(area);
		filter.addListener(SWT.Modify, event -> update());
		filter.addListener(SWT.KeyDown, this::moveFromFilter);
		table.control().addListener(SWT.DefaultSelection, event -> okPressed());
		table.addSelectionChangedListener(event -> updateButton());
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.QuickOpenDialog_open, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Dialog_cancel, false);
		update();
		filter.setFocus();
	}

	@Override
	protected void okPressed() {
		chosen = table.selected().stream().map(Row::endpoint).toList();
		if (!chosen.isEmpty()) {
			super.okPressed();
		}
	}

	private void moveFromFilter(final Event event) {
		if (event.keyCode == SWT.ARROW_DOWN) {
			table.control().setFocus();
		}
	}

	private void update() {
		final EndpointFilter wanted = EndpointFilter.parse(filter.getText());
		final List<Row> rows = new ArrayList<>();
		for (final OpenInventory inventory : inventories.all()) {
			final InventoryIndex index = inventory.index(EndpointProperties.ATTRIBUTES);
			final Predicate<Endpoint> accepted = wanted.bind(index, EndpointProperties.ATTRIBUTES);
			index.endpoints().stream().filter(accepted).forEach(endpoint -> rows.add(row(inventory, endpoint)));
		}
		table.setRows(rows);
		table.selectFirst();
		updateButton();
	}

	private static Row row(final OpenInventory inventory, final Endpoint endpoint) {
		final EndpointRef reference = inventory.reference(endpoint);
		final String address = endpoint.getAddress() == null ? "" : endpoint.getAddress();
		return new Row(reference, reference.name(), address, InventoryIndex.path(endpoint), inventory.name());
	}

	private void updateButton() {
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(!table.selected().isEmpty());
		}
	}
}
