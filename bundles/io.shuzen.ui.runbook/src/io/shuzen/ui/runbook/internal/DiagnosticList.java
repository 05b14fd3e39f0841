package io.shuzen.ui.runbook.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.forms.widgets.FormToolkit;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;
import io.shuzen.ui.widget.AccessibleName;

/** A list of diagnostics' ids, chosen from those that are installed. Ids of diagnostics that are not installed are kept and shown. */
final class DiagnosticList {

	private final RunbookSession session;
	private final EAttribute attribute;
	private final TableViewer viewer;
	private final Button add;
	private final Button remove;

	/** @param name what a screen reader calls the list */
	DiagnosticList(final RunbookSession session, final FormToolkit toolkit, final Composite parent, final EAttribute attribute,
			final String name) {
		this.session = session;
		this.attribute = attribute;
		viewer = new TableViewer(toolkit.createTable(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL));
		AccessibleName.set(viewer.getControl(), name);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 110).applyTo(viewer.getControl());
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setLabelProvider(new DiagnosticLabels());
		final Composite buttons = toolkit.createComposite(parent);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
		add = button(toolkit, buttons, Messages.DiagnosticList_add, this::add);
		remove = button(toolkit, buttons, Messages.DiagnosticList_remove, this::remove);
		viewer.addSelectionChangedListener(event -> updateButtons());
	}

	private final class DiagnosticLabels extends LabelProvider {
		@Override
		public String getText(final Object element) {
			final String id = String.valueOf(element);
			return session.packs().diagnostic(id).map(diagnostic -> id + " \u2014 " + Localized.of(diagnostic.title())) //$NON-NLS-1$
					.orElseGet(() -> id + ' ' + Messages.DiagnosticList_notInstalled);
		}

		@Override
		public Image getImage(final Object element) {
			return (session.packs().diagnostic(String.valueOf(element)).isPresent() ? Icon.FINDINGS : Icon.SEVERITY_WARNING).image();
		}
	}

	static Button button(final FormToolkit toolkit, final Composite parent, final String text, final Runnable action) {
		final Button button = toolkit.createButton(parent, text, SWT.PUSH);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void add() {
		final ElementListSelectionDialog dialog = new ElementListSelectionDialog(viewer.getControl().getShell(), new LabelProvider() {
			@Override
			public String getText(final Object element) {
				return element instanceof final Diagnostic diagnostic
						? diagnostic.id() + " \u2014 " + Localized.of(diagnostic.title()) //$NON-NLS-1$
						: String.valueOf(element);
			}
		});
		dialog.setTitle(Messages.DiagnosticList_dialogTitle);
		dialog.setMessage(Messages.DiagnosticList_dialogMessage);
		dialog.setMultipleSelection(true);
		dialog.setElements(session.packs().diagnostics().stream().filter(diagnostic -> !ids().contains(diagnostic.id())).toArray());
		if (dialog.open() == Window.OK) {
			for (final Object chosen : dialog.getResult()) {
				session.add(session.runbook(), attribute, ((Diagnostic) chosen).id());
			}
		}
	}

	private void remove() {
		for (final Object selected : viewer.getStructuredSelection().toList()) {
			session.remove(session.runbook(), attribute, selected);
		}
	}

	void refresh() {
		viewer.setInput(new ArrayList<>(ids()));
		updateButtons();
	}

	private void updateButtons() {
		add.setEnabled(!session.isReadOnly());
		remove.setEnabled(!session.isReadOnly() && !viewer.getStructuredSelection().isEmpty());
	}

	@SuppressWarnings("unchecked")
	private List<String> ids() {
		return (List<String>) session.runbook().eGet(attribute);
	}
}
