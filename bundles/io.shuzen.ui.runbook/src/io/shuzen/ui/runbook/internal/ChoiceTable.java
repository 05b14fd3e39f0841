package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.model.runbook.Choice;
import io.shuzen.model.runbook.Parameter;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.runbook.RunbookPackage.Literals;
import io.shuzen.ui.widget.AccessibleName;

/** The values a parameter can be chosen from; edited in place. */
final class ChoiceTable {

	private final RunbookSession session;
	private final TableViewer viewer;
	private final Button add;
	private final Button remove;
	private Parameter parameter;

	ChoiceTable(final RunbookSession session, final FormToolkit toolkit, final Composite parent) {
		this.session = session;
		viewer = new TableViewer(toolkit.createTable(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL));
		AccessibleName.set(viewer.getControl(), Messages.ParametersPage_choices);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, 110).applyTo(viewer.getControl());
		column(Literals.CHOICE__VALUE, 160);
		column(Literals.CHOICE__LABEL, 220);
		final Composite buttons = toolkit.createComposite(parent);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
		add = DiagnosticList.button(toolkit, buttons, Messages.ChoiceTable_add, this::add);
		remove = DiagnosticList.button(toolkit, buttons, Messages.ElementList_remove, this::remove);
		viewer.addSelectionChangedListener(event -> updateButtons());
	}

	private void column(final EAttribute attribute, final int width) {
		final TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(session.label(RunbookFactory.eINSTANCE.createChoice(), attribute));
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return text((Choice) element, attribute);
			}
		});
		column.setEditingSupport(new EditingSupport(viewer) {
			@Override
			protected CellEditor getCellEditor(final Object element) {
				return new TextCellEditor(viewer.getTable());
			}

			@Override
			protected boolean canEdit(final Object element) {
				return !session.isReadOnly();
			}

			@Override
			protected Object getValue(final Object element) {
				return text((Choice) element, attribute);
			}

			@Override
			protected void setValue(final Object element, final Object value) {
				if (!value.equals(getValue(element))) {
					session.set((Choice) element, attribute, value);
				}
			}
		});
	}

	private static String text(final Choice choice, final EAttribute attribute) {
		final Object value = choice.eGet(attribute);
		return value == null ? "" : value.toString(); //$NON-NLS-1$
	}

	void show(final Parameter shown) {
		parameter = shown;
		refresh();
	}

	private void add() {
		final Choice choice = RunbookFactory.eINSTANCE.createChoice();
		choice.setValue(StepsPage.unused("choice", parameter.getChoices().stream().map(Choice::getValue).toList())); //$NON-NLS-1$
		session.add(parameter, Literals.PARAMETER__CHOICES, choice);
		viewer.editElement(choice, 0);
	}

	private void remove() {
		for (final Object selected : viewer.getStructuredSelection().toList()) {
			session.remove(parameter, Literals.PARAMETER__CHOICES, selected);
		}
	}

	void refresh() {
		if (viewer.isCellEditorActive()) {
			return;
		}
		viewer.setInput(parameter == null ? List.of() : new ArrayList<>(parameter.getChoices()));
		updateButtons();
	}

	private void updateButtons() {
		final boolean usable = parameter != null && parameter.getType() == ParameterType.CHOICE && !session.isReadOnly();
		viewer.getTable().setEnabled(usable || parameter != null && !parameter.getChoices().isEmpty());
		add.setEnabled(usable);
		remove.setEnabled(!session.isReadOnly() && !viewer.getStructuredSelection().isEmpty());
	}
}
