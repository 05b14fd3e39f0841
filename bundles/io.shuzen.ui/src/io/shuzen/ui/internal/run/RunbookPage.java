package io.shuzen.ui.internal.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import io.shuzen.engine.RunbookEntry;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** Asks for a runbook. */
final class RunbookPage extends WizardPage {

	private final List<RunbookEntry> runbooks;
	private RowTable<RunbookEntry> table;
	private Text description;
	private RunbookEntry chosen;

	RunbookPage(final List<RunbookEntry> runbooks) {
		super("runbook");
		this.runbooks = runbooks;
		setTitle(Messages.RunbookPage_title);
		setDescription(Messages.RunbookPage_description);
		setPageComplete(false);
	}

	Optional<RunbookEntry> chosen() {
		return Optional.ofNullable(chosen);
	}

	@Override
	public void createControl(final Composite parent) {
		final Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(8, 8).spacing(8, 8).applyTo(area);
		table = new RowTable<>(area, List.of(
				RowColumn.text(Messages.RunbookPage_name, 320,
						(RunbookEntry entry) -> Localized.of(entry.definition().name()))
						.withIcon(entry -> Optional.of(entry.isRunnable() ? Icon.RUNBOOK : Icon.SEVERITY_ERROR)),
				RowColumn.text(Messages.RunbookPage_version, 80, (RunbookEntry entry) -> entry.definition().version()),
				RowColumn.text(Messages.RunbookPage_source, 200, RunbookEntry::source)),
				entry -> entry.definition().id(), 0, false).growing(0).named(Messages.RunbookPage_title);
		GridDataFactory.fillDefaults().grab(true, true).hint(600, 180).applyTo(table.control());
		description = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		AccessibleName.set(description, Messages.RunbookPage_about);
		GridDataFactory.fillDefaults().grab(true, false).hint(600, 96).applyTo(description);
		table.addSelectionChangedListener(event -> update());
		table.control().addListener(SWT.DefaultSelection, event -> {
			if (canFlipToNextPage()) {
				getContainer().showPage(getNextPage());
			}
		});
		table.setRows(runbooks);
		table.selectFirst();
		setControl(area);
	}

	private void update() {
		final Optional<RunbookEntry> selected = table.selected().stream().findFirst();
		chosen = selected.filter(RunbookEntry::isRunnable).orElse(null);
		description.setText(selected.map(entry -> Localized.of(entry.definition().description())).orElse(""));
		setErrorMessage(selected.filter(entry -> !entry.isRunnable())
				.map(entry -> entry.problems().stream().map(Localized::of).collect(Collectors.joining(" "))).orElse(null));
		setPageComplete(chosen != null);
	}
}
