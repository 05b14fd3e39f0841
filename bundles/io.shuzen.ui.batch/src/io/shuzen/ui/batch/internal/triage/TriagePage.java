package io.shuzen.ui.batch.internal.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.batch.BatchIds;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.batch.internal.triage.TriageGroup.Kind;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.command.EndpointPages;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.investigation.Investigations;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.Bullet;
import io.shuzen.ui.widget.ContextMenu;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.Layers;

/**
 * The triage page: which causes the trouble of some endpoints has and how many of them each; the endpoints of the chosen cause, all of
 * them selected, so that commands work on them; and the preview of what repairs it.
 */
public final class TriagePage extends EditorPart implements CopyDelegate {

	private static final int DELAY = 200;

	private final BiConsumer<EndpointRef, EndpointState> whenStateChanges = this::stateChanged;
	private final Job counting = Job.createSystem(Messages.TriagePage_name, this::count);
	private EndpointStates states;
	private volatile Set<EndpointRef> scope = Set.of();
	private Composite area;
	private Layers layers;
	private Composite page;
	private EmptyState noEndpoints;
	private EmptyState notRead;
	private Label title;
	private Label summary;
	private Composite explanation;
	private Optional<Cause> explained = Optional.empty();
	private CauseTable causes;
	private RowTable<TriageRow> endpoints;
	private Button preview;
	private Button diagnose;
	private String shownGroup = "";

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof final TriageInput triage)) {
			throw new PartInitException(input.getName());
		}
		setSite(site);
		setInput(input);
		setPartName(input.getName());
		states = site.getService(EndpointStates.class);
		scope = triage.endpoints();
	}

	/** Is about these endpoints from now on. */
	public void show(final Collection<EndpointRef> references) {
		scope = new TriageInput(references).endpoints();
		counting.schedule();
	}

	@Override
	public void createPartControl(final Composite parent) {
		area = new Composite(parent, SWT.NONE);
		layers = new Layers(area);
		noEndpoints = new EmptyState(area, Icon.TRIAGE, Messages.TriagePage_noEndpoints, Messages.TriagePage_showInventory,
				this::showInventory);
		notRead = new EmptyState(area, Icon.TRIAGE, Messages.TriagePage_notRead, Messages.TriagePage_diagnoseAll,
				() -> Investigations.start(getSite(), targets(scope)));
		page = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(8, 8).applyTo(page);
		createHeader();
		final SashForm body = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		causes = new CauseTable(body, this::showEndpoints, () -> endpoints.control().setFocus());
		createEndpoints(body);
		body.setSashWidth(8);
		body.setWeights(57, 43);
		layers.show(page);
		getSite().setSelectionProvider(endpoints);
		getSite().registerContextMenu(BatchIds.TRIAGE_PAGE, ContextMenu.on(endpoints.control()), endpoints);
		states.addListener(whenStateChanges);
		counting.schedule();
	}

	private void createHeader() {
		final Composite header = new Composite(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 2).applyTo(header);
		title = new Label(header, SWT.NONE);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
		final Composite buttons = new Composite(header, SWT.NONE);
		RowLayoutFactory.fillDefaults().spacing(6).wrap(false).applyTo(buttons);
		GridDataFactory.fillDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(buttons);
		diagnose = button(buttons, Icon.DIAGNOSE, CommandIds.DIAGNOSE);
		preview = button(buttons, Icon.PREVIEW, CommandIds.PREVIEW);
		summary = new Label(header, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
	}

	private Button button(final Composite parent, final Icon icon, final String command) {
		final Button button = new Button(parent, SWT.PUSH);
		button.setImage(icon.image());
		button.addListener(SWT.Selection, event -> CommandExecution.execute(getSite(), command));
		return button;
	}

	private void createEndpoints(final Composite parent) {
		final Composite right = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(right);
		explanation = new Composite(right, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(explanation);
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 0).exclude(true).applyTo(explanation);
		explanation.setVisible(false);
		endpoints = new RowTable<>(right, List.of(
				RowColumn.text(Messages.TriagePage_endpoint, 120, (final TriageRow row) -> row.endpoint().name())
						.withIcon(row -> Optional.of(row.icon())),
				RowColumn.text(Messages.TriagePage_why, 240, TriageRow::why),
				RowColumn.text(Messages.TriagePage_others, 120, TriageRow::others)), TriageRow::endpoint, 0, false).growing(1)
						.named(Messages.TriagePage_endpoints);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(endpoints.control());
		endpoints.addSelectionChangedListener(event -> updateButtons());
		endpoints.control().addListener(SWT.DefaultSelection,
				event -> endpoints.selected().stream().findFirst().ifPresent(row -> EndpointPages.open(getSite().getPage(), row.endpoint())));
	}

	@Override
	public void dispose() {
		states.removeListener(whenStateChanges);
		counting.cancel();
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (layers.shows(page)) {
			causes.setFocus();
		} else {
			layers.setFocus();
		}
	}

	@Override
	public CopySource copySource() {
		return endpoints.control().isFocusControl() ? endpoints : causes;
	}

	/** On any thread. */
	private void stateChanged(final EndpointRef endpoint, final EndpointState state) {
		if (scope.contains(endpoint)) {
			counting.schedule(DELAY);
		}
	}

	/** There may be very many endpoints: they are counted beside the user interface's thread. */
	private void count(final IProgressMonitor monitor) {
		final Set<EndpointRef> counted = scope;
		final List<TriageGroup> groups = TriagePicture.of(counted, states::of);
		area.getDisplay().asyncExec(() -> {
			if (!area.isDisposed() && counted == scope) {
				show(groups);
			}
		});
	}

	private void show(final List<TriageGroup> groups) {
		final boolean nothingRead = groups.stream().allMatch(group -> group.kind() == Kind.UNREAD && group.rows().stream()
				.allMatch(row -> row.why().isEmpty()));
		notRead.setExplanation(Localized.format(Messages.TriagePage_notRead, scope.size()));
		title.setText(Localized.format(Messages.TriagePage_title, scope.size()));
		summary.setText(summary(groups));
		causes.show(groups);
		showEndpoints(causes.chosen());
		final boolean other = layers.show(scope.isEmpty() ? noEndpoints.control() : nothingRead ? notRead.control() : page);
		if (other && getSite().getPage().getActivePart() == this) {
			setFocus();
		}
	}

	private static String summary(final List<TriageGroup> groups) {
		final List<String> words = new ArrayList<>();
		final long known = groups.stream().filter(group -> group.kind() == Kind.CAUSE).count();
		words.add(Localized.format(Messages.TriagePage_causes, known));
		groups.stream().filter(group -> group.kind() != Kind.CAUSE)
				.forEach(group -> words.add(Localized.format(Messages.TriagePage_count, group.title(), group.rows().size())));
		return String.join("  ·  ", words);
	}

	/** All of them are selected, unless some of the same group were chosen. */
	private void showEndpoints(final Optional<TriageGroup> group) {
		final String key = group.map(TriageGroup::key).orElse("");
		final boolean all = !key.equals(shownGroup) || endpoints.selected().size() == endpoints.rows().size();
		shownGroup = key;
		final List<TriageRow> rows = group.map(TriageGroup::rows).orElse(List.of());
		endpoints.setRows(rows);
		if (all) {
			endpoints.setSelection(new StructuredSelection(rows));
		}
		explain(group.flatMap(TriageGroup::cause));
		updateButtons();
	}

	private void explain(final Optional<Cause> cause) {
		if (cause.equals(explained)) {
			return;
		}
		explained = cause;
		for (final Control child : explanation.getChildren()) {
			child.dispose();
		}
		cause.ifPresent(each -> {
			if (!each.explanation().isEmpty()) {
				sentence(Localized.of(each.explanation()));
			}
			each.instructions().forEach(instruction -> Bullet.create(explanation, Localized.of(instruction), 0));
			if (each.remedies().isEmpty()) {
				sentence(Messages.TriagePage_noRemedy);
			}
		});
		final boolean empty = explanation.getChildren().length == 0;
		GridDataFactory.createFrom((GridData) explanation.getLayoutData()).exclude(empty).applyTo(explanation);
		explanation.setVisible(!empty);
		explanation.getParent().layout(true, true);
	}

	private void sentence(final String text) {
		final Label label = new Label(explanation, SWT.WRAP);
		label.setText(text.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
	}

	private void updateButtons() {
		final List<TriageRow> selected = endpoints.selected();
		diagnose.setEnabled(!selected.isEmpty());
		preview.setEnabled(selected.stream()
				.anyMatch(row -> row instanceof final TriageRow.Explained explained && !explained.cause().remedies().isEmpty()));
		final String label = Localized.format(Messages.TriagePage_diagnose, selected.size());
		if (!label.equals(diagnose.getText())) {
			diagnose.setText(label);
			preview.setText(Localized.format(Messages.TriagePage_preview, selected.size()));
			page.layout(new Control[] { diagnose, preview });
		}
	}

	private Map<EndpointRef, EndpointDescriptor> targets(final Collection<EndpointRef> references) {
		return EndpointTargets.of(references, getSite().getService(OpenInventories.class));
	}

	private void showInventory() {
		try {
			getSite().getPage().showView(ViewIds.INVENTORY);
		} catch (final PartInitException e) {
			Platform.getLog(TriagePage.class).log(e.getStatus());
		}
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
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
