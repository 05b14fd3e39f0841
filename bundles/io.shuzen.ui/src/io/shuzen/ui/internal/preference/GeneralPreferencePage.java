package io.shuzen.ui.internal.preference;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.widget.AccessibleName;

/** How the console investigates, and how its language is chosen. */
public final class GeneralPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	public GeneralPreferencePage() {
		super(GRID);
		setPreferenceStore(ConsolePreferences.store());
	}

	@Override
	public void init(final IWorkbench workbench) {
		// nothing of the workbench is needed
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(ConsolePreferences.DIAGNOSE_ON_OPEN, Messages.GeneralPreferencePage_diagnoseOnOpen,
				getFieldEditorParent()));
		final IntegerFieldEditor concurrency = new IntegerFieldEditor(ConsolePreferences.CONCURRENCY,
				Messages.GeneralPreferencePage_concurrency, getFieldEditorParent(), 4);
		concurrency.setValidRange(1, ConsolePreferences.MOST_CONCURRENCY);
		addField(concurrency);
		AccessibleName.fromLabels(getFieldEditorParent());
		final Label language = new Label(getFieldEditorParent(), SWT.WRAP);
		language.setText(Messages.GeneralPreferencePage_language);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 16).grab(true, false).hint(400, SWT.DEFAULT).applyTo(language);
	}
}
