package io.shuzen.ui.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.RunStrategy;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.EndpointRef;

/** Asks on which of the selected endpoints, and how carefully. */
final class EndpointPage extends WizardPage {

	private final Map<EndpointRef, EndpointDescriptor> targets;
	private final List<EndpointRef> order;
	private final Supplier<RunStrategy> defaults;
	private Table table;
	private Label count;
	private Spinner canary;
	private Spinner concurrency;
	private Spinner threshold;

	EndpointPage(final Map<EndpointRef, EndpointDescriptor> targets, final Supplier<RunStrategy> defaults) {
		super("endpoints");
		this.targets = targets;
		this.defaults = defaults;
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

	RunStrategy strategy() {
		final RunStrategy strategy = defaults.get();
		return table == null ? strategy
				: strategy.withCanaryCount(canary.getSelection()).withConcurrency(concurrency.getSelection())
						.withFailureThreshold(threshold.getSelection());
	}

	@Override
	public boolean isPageComplete() {
		return !chosen().isEmpty();
	}

	@Override
	public void createControl(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 8).applyTo(area);
		table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(260, 240).applyTo(table);
		for (final EndpointRef endpoint : order) {
			final TableItem item = new TableItem(table, SWT.NONE);
			item.setText(endpoint.name());
			item.setChecked(true);
		}
		table.addListener(SWT.Selection, event -> update());
		final Group group = new Group(area, SWT.NONE);
		group.setText(Messages.EndpointPage_strategy);
		GridDataFactory.fillDefaults().applyTo(group);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(8, 8).applyTo(group);
		canary = spinner(group, Messages.EndpointPage_canary, 0, 1000, defaults.get().canaryCount());
		concurrency = spinner(group, Messages.EndpointPage_concurrency, 1, 1000, defaults.get().concurrency());
		threshold = spinner(group, Messages.EndpointPage_threshold, 0, 100, defaults.get().failureThresholdPercent());
		count = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(count);
		update();
		setControl(area);
	}

	private static Spinner spinner(final Composite parent, final String label, final int minimum, final int maximum,
			final int value) {
		new Label(parent, SWT.NONE).setText(label);
		final Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(value, minimum, maximum, 0, 1, 10);
		return spinner;
	}

	private void update() {
		count.setText(NLS.bind(Messages.EndpointPage_count, chosen().size(), order.size()));
		if (getContainer().getCurrentPage() != null) {
			getContainer().updateButtons();
		}
	}
}
