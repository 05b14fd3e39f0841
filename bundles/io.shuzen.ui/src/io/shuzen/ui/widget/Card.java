package io.shuzen.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/**
 * A flat box with a heading and a border of one pixel. No subclass of Composite, as style sheets know widgets by the names of their
 * classes.
 */
public final class Card {

	private final Composite frame;
	private final Composite body;

	public Card(final Composite parent, final String title) {
		frame = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 6).applyTo(frame);
		final Label heading = new Label(frame, SWT.NONE);
		heading.setText(title);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
		body = new Composite(frame, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		frame.addListener(SWT.Paint, this::drawBorder);
	}

	/** The widget, for layout data. */
	public Composite control() {
		return frame;
	}

	/** Where its content goes; without a layout at first. */
	public Composite body() {
		return body;
	}

	/** Takes away the content. */
	public void clear() {
		for (final Control child : body.getChildren()) {
			child.dispose();
		}
	}

	private void drawBorder(final Event event) {
		final Rectangle area = frame.getClientArea();
		event.gc.setForeground(frame.getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
		event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 6, 6);
	}
}
