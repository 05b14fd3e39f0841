package io.shuzen.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A line of a list: what does not fit goes on below its own beginning, not below the bullet. */
public final class Bullet {

	/** Less than a sentence needs, so that the line takes the width that there is. */
	private static final int LEAST_WIDTH = 120;

	private Bullet() {
	}

	/**
	 * @param parent has a grid layout
	 * @param text   any characters
	 * @param indent in pixels
	 * @return what shows the text
	 */
	public static Label create(final Composite parent, final String text, final int indent) {
		final Composite line = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).indent(indent, 0).applyTo(line);
		final Label bullet = new Label(line, SWT.NONE);
		bullet.setText("\u2022");
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(bullet);
		final Label label = new Label(line, SWT.WRAP);
		label.setText(text.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}
}
