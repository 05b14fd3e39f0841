package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.validation.Severity;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.widget.AccessibleName;

/** The ordered elements of a containment: added, removed and moved by buttons and keys. Elements with problems show it. */
final class ElementList {

	private final RunbookSession session;
	private final EReference feature;
	private final TableViewer viewer;
	private final Button remove;
	private final Button up;
	private final Button down;
	private final Button add;

	/**
	 * What a list is about.
	 *
	 * @param name what a screen reader calls it
	 */
	record Words(String name, Function<EObject, String> label, Icon icon, String add) {
	}

	ElementList(final RunbookSession session, final FormToolkit toolkit, final Composite parent, final EReference feature,
			final Words words, final Runnable adder, final Consumer<EObject> onSelect) {
		this.session = session;
		this.feature = feature;
		viewer = new TableViewer(toolkit.createTable(parent, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL));
		AccessibleName.set(viewer.getControl(), words.name());
		GridDataFactory.fillDefaults().grab(true, true).hint(260, 240).applyTo(viewer.getControl());
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setLabelProvider(new LabelProvider() {
			@Override
			public String getText(final Object element) {
				return words.label().apply((EObject) element);
			}

			@Override
			public Image getImage(final Object element) {
				return icon((EObject) element, words.icon()).image();
			}
		});
		final Composite buttons = toolkit.createComposite(parent);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
		add = DiagnosticList.button(toolkit, buttons, words.add(), adder);
		remove = DiagnosticList.button(toolkit, buttons, Messages.ElementList_remove, this::remove);
		up = DiagnosticList.button(toolkit, buttons, Messages.ElementList_up, () -> move(-1));
		down = DiagnosticList.button(toolkit, buttons, Messages.ElementList_down, () -> move(1));
		viewer.addSelectionChangedListener(event -> {
			updateButtons();
			onSelect.accept(selected().orElse(null));
		});
		viewer.getControl().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				remove();
			} else if (event.stateMask == SWT.ALT && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
				move(event.keyCode == SWT.ARROW_UP ? -1 : 1);
				event.doit = false;
			}
		});
	}

	private Icon icon(final EObject element, final Icon healthy) {
		Icon icon = healthy;
		for (final var problem : session.problems()) {
			if (problem.object() == element || problem.object().eContainer() == element) {
				if (problem.severity() == Severity.ERROR) {
					return Icon.SEVERITY_ERROR;
				}
				icon = Icon.SEVERITY_WARNING;
			}
		}
		return icon;
	}

	Optional<EObject> selected() {
		return Optional.ofNullable((EObject) viewer.getStructuredSelection().getFirstElement());
	}

	void select(final EObject element) {
		viewer.setSelection(new StructuredSelection(element), true);
	}

	private void remove() {
		final int index = selected().map(elements()::indexOf).orElse(-1);
		if (index >= 0 && !session.isReadOnly()) {
			session.remove(session.runbook(), feature, elements().get(index));
			if (!elements().isEmpty()) {
				select(elements().get(Math.min(index, elements().size() - 1)));
			}
		}
	}

	private void move(final int by) {
		selected().ifPresent(element -> {
			final int index = elements().indexOf(element) + by;
			if (index >= 0 && index < elements().size()) {
				session.move(session.runbook(), feature, element, index);
				select(element);
			}
		});
	}

	void refresh() {
		final Optional<EObject> selected = selected();
		viewer.setInput(new ArrayList<>(elements()));
		if (selected.isPresent() && elements().contains(selected.get())) {
			select(selected.get());
		} else if (!elements().isEmpty()) {
			select(elements().getFirst());
		} else {
			viewer.setSelection(StructuredSelection.EMPTY);
		}
		updateButtons();
	}

	private void updateButtons() {
		final int index = selected().map(elements()::indexOf).orElse(-1);
		final boolean editable = !session.isReadOnly();
		add.setEnabled(editable);
		remove.setEnabled(editable && index >= 0);
		up.setEnabled(editable && index > 0);
		down.setEnabled(editable && index >= 0 && index < elements().size() - 1);
	}

	@SuppressWarnings("unchecked")
	private List<EObject> elements() {
		return (EList<EObject>) session.runbook().eGet(feature);
	}
}
