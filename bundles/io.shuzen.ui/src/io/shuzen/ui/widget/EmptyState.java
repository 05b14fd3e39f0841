package io.shuzen.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.shuzen.ui.icon.Icon;

/** What a part shows while it has nothing to show: what it is for, and the one action that fills it. */
public final class EmptyState {

	private final Composite area;
	private final Button button;
	private final Label text;

	/**
	 * @param explanation what the part is for and how it is filled
	 * @param actionLabel what the button says
	 * @param action      what it does
	 */
	public EmptyState(final Composite parent, final Icon icon, final String explanation, final String actionLabel,
			final Runnable action) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(8, 8).applyTo(area);
		final Label symbol = new Label(area, SWT.NONE);
		symbol.setImage(icon.image());
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.END).applyTo(symbol);
		text = new Label(area, SWT.WRAP | SWT.CENTER);
		text.setText(explanation);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.CENTER).hint(360, SWT.DEFAULT).applyTo(text);
		button = new Button(area, SWT.PUSH);
		button.setText(actionLabel);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.BEGINNING).applyTo(button);
	}

	/** The widget, for layouts. */
	public Composite control() {
		return area;
	}

	public boolean setFocus() {
		return button.setFocus();
	}

	/** Says something else. */
	public void setExplanation(final String explanation) {
		if (!text.getText().equals(explanation)) {
			text.setText(explanation);
			area.layout(true);
		}
	}
}
