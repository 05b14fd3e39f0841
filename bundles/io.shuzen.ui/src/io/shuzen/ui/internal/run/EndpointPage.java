package io.shuzen.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks on which of the selected endpoints. */
final class EndpointPage extends WizardPage {

	private final Map<EndpointRef, EndpointDescriptor> targets;
	private final List<EndpointRef> order;
	private Table table;
	private Label count;

	EndpointPage(final Map<EndpointRef, EndpointDescriptor> targets) {
		super("endpoints");
		this.targets = targets;
		order = List.copyOf(targets.keySet());
		setTitle(Messages.EndpointPage_title);
		setDescription(Messages.EndpointPage_description);
	}

	/** Also before it was shown: then all that were selected. */
	Map<EndpointRef, EndpointDescriptor> chosen() {
		if (table == null) {
			return targets;
		}
		final Map<EndpointRef, EndpointDescriptor> chosen = new LinkedHashMap<>();
		for (int i = 0; i < order.size(); i++) {
			if (table.getItem(i).getChecked()) {
				chosen.put(order.get(i), targets.get(order.get(i)));
			}
		}
		return chosen;
	}

	@Override
	public boolean isPageComplete() {
		return !chosen().isEmpty();
	}

	@Override
	public void createControl(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(8, 8).spacing(8, 8).applyTo(area);
		table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		AccessibleName.set(table, Messages.EndpointPage_title);
		GridDataFactory.fillDefaults().grab(true, true).hint(260, 240).applyTo(table);
		for (final EndpointRef endpoint : order) {
			final TableItem item = new TableItem(table, SWT.NONE);
			item.setText(endpoint.name());
			item.setChecked(true);
		}
		table.addListener(SWT.Selection, event -> update());
		count = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
		update();
		setControl(area);
	}

	@Override
	public void setVisible(final boolean visible) {
		super.setVisible(visible);
		if (visible) {
			table.setFocus();
		}
	}

	private void update() {
		count.setText(Localized.format(Messages.EndpointPage_count, chosen().size(), order.size()));
		if (getContainer().getCurrentPage() != null) {
			getContainer().updateButtons();
		}
	}
}
