package io.shuzen.ui.internal.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.MultiPageEditorPart;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.copy.Clipboards;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.internal.findings.FindingDetails;
import io.shuzen.ui.internal.findings.FindingRow;
import io.shuzen.ui.internal.findings.FindingTables;
import io.shuzen.ui.internal.history.EndpointHistory;
import io.shuzen.ui.internal.preference.ConsolePreferences;
import io.shuzen.ui.internal.run.RepairPreview;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.investigation.Investigations;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.ContextMenu;

/** The page about one endpoint: the most likely cause first, then everything that is known. */
public final class EndpointEditor extends MultiPageEditorPart implements CopySource {

	private static final Duration REFRESH_INTERVAL = Duration.ofMillis(100);

	private final BiConsumer<EndpointRef, EndpointState> whenStateChanges = this::stateChanged;
	private final Runnable whenInventoriesChange = this::inventoriesChanged;
	private OpenInventories inventories;
	private EndpointStates states;
	private Throttler throttler;
	private OverviewPage overview;
	private RowTable<FindingRow> findings;
	private NodeTree facts;
	private EndpointHistory history;
	private Diagnosis shownDiagnosis;
	private boolean waitsForInventory;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		super.init(site, input);
		setPartName(input.getName());
		inventories = site.getService(OpenInventories.class);
		states = site.getService(EndpointStates.class);
	}

	EndpointRef endpoint() {
		return ((EndpointEditorInput) getEditorInput()).endpoint();
	}

	@Override
	protected void createPages() {
		throttler = new Throttler(getContainer().getDisplay(), REFRESH_INTERVAL, this::update);
		overview = new OverviewPage(getContainer(), endpoint(), new OverviewPage.Actions() {
			@Override
			public void diagnose() {
				EndpointEditor.this.diagnose();
			}

			@Override
			public void preview(final Finding finding) {
				RepairPreview.of(getSite().getWorkbenchWindow(), finding, targets());
			}

			@Override
			public void preview(final Cause cause) {
				RepairPreview.of(getSite().getWorkbenchWindow(), cause, targets());
			}

			@Override
			public void run() {
				getSite().getPage().activate(EndpointEditor.this);
				CommandExecution.execute(getSite(), CommandIds.RUN);
			}

			@Override
			public void showFindings() {
				setActivePage(1);
			}

			@Override
			public void copyReport() {
				final Display display = getContainer().getDisplay();
				EndpointEditor.this.copyReport(text -> Clipboards.put(display, text));
			}

			@Override
			public void exportReport() {
				states.of(endpoint()).diagnosis().ifPresent(each -> reports().export(getSite().getShell(), each));
			}
		}, getSite().getService(CodeDecoder.class));
		setPageText(addPage(overview), Messages.EndpointEditor_overview);
		setPageText(addPage(findingsPage()), Messages.EndpointEditor_findings);
		facts = new NodeTree(getContainer(), List.of(new Column(Messages.EndpointEditor_fact, 380),
				new Column(Messages.EndpointEditor_value, 420), new Column(Messages.EndpointEditor_source, 240)))
						.named(Messages.EndpointEditor_facts);
		setPageText(addPage(facts.control()), Messages.EndpointEditor_facts);
		history = new EndpointHistory(getContainer(), getSite(), endpoint().name());
		setPageText(addPage(history.control()), Messages.EndpointEditor_history);
		states.addListener(whenStateChanges);
		inventories.addListener(whenInventoriesChange);
		inventories.load();
		update();
		if (ConsolePreferences.diagnoseOnOpen() && states.of(endpoint()).diagnosis().isEmpty()
				&& states.of(endpoint()).activity().isEmpty()) {
			// at the start of the console a remembered page may come before its inventory
			waitsForInventory = targets().isEmpty();
			diagnose();
		}
	}

	private EndpointReports reports() {
		return new EndpointReports(getSite().getService(PackRegistry.class), getSite().getService(RunbookCatalog.class));
	}

	private Composite findingsPage() {
		final SashForm page = new SashForm(getContainer(), SWT.VERTICAL);
		findings = FindingTables.create(page, getSite().getService(CodeDecoder.class));
		final FindingDetails details = new FindingDetails(page, getSite().getService(PackRegistry.class),
				getSite().getService(CodeDecoder.class), this::previewSelected);
		page.setWeights(50, 50);
		findings.addSelectionChangedListener(event -> details.show(findings.selected().stream().findFirst()));
		findings.control().addListener(SWT.DefaultSelection, event -> previewSelected());
		getSite().registerContextMenu("io.shuzen.ui.findings", ContextMenu.on(findings.control()), findings);
		return page;
	}

	@Override
	public void dispose() {
		states.removeListener(whenStateChanges);
		inventories.removeListener(whenInventoriesChange);
		super.dispose();
	}

	@Override
	public void setFocus() {
		switch (getActivePage()) {
		case 1 -> findings.control().setFocus();
		case 2 -> facts.control().setFocus();
		case 3 -> history.setFocus();
		default -> overview.setFocus();
		}
	}

	@Override
	public void copy(final Consumer<String> clipboard) {
		switch (getActivePage()) {
		case 1 -> findings.copy(clipboard);
		case 2 -> facts.copy(clipboard);
		case 3 -> history.copy(clipboard);
		default -> copyReport(clipboard);
		}
	}

	@Override
	public void copyAsMarkdown(final Consumer<String> clipboard) {
		switch (getActivePage()) {
		case 1 -> findings.copyAsMarkdown(clipboard);
		case 2 -> facts.copyAsMarkdown(clipboard);
		case 3 -> history.copyAsMarkdown(clipboard);
		default -> copyReport(clipboard);
		}
	}

	private void copyReport(final Consumer<String> clipboard) {
		states.of(endpoint()).diagnosis().ifPresent(each -> reports().copy(getContainer().getDisplay(), each, clipboard));
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		// nothing here is edited
	}

	@Override
	public void doSaveAs() {
		// nothing here is edited
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	private Map<EndpointRef, EndpointDescriptor> targets() {
		return EndpointTargets.of(endpoint(), inventories);
	}

	private void diagnose() {
		Investigations.start(getSite(), targets());
	}

	private void previewSelected() {
		findings.selected().stream().findFirst()
				.ifPresent(row -> RepairPreview.of(getSite().getWorkbenchWindow(), row.finding(), targets()));
	}

	private void stateChanged(final EndpointRef changed, final EndpointState state) {
		if (changed.equals(endpoint())) {
			throttler.throttledExec();
		}
	}

	private void inventoriesChanged() {
		if (waitsForInventory && !targets().isEmpty()) {
			waitsForInventory = false;
			diagnose();
		}
		update();
	}

	private void update() {
		if (overview.isDisposed()) {
			return;
		}
		final EndpointState state = states.of(endpoint());
		overview.show(state, targets().values().stream().findFirst());
		setTitleImage(state.icon().image());
		final Diagnosis diagnosis = state.diagnosis().orElse(null);
		if (diagnosis != shownDiagnosis && diagnosis != null) {
			shownDiagnosis = diagnosis;
			findings.setRows(diagnosis.findings().stream().map(finding -> new FindingRow(endpoint(), diagnosis, finding)).toList());
			findings.selectFirst();
			facts.setRoots(diagnosis.facts().map(FactNodes::of).orElse(List.of()));
		}
	}
}
