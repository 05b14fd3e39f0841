package io.shuzen.ui.widget;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What a screen reader calls a control that has no words of its own, such as a field, a table or a picture. */
public final class AccessibleName {

	private AccessibleName() {
	}

	/** @param name of the user interface's language, perhaps with a mnemonic or a colon, which are left out */
	public static void set(final Control control, final String name) {
		final String words = LegacyActionTools.removeMnemonics(name).strip().replaceFirst("[:：]$", "");
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				if (event.childID == ACC.CHILDID_SELF) {
					event.result = words;
				}
			}
		});
	}

	/** Names the controls in a form, at any depth, by the labels before them. The desktop does that on Windows only. */
	public static void fromLabels(final Composite form) {
		Label before = null;
		for (final Control child : form.getChildren()) {
			if (before != null && !(child instanceof Label) && !(child instanceof Button)) {
				set(child, before.getText());
			}
			before = child instanceof final Label label && !label.getText().isBlank() ? label : null;
			if (child instanceof final Composite composite) {
				fromLabels(composite);
			}
		}
	}
}
