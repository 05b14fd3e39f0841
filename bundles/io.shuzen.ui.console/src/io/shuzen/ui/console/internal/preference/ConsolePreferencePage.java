package io.shuzen.ui.console.internal.preference;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.widget.AccessibleName;

/** Asks how much the console keeps and whether it comes up by itself. */
public final class ConsolePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	public ConsolePreferencePage() {
		super(GRID);
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, ConsolePreferences.NODE));
	}

	@Override
	public void init(final IWorkbench workbench) {
		// needs nothing of it
	}

	@Override
	protected void createFieldEditors() {
		final Composite parent = getFieldEditorParent();
		addField(new BooleanFieldEditor(ConsolePreferences.SHOW_WHEN_OUTPUT_CHANGES, Messages.ConsolePreferencePage_show, parent));
		addField(number(ConsolePreferences.PAGES, Messages.ConsolePreferencePage_pages, 1, ConsolePreferences.MAX_PAGES, parent));
		addField(number(ConsolePreferences.CAPACITY, Messages.ConsolePreferencePage_capacity, ConsolePreferences.MIN_CAPACITY,
				ConsolePreferences.MAX_CAPACITY, parent));
		addField(number(ConsolePreferences.CAPACITY_OF_ALL, Messages.ConsolePreferencePage_capacityOfAll,
				ConsolePreferences.MIN_CAPACITY, ConsolePreferences.MAX_CAPACITY, parent));
		AccessibleName.fromLabels(parent);
	}

	private static IntegerFieldEditor number(final String key, final String label, final int least, final int most,
			final Composite parent) {
		final IntegerFieldEditor editor = new IntegerFieldEditor(key, label, parent);
		editor.setValidRange(least, most);
		return editor;
	}
}
