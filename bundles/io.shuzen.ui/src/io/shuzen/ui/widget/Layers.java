package io.shuzen.ui.widget;

import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Lays out a composite so that one of its children is shown: what a part shows, or what it says while it has nothing to show. */
public final class Layers {

	private final Composite area;
	private final StackLayout layout = new StackLayout();

	/** @param area what the children are in; nothing is shown at first */
	public Layers(final Composite area) {
		this.area = area;
		area.setLayout(layout);
	}

	/**
	 * Shows a child, laid out again. It has the focus when the one before had it: the focus of a hidden control would be lost to the keyboard.
	 *
	 * @return whether another was shown before
	 */
	public boolean show(final Control child) {
		final boolean other = layout.topControl != child;
		final boolean hadFocus = other && hasFocus();
		layout.topControl = child;
		area.layout();
		if (hadFocus) {
			child.setFocus();
		}
		return other;
	}

	private boolean hasFocus() {
		Control control = layout.topControl == null ? null : area.getDisplay().getFocusControl();
		while (control != null && control != layout.topControl) {
			control = control.getParent();
		}
		return control != null;
	}

	public boolean shows(final Control child) {
		return layout.topControl == child;
	}

	/** Gives the focus to what is shown. */
	public boolean setFocus() {
		return layout.topControl != null && layout.topControl.setFocus();
	}

	/** Whether the widgets are gone, as after a part was closed. */
	public boolean isDisposed() {
		return area.isDisposed();
	}
}
