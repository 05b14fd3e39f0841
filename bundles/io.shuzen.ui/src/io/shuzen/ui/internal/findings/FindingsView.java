package io.shuzen.ui.internal.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.engine.Diagnosis;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.command.EndpointTargets;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.code.CodeDecoder;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;
import io.shuzen.ui.widget.ContextMenu;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;
import io.shuzen.ui.widget.Layers;

/** Shows what was found on the endpoints that were diagnosed: on those selected in the inventory, or on all. */
public final class FindingsView extends ViewPart implements CopyDelegate {

	private static final Duration REFRESH_INTERVAL = Duration.ofMillis(150);
	private static final String MEMENTO_ALL = "all";
	private static final String MEMENTO_MINOR = "minor";

	private final BiConsumer<EndpointRef, EndpointState> whenStateChanges = (endpoint, state) -> updateSoon();
	private final ISelectionListener whenSelectionChanges = (part, selection) -> {
		if (part != this && ViewIds.INVENTORY.equals(part.getSite().getId())
				|| part instanceof IEditorPart) {
			scope = EndpointTargets.of(getSite().getWorkbenchWindow()).keySet();
			update();
		}
	};
	private EndpointStates states;
	private Throttler throttler;
	private Layers layers;
	private SashForm content;
	private EmptyState empty;
	private Text filter;
	private RowTable<FindingRow> table;
	private FindingDetails details;
	private Set<EndpointRef> scope = Set.of();
	private boolean showsAll = true;
	private boolean showsMinor;

	@Override
	public void init(final IViewSite site, final IMemento memento) throws PartInitException {
		super.init(site, memento);
		states = site.getService(EndpointStates.class);
		if (memento != null) {
			showsAll = !Boolean.FALSE.equals(memento.getBoolean(MEMENTO_ALL));
			showsMinor = Boolean.TRUE.equals(memento.getBoolean(MEMENTO_MINOR));
		}
	}

	@Override
	public void saveState(final IMemento memento) {
		memento.putBoolean(MEMENTO_ALL, showsAll);
		memento.putBoolean(MEMENTO_MINOR, showsMinor);
	}

	@Override
	public void createPartControl(final Composite parent) {
		throttler = new Throttler(parent.getDisplay(), REFRESH_INTERVAL, this::update);
		layers = new Layers(parent);
		empty = new EmptyState(parent, Icon.FINDINGS, Messages.FindingsView_empty, Messages.FindingsView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.DIAGNOSE));
		content = new SashForm(parent, SWT.HORIZONTAL);
		final Composite left = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).extendedMargins(0, 0, 4, 0).applyTo(left);
		filter = new Text(left, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.FindingsView_filterHint);
		AccessibleName.set(filter, Messages.FindingsView_filterHint);
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 0).applyTo(filter);
		filter.addListener(SWT.Modify, event -> update());
		table = FindingTables.create(left, getSite().getService(CodeDecoder.class));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		details = new FindingDetails(content, getSite().getService(PackRegistry.class), getSite().getService(CodeDecoder.class),
				() -> CommandExecution.execute(getSite(), CommandIds.PREVIEW));
		content.setSashWidth(8);
		content.setWeights(62, 38);
		table.addSelectionChangedListener(event -> details.show(table.selected().stream().findFirst()));
		table.control().addListener(SWT.DefaultSelection, event -> CommandExecution.execute(getSite(), CommandIds.PREVIEW));
		getSite().setSelectionProvider(table);
		makeMenus();
		GlobalActions.forReading(getViewSite().getActionBars(), table, table.control()::selectAll);
		states.addListener(whenStateChanges);
		getSite().getPage().addPostSelectionListener(whenSelectionChanges);
		getSite().getPage().addSelectionListener(whenSelectionChanges);
		update();
	}

	@Override
	public void dispose() {
		states.removeListener(whenStateChanges);
		getSite().getPage().removePostSelectionListener(whenSelectionChanges);
		getSite().getPage().removeSelectionListener(whenSelectionChanges);
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (layers.shows(content)) {
			table.control().setFocus();
		} else {
			layers.setFocus();
		}
	}

	@Override
	public CopySource copySource() {
		return table;
	}

	private void updateSoon() {
		throttler.throttledExec();
	}

	private void update() {
		if (layers.isDisposed()) {
			return;
		}
		final Map<EndpointRef, EndpointState> known = states.all();
		final boolean anyDiagnosed = known.values().stream().anyMatch(state -> state.diagnosis().isPresent());
		layers.show(anyDiagnosed ? content : empty.control());
		final String wanted = filter.getText().strip().toLowerCase(Locale.getDefault());
		final List<FindingRow> rows = new ArrayList<>();
		known.forEach((endpoint, state) -> {
			if (showsAll || scope.isEmpty() || scope.contains(endpoint)) {
				final Optional<Diagnosis> diagnosis = state.diagnosis();
				state.findings().stream().filter(finding -> showsMinor || finding.severity().isAtLeast(Severity.WARNING))
						.map(finding -> new FindingRow(endpoint, diagnosis.orElseThrow(), finding))
						.filter(row -> matches(row, wanted)).forEach(rows::add);
			}
		});
		table.setRows(rows);
		table.selectFirst();
		final long errors = rows.stream().filter(row -> row.finding().severity() == Severity.ERROR).count();
		setContentDescription(anyDiagnosed ? Localized.format(Messages.FindingsView_summary, rows.size(), errors) : "");
	}

	private static boolean matches(final FindingRow row, final String wanted) {
		return wanted.isEmpty() || (Localized.of(row.finding().title()) + ' ' + row.endpoint().name() + ' ' + row.user() + ' '
				+ row.finding().diagnosticId()).toLowerCase(Locale.getDefault()).contains(wanted);
	}

	private void makeMenus() {
		getSite().registerContextMenu(ContextMenu.on(table.control()), table);
		final IToolBarManager toolBar = getViewSite().getActionBars().getToolBarManager();
		toolBar.add(toggle(Messages.FindingsView_onlySelected, Icon.ENDPOINT, !showsAll, checked -> showsAll = !checked));
		toolBar.add(toggle(Messages.FindingsView_minor, Icon.SEVERITY_INFO, showsMinor, checked -> showsMinor = checked));
	}

	private IAction toggle(final String text, final Icon icon, final boolean checked,
			final Consumer<Boolean> whenToggled) {
		final Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				whenToggled.accept(isChecked());
				update();
			}
		};
		action.setImageDescriptor(icon.descriptor());
		action.setChecked(checked);
		return action;
	}
}
