package io.shuzen.ui.copy;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts text on the desktop's clipboard. */
public final class Clipboards {

	private Clipboards() {
	}

	/** On the user interface's thread. Empty text leaves the clipboard as it is. */
	public static void put(final Display display, final String text) {
		if (text.isEmpty()) {
			return;
		}
		final Clipboard clipboard = new Clipboard(display);
		try {
			clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
		} finally {
			clipboard.dispose();
		}
	}
}
