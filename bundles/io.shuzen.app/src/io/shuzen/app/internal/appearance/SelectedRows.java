package io.shuzen.app.internal.appearance;

import java.io.File;
import java.io.IOException;
import java.net.URL;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

/**
 * How selected rows look on GTK, where a selected row is filled with a saturated colour on which symbols cannot be told apart. Windows
 * tints them by itself.
 */
public final class SelectedRows {

	/** Read by SWT when a display is made. */
	private static final String STYLE_SHEET = "org.eclipse.swt.internal.gtk.cssFile";

	private SelectedRows() {
	}

	/** Has them tinted. To be called before the display is made; a style sheet that somebody else has named stays. */
	public static void tint(final Appearance appearance) {
		if (!Platform.getWS().equals(Platform.WS_GTK) || System.getProperty(STYLE_SHEET) != null) {
			return;
		}
		final String name = appearance == Appearance.DARK ? "css/selected-rows-dark.css" : "css/selected-rows.css";
		final URL entry = FrameworkUtil.getBundle(SelectedRows.class).getEntry(name);
		try {
			System.setProperty(STYLE_SHEET, new File(FileLocator.toFileURL(entry).getPath()).toString());
		} catch (final IOException cannotBeUnpacked) {
			ILog.of(SelectedRows.class).warn(name, cannotBeUnpacked);
		}
	}
}
