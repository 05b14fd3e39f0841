package io.shuzen.ui.uitests.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.e4.ui.widgets.ImageBasedFrame;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

/** Finds what a screen reader would have no name for. */
public final class UnnamedControls {

	private UnnamedControls() {
	}

	/** Where they are, from the outside in; hidden ones too. On the user interface's thread. */
	public static List<String> in(final Control control) {
		final List<String> unnamed = new ArrayList<>();
		collect(control, "", unnamed);
		return unnamed;
	}

	private static void collect(final Control control, final String outside, final List<String> unnamed) {
		final String path = outside + " > " + control;
		if (needsName(control) && nameOf(control).isBlank()) {
			unnamed.add(path);
		}
		if (control instanceof final ToolBar bar) {
			for (final ToolItem item : bar.getItems()) {
				if ((item.getStyle() & SWT.SEPARATOR) == 0 && item.getText().isBlank() && Objects.toString(item.getToolTipText(), "").isBlank()) {
					unnamed.add(path + " > " + item);
				}
			}
		}
		if (control instanceof final Composite composite && !isOfThePlatform(composite)) {
			for (final Control child : composite.getChildren()) {
				collect(child, path, unnamed);
			}
		}
	}

	/** Its trim around the window, and fields that are made of others. */
	private static boolean isOfThePlatform(final Composite composite) {
		return composite instanceof ImageBasedFrame || composite instanceof DateTime || composite instanceof Combo || composite instanceof CCombo
				|| composite instanceof Spinner;
	}

	private static boolean needsName(final Control control) {
		return switch (control) {
		// one without words that is hidden has not been told what it does yet
		case final Button button -> button.isVisible() && button.getText().isBlank();
		// one that cannot be edited is read as a label is
		case final Text text -> (text.getStyle() & SWT.READ_ONLY) == 0;
		case final Combo combo -> true;
		case final CCombo combo -> true;
		case final Spinner spinner -> true;
		case final DateTime dateTime -> true;
		case final Table table -> true;
		case final Tree tree -> true;
		case final StyledText text -> true;
		// not what is made of one, as links of forms, which have words
		default -> control.getClass() == Canvas.class;
		};
	}

	/** What listeners answer. SWT asks them only for a screen reader, and has no method that does. */
	private static String nameOf(final Control control) {
		final AccessibleEvent event = new AccessibleEvent(control);
		event.childID = ACC.CHILDID_SELF;
		try {
			final var listeners = Accessible.class.getDeclaredField("accessibleListeners");
			listeners.setAccessible(true);
			if (listeners.get(control.getAccessible()) instanceof final List<?> found) {
				found.forEach(listener -> ((AccessibleListener) listener).getName(event));
			}
		} catch (final ReflectiveOperationException changed) {
			throw new LinkageError("SWT keeps its listeners elsewhere", changed);
		}
		return event.result == null ? "" : event.result;
	}
}
