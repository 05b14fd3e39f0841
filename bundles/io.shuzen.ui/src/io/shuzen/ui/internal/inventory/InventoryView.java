package io.shuzen.ui.internal.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISaveablePart;
import org.eclipse.ui.ISaveablesLifecycleListener;
import org.eclipse.ui.ISaveablesSource;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.Saveable;
import org.eclipse.ui.SaveablesLifecycleEvent;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.copy.CopyDelegate;
import io.shuzen.ui.copy.CopySource;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.internal.inventory.InventoryNodes.EndpointLine;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.table.NodeTree;
import io.shuzen.ui.table.NodeTree.Column;
import io.shuzen.ui.table.RowColumn;
import io.shuzen.ui.table.RowTable;
import io.shuzen.ui.widget.AccessibleName;
import io.shuzen.ui.widget.EmptyState;
import io.shuzen.ui.widget.GlobalActions;
import io.shuzen.ui.widget.Layers;

/**
 * Shows the endpoints of all open inventories, by group or as a flat table. What is selected here is what commands work on. Inventories
 * are edited here and saved as any other part.
 */
public final class InventoryView extends ViewPart implements ISaveablePart, ISaveablesSource, CopyDelegate {

	private static final Duration REFRESH_INTERVAL = Duration.ofMillis(100);
	private static final String MEMENTO_FLAT = "flat";
	private static final String MEMENTO_FILTER = "filter";

	private final Runnable whenInventoriesChange = this::rebuild;
	private final BiConsumer<EndpointRef, EndpointState> whenStateChanges = this::stateChanged;
	private final List<InventorySaveable> saveables = new ArrayList<>();
	/** What has changed since the last refresh; filled on any thread. */
	private final Set<EndpointRef> changed = ConcurrentHashMap.newKeySet();
	private final Map<EndpointRef, Endpoint> endpoints = new HashMap<>();
	private OpenInventories inventories;
	private EndpointStates states;
	private InventorySaving saving;
	private Throttler stateThrottler;
	private Text filter;
	private Layers content;
	private NodeTree tree;
	private RowTable<EndpointLine> table;
	private EmptyState empty;
	private boolean flat;
	private String initialFilter = "";
	private GlobalActions editActions;

	@Override
	public void init(final IViewSite site, final IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null) {
			flat = Boolean.TRUE.equals(memento.getBoolean(MEMENTO_FLAT));
			initialFilter = Optional.ofNullable(memento.getString(MEMENTO_FILTER)).orElse("");
		}
		inventories = site.getService(OpenInventories.class);
		states = site.getService(EndpointStates.class);
		saving = new InventorySaving(inventories, site);
	}

	@Override
	public void saveState(final IMemento memento) {
		memento.putBoolean(MEMENTO_FLAT, flat);
		memento.putString(MEMENTO_FILTER, filter.getText());
	}

	@Override
	public void createPartControl(final Composite parent) {
		stateThrottler = new Throttler(parent.getDisplay(), REFRESH_INTERVAL, this::refresh);
		GridLayoutFactory.fillDefaults().spacing(0, 4).margins(0, 0).extendedMargins(0, 0, 4, 0).applyTo(parent);
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
		filter.setMessage(Messages.InventoryView_filterHint);
		filter.setToolTipText(Messages.InventoryView_filterHelp);
		AccessibleName.set(filter, Messages.InventoryView_filter);
		filter.setText(initialFilter);
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 0).applyTo(filter);
		final Composite area = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		content = new Layers(area);
		tree = new NodeTree(area, List.of(new Column(Messages.InventoryView_name, 190),
				new Column(Messages.InventoryView_cause, 220), new Column(Messages.InventoryView_address, 120),
				new Column(Messages.InventoryView_transport, 90), new Column(Messages.InventoryView_tags, 120))).named(getPartName());
		table = new RowTable<>(area, columns(), EndpointLine::endpoint, 0, false).named(getPartName());
		empty = new EmptyState(area, Icon.INVENTORY, Messages.InventoryView_empty, Messages.InventoryView_emptyAction,
				() -> CommandExecution.execute(getSite(), CommandIds.NEW_INVENTORY));
		filter.addListener(SWT.Modify, event -> rebuild());
		filter.addListener(SWT.DefaultSelection, event -> content.setFocus());
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN) {
				content.setFocus();
			}
		});
		tree.control().addListener(SWT.DefaultSelection, event -> openSelected());
		table.control().addListener(SWT.DefaultSelection, event -> openSelected());
		getSite().setSelectionProvider(new ShownSelection());
		makeMenus();
		makeGlobalActions();
		inventories.addListener(whenInventoriesChange);
		states.addListener(whenStateChanges);
		inventories.load();
		rebuild();
	}

	@Override
	public void dispose() {
		if (inventories != null) {
			inventories.removeListener(whenInventoriesChange);
			states.removeListener(whenStateChanges);
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		content.setFocus();
	}

	/** Selects an endpoint and shows it, lifting the filter when that hides it. */
	public void reveal(final Endpoint endpoint) {
		final ISelectionProvider provider = getSite().getSelectionProvider();
		provider.setSelection(new StructuredSelection(endpoint));
		if (provider.getSelection().isEmpty() && !filter.getText().isEmpty()) {
			filter.setText("");
			provider.setSelection(new StructuredSelection(endpoint));
		}
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		if (adapter == CommandStack.class) {
			return adapter.cast(selectedInventory().map(OpenInventory::commandStack).orElse(null));
		}
		return super.getAdapter(adapter);
	}

	@Override
	public CopySource copySource() {
		return flat ? table : tree;
	}

	@Override
	public Saveable[] getSaveables() {
		return saveables.toArray(Saveable[]::new);
	}

	@Override
	public Saveable[] getActiveSaveables() {
		return selectedInventory().map(
				selected -> saveables.stream().filter(each -> each.inventory() == selected).toArray(Saveable[]::new))
				.orElseGet(this::getSaveables);
	}

	@Override
	public boolean isDirty() {
		return saveables.stream().anyMatch(Saveable::isDirty);
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		saveables.stream().filter(Saveable::isDirty).forEach(saveable -> saveable.doSave(monitor));
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public boolean isSaveOnCloseNeeded() {
		return isDirty();
	}

	private static List<RowColumn<EndpointLine>> columns() {
		return List.of(
				RowColumn.text(Messages.InventoryView_name, 150, EndpointLine::name)
						.withIcon(line -> Optional.of(line.symbol())),
				RowColumn.text(Messages.InventoryView_cause, 220, (EndpointLine line) -> StateText.of(line.state()))
						.withOrder(Comparator.comparing((EndpointLine line) -> line.symbol())
								.thenComparing(EndpointLine::name)),
				RowColumn.text(Messages.InventoryView_address, 120, EndpointLine::address),
				RowColumn.text(Messages.InventoryView_transport, 90, EndpointLine::transport),
				RowColumn.text(Messages.InventoryView_tags, 120, EndpointLine::tags));
	}

	private void stateChanged(final EndpointRef endpoint, final EndpointState state) {
		changed.add(endpoint);
		stateThrottler.throttledExec();
	}

	private void rebuild() {
		if (content.isDisposed()) {
			return;
		}
		updateSaveables();
		endpoints.clear();
		for (final OpenInventory inventory : inventories.all()) {
			inventory.endpoints().forEach(endpoint -> endpoints.put(inventory.reference(endpoint), endpoint));
		}
		final InventoryNodes nodes = new InventoryNodes(filter.getText(), states);
		if (inventories.all().isEmpty()) {
			content.show(empty.control());
		} else if (flat) {
			table.setRows(nodes.flat(inventories.all()));
			content.show(table.control());
		} else {
			tree.setRoots(nodes.tree(inventories.all()));
			content.show(tree.control());
		}
	}

	private void refresh() {
		if (content.isDisposed()) {
			return;
		}
		final List<Endpoint> stale = new ArrayList<>();
		for (final EndpointRef reference : List.copyOf(changed)) {
			// removed first: what changes meanwhile is shown the next time
			changed.remove(reference);
			Optional.ofNullable(endpoints.get(reference)).ifPresent(stale::add);
		}
		if (filter.getText().contains("severity") || filter.getText().contains("findings")) {
			rebuild();
		} else if (flat) {
			table.refresh(stale);
		} else {
			tree.refresh(stale);
		}
	}

	private void updateSaveables() {
		final List<InventorySaveable> closed = saveables.stream()
				.filter(each -> !inventories.all().contains(each.inventory())).toList();
		final List<InventorySaveable> opened = inventories.all().stream()
				.filter(each -> saveables.stream().noneMatch(known -> known.inventory() == each))
				.map(each -> new InventorySaveable(each, saving)).toList();
		saveables.removeAll(closed);
		saveables.addAll(opened);
		fireLifecycle(SaveablesLifecycleEvent.POST_CLOSE, closed);
		fireLifecycle(SaveablesLifecycleEvent.POST_OPEN, opened);
		firePropertyChange(PROP_DIRTY);
		if (editActions != null) {
			editActions.update();
		}
	}

	private void fireLifecycle(final int type, final List<InventorySaveable> changed) {
		if (!changed.isEmpty()) {
			getSite().getService(ISaveablesLifecycleListener.class).handleLifecycleEvent(
					new SaveablesLifecycleEvent(this, type, changed.toArray(Saveable[]::new), false));
		}
	}

	private void openSelected() {
		final boolean anyEndpoint = selectedObjects().stream().anyMatch(Endpoint.class::isInstance);
		if (anyEndpoint) {
			CommandExecution.execute(getSite(), CommandIds.OPEN_ENDPOINT);
		}
	}

	private List<EObject> selectedObjects() {
		final List<EObject> objects = new ArrayList<>();
		for (final Object element : (IStructuredSelection) getSite().getSelectionProvider().getSelection()) {
			if (element instanceof final EObject object) {
				objects.add(object);
			}
		}
		return objects;
	}

	/** The inventory that is selected or holds what is; the only one when nothing is. */
	private Optional<OpenInventory> selectedInventory() {
		final List<EObject> selected = selectedObjects();
		if (selected.isEmpty()) {
			return inventories.all().size() == 1 ? Optional.of(inventories.all().getFirst()) : Optional.empty();
		}
		return inventories.containing(selected.getFirst());
	}

	private void makeMenus() {
		final MenuManager menu = new MenuManager();
		menu.add(new GroupMarker("open"));
		menu.add(new Separator("investigate"));
		menu.add(new Separator("new"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		tree.control().setMenu(menu.createContextMenu(tree.control()));
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, getSite().getSelectionProvider());
		final IAction asTable = new Action(Messages.InventoryView_asTable, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				flat = isChecked();
				rebuild();
				InventoryView.this.setFocus();
			}
		};
		asTable.setImageDescriptor(Icon.AS_TABLE.descriptor());
		asTable.setChecked(flat);
		final IAction collapse = new Action(Messages.InventoryView_collapseAll, Icon.COLLAPSE_ALL.descriptor()) {
			@Override
			public void run() {
				tree.collapseAll();
			}
		};
		final IToolBarManager toolBar = getViewSite().getActionBars().getToolBarManager();
		toolBar.add(new GroupMarker("investigate"));
		toolBar.add(new Separator("new"));
		toolBar.add(new Separator("layout"));
		toolBar.add(asTable);
		toolBar.add(collapse);
		final IMenuManager viewMenu = getViewSite().getActionBars().getMenuManager();
		viewMenu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void makeGlobalActions() {
		final IActionBars bars = getViewSite().getActionBars();
		editActions = new GlobalActions(bars);
		editActions.add(ActionFactory.UNDO, () -> selectedInventory().ifPresent(each -> each.commandStack().undo()),
				() -> selectedInventory().filter(each -> each.commandStack().canUndo()).isPresent());
		editActions.add(ActionFactory.REDO, () -> selectedInventory().ifPresent(each -> each.commandStack().redo()),
				() -> selectedInventory().filter(each -> each.commandStack().canRedo()).isPresent());
		editActions.add(ActionFactory.DELETE, this::deleteSelected, this::isDeletable);
		editActions.addCopy(getSite().getShell().getDisplay(), this);
		editActions.add(ActionFactory.SELECT_ALL, this::selectAll, () -> flat);
		editActions.install();
		getSite().getSelectionProvider().addSelectionChangedListener(event -> editActions.update());
	}

	private void selectAll() {
		if (flat) {
			table.control().selectAll();
		}
	}

	private boolean isDeletable() {
		final List<EObject> selected = selectedObjects();
		return !selected.isEmpty()
				&& selected.stream().allMatch(object -> object instanceof Endpoint || object instanceof Group)
				&& selectedInventory().filter(inventory -> !inventory.isReadOnly()
						&& selected.stream().allMatch(inventory::contains)).isPresent();
	}

	/** Without a question, as it can be undone. What lies in a selected group goes with it. */
	private void deleteSelected() {
		if (!isDeletable()) {
			return;
		}
		final OpenInventory inventory = selectedInventory().orElseThrow();
		final List<EObject> selected = EcoreUtil.filterDescendants(selectedObjects());
		inventory.execute(DeleteCommand.create(inventory.editingDomain(), selected));
	}

	/** The selection of whichever of tree and table is shown, as the model's objects. */
	private final class ShownSelection implements ISelectionProvider {

		private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();

		ShownSelection() {
			tree.addSelectionChangedListener(event -> fire());
			table.addSelectionChangedListener(event -> fire());
		}

		private void fire() {
			final SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
			listeners.forEach(listener -> listener.selectionChanged(event));
		}

		@Override
		public ISelection getSelection() {
			return flat ? new StructuredSelection(table.selected().stream().map(EndpointLine::endpoint).toList())
					: tree.getSelection();
		}

		@Override
		public void setSelection(final ISelection selection) {
			if (!flat) {
				tree.setSelection(selection);
			} else if (selection instanceof final IStructuredSelection structured) {
				table.setSelection(new StructuredSelection(table.rows().stream()
						.filter(row -> structured.toList().contains(row.endpoint())).toList()));
			}
		}

		@Override
		public void addSelectionChangedListener(final ISelectionChangedListener listener) {
			listeners.add(listener);
		}

		@Override
		public void removeSelectionChangedListener(final ISelectionChangedListener listener) {
			listeners.remove(listener);
		}
	}
}
