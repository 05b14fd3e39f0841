package io.shuzen.ui.internal.endpoint;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.shuzen.ui.icon.Icon;

/** What the cards of an endpoint's page are made of. */
final class CardContent {

	private CardContent() {
	}

	static Button button(final Composite parent, final String text, final Icon icon, final Runnable action) {
		final Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.setImage(icon.image());
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	/** A line with a symbol before it. */
	static Label statement(final Composite parent, final Icon icon, final String text) {
		final Composite line = new Composite(parent, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(line);
		final Label image = new Label(line, SWT.NONE);
		image.setImage(icon.image());
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(image);
		return text(line, text);
	}

	static Label heading(final Composite parent, final String text) {
		final Label label = new Label(parent, SWT.NONE);
		label.setText(text.replace("&", "&&"));
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		return label;
	}

	static void row(final Composite parent, final String label, final String value) {
		final Label left = new Label(parent, SWT.NONE);
		left.setText(label);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(left);
		text(parent, value);
	}

	static Label text(final Composite parent, final String value) {
		final Label label = new Label(parent, SWT.WRAP);
		// a label takes & for a mnemonic
		label.setText(value.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
		return label;
	}
}
