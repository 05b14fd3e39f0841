package io.shuzen.ui.runbook.internal;

import java.util.Optional;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Step;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.text.Localized;

/** Asks for a step type, found by a few letters of its name or id. */
final class StepChooser {

	private StepChooser() {
	}

	static Optional<Step> choose(final Shell shell, final PackRegistry packs) {
		final ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
			@Override
			public String getText(final Object element) {
				return element instanceof final Step step ? Localized.of(step.title()) + "  \u2014  " + step.id() //$NON-NLS-1$
						: String.valueOf(element);
			}

			@Override
			public Image getImage(final Object element) {
				return Icon.STEP.image();
			}
		});
		dialog.setTitle(Messages.StepChooser_title);
		dialog.setMessage(Messages.StepChooser_message);
		dialog.setMatchEmptyString(true);
		// the words people remember are in the middle: "identity", "R-13"
		dialog.setFilter("*"); //$NON-NLS-1$
		dialog.setElements(packs.steps().toArray());
		return dialog.open() == Window.OK ? Optional.of((Step) dialog.getFirstResult()) : Optional.empty();
	}
}
