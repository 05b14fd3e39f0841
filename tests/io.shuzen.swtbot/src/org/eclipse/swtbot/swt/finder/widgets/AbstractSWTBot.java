package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.results.Result;
import org.eclipse.swtbot.swt.finder.results.VoidResult;
import org.eclipse.swtbot.swt.finder.waits.Conditions;

/**
 * A widget as a test handles it.
 *
 * @param <T> the widget's type
 */
public abstract class AbstractSWTBot<T extends Widget> {

	public final T widget;
	public final Display display;

	protected AbstractSWTBot(final T widget) {
		if (widget == null) {
			throw new WidgetNotFoundException("The widget was null.");
		}
		this.widget = widget;
		display = Display.getDefault();
	}

	public boolean isEnabled() {
		return syncExec(() -> !widget.isDisposed() && switch (widget) {
		case final Control control -> control.isEnabled();
		case final ToolItem item -> item.isEnabled();
		case final MenuItem item -> item.isEnabled();
		default -> true;
		});
	}

	public boolean isVisible() {
		return syncExec(() -> !widget.isDisposed() && (!(widget instanceof final Control control) || control.isVisible()));
	}

	public String getText() {
		return syncExec(() -> SWTBot.textOf(widget));
	}

	public String getToolTipText() {
		return syncExec(() -> SWTBot.toolTipOf(widget));
	}

	public AbstractSWTBot<T> setFocus() {
		syncExec(() -> {
			if (control() != null) {
				control().forceFocus();
			}
		});
		return this;
	}

	/** The context menu's item with that label, also in submenus. */
	public SWTBotMenu contextMenu(final String label) {
		return syncExec(() -> {
			final Control control = control();
			final Event detect = new Event();
			detect.widget = control;
			control.notifyListeners(SWT.MenuDetect, detect);
			final Menu menu = control.getMenu();
			final MenuItem item = menu == null ? null : SWTBotMenu.find(menu, label, true);
			if (item == null) {
				throw new WidgetNotFoundException("There is no context menu item '" + label + "'.");
			}
			return new SWTBotMenu(item);
		});
	}

	/** Presses keys as a person would; the widget gets the focus first. */
	public AbstractSWTBot<T> pressShortcut(final KeyStroke... strokes) {
		setFocus();
		for (final KeyStroke stroke : strokes) {
			press(stroke);
		}
		return this;
	}

	private void press(final KeyStroke stroke) {
		post(SWT.KeyDown, stroke, true);
		post(SWT.KeyUp, stroke, false);
		settle();
	}

	private void post(final int type, final KeyStroke stroke, final boolean down) {
		final int[] modifiers = { SWT.CTRL, SWT.SHIFT, SWT.ALT };
		if (down) {
			for (final int modifier : modifiers) {
				if ((stroke.getModifierKeys() & modifier) != 0) {
					postKey(SWT.KeyDown, modifier, '\0');
				}
			}
		}
		final int key = stroke.getNaturalKey();
		if ((key & SWT.KEYCODE_BIT) != 0) {
			postKey(type, key, '\0');
		} else {
			postKey(type, 0, Character.toLowerCase((char) key));
		}
		if (!down) {
			for (final int modifier : modifiers) {
				if ((stroke.getModifierKeys() & modifier) != 0) {
					postKey(SWT.KeyUp, modifier, '\0');
				}
			}
		}
	}

	private void postKey(final int type, final int keyCode, final char character) {
		final Event event = new Event();
		event.type = type;
		event.keyCode = keyCode;
		event.character = character;
		syncExec(() -> {
			display.post(event);
		});
		try {
			// GTK drops posted keys that come faster than its event source hands them on
			Thread.sleep(30);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The control that has the context menu and the focus; items have their parent's. */
	protected Control control() {
		return widget instanceof final Control control ? control : null;
	}

	/** Tells the widget's listeners, and returns when they have run or have opened a dialog. */
	protected void notifyLater(final int... types) {
		UIThreadRunnable.asyncExec(() -> {
			for (final int type : types) {
				if (!widget.isDisposed()) {
					final Event event = new Event();
					event.widget = widget;
					event.display = display;
					event.type = type;
					event.time = (int) System.currentTimeMillis();
					widget.notifyListeners(type, event);
				}
			}
		});
		settle();
	}

	/** Waits until the user interface thread has done what is queued. */
	protected void settle() {
		syncExec(() -> {
			// being run is all: what was queued before has been done, or has opened a dialog with a loop of its own
		});
	}

	protected void waitForEnabled() {
		new SWTBot().waitUntil(Conditions.widgetIsEnabled(this));
	}

	protected static <R> R syncExec(final Result<R> work) {
		return UIThreadRunnable.syncExec(work);
	}

	protected static void syncExec(final VoidResult work) {
		UIThreadRunnable.syncExec(work);
	}

	@Override
	public String toString() {
		return syncExec(() -> widget.isDisposed() ? "disposed" : widget.getClass().getSimpleName() + " '" + SWTBot.textOf(widget) + "'");
	}
}
