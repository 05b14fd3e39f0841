package io.shuzen.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/** A flat box with a heading and a border of one pixel. */
public final class Card extends Composite {

	private final Label heading;
	private final Composite body;

	public Card(final Composite parent, final String title) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 10).spacing(0, 6).applyTo(this);
		heading = new Label(this, SWT.NONE);
		heading.setText(title);
		heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
		body = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		addListener(SWT.Paint, this::drawBorder);
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
		final Rectangle area = getClientArea();
		event.gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
		event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 6, 6);
	}
}
