package io.shuzen.ui.internal.preference;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.preference.Connections.Connection;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Which ways to reach machines are there, and why one of them cannot be used on this machine. The same as {@code shuzen doctor} says. */
public final class ConnectionsPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {

	private Connections connections;
	private RowTable<Connection> table;
	private Text detail;

	@Override
	public void init(final IWorkbench workbench) {
		connections = workbench.getService(Connections.class);
		setDescription(Messages.ConnectionsPreferencePage_description);
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		table = new RowTable<>(area, List.of(
				RowColumn.text(Messages.ConnectionsPreferencePage_scheme, 120, Connection::schemes)
						.withIcon(each -> Optional.of(each.status().available() ? Icon.SEVERITY_OK : Icon.STATE_CANCELLED)),
				RowColumn.text(Messages.ConnectionsPreferencePage_name, 260, (Connection each) -> Localized.of(each.status().name())),
				RowColumn.text(Messages.ConnectionsPreferencePage_state, 160, (Connection each) -> each.status().available()
						? Messages.ConnectionsPreferencePage_available : Messages.ConnectionsPreferencePage_unavailable)),
				each -> each.schemes() + each.status().name().english(), 0, false).named(getTitle());
		GridDataFactory.fillDefaults().grab(true, true).hint(560, 200).applyTo(table.control());
		detail = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, false).hint(560, 80).applyTo(detail);
		AccessibleName.set(detail, Messages.ConnectionsPreferencePage_state);
		table.addSelectionChangedListener(event -> detail.setText(table.selected().stream().findFirst()
				.map(each -> Localized.of(each.status().detail())).orElse("")));
		final Display display = parent.getDisplay();
		Job.createSystem(Messages.ConnectionsPreferencePage_name, monitor -> {
			final List<Connection> all = connections.ask();
			display.asyncExec(() -> {
				if (!table.control().isDisposed()) {
					table.setRows(all);
					table.selectFirst();
				}
			});
		}).schedule();
		return area;
	}
}
