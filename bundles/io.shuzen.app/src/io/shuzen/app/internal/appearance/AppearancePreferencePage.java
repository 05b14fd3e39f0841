package io.shuzen.app.internal.appearance;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

import io.shuzen.app.internal.Messages;

/** Asks whether the window is light or dark. */
public final class AppearancePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	private IWorkbench workbench;

	public AppearancePreferencePage() {
		super(GRID);
		final ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, Appearance.NODE);
		store.setDefault(Appearance.KEY, Appearance.SYSTEM.name());
		setPreferenceStore(store);
	}

	@Override
	public void init(final IWorkbench ofWindow) {
		workbench = ofWindow;
	}

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(Appearance.KEY, Messages.AppearancePreferencePage_appearance, 1,
				new String[][] {{Messages.AppearancePreferencePage_system, Appearance.SYSTEM.name()},
						{Messages.AppearancePreferencePage_light, Appearance.LIGHT.name()},
						{Messages.AppearancePreferencePage_dark, Appearance.DARK.name()}},
				getFieldEditorParent(), true));
	}

	@Override
	public boolean performOk() {
		final boolean stored = super.performOk();
		Appearance.preferred().apply(workbench);
		return stored;
	}
}
