package io.shuzen.ui.console.internal;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Asks whether the console may come to the front by itself. */
public final class ConsolePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	public ConsolePreferencePage() {
		super(GRID);
		setPreferenceStore(ConsolePreferences.store());
	}

	@Override
	public void init(final IWorkbench workbench) {
		// nothing of the workbench is needed
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(ConsolePreferences.SHOWS_ON_ACTIVITY,
				Messages.ConsolePreferencePage_showsOnActivity, getFieldEditorParent()));
	}
}
