package io.shuzen.app.internal.appearance;

import java.io.File;
import java.io.IOException;
import java.net.URL;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

/**
 * What neither the desktop's theme nor that of the platform does well on GTK: it fills selected rows with a saturated colour on which
 * symbols cannot be told apart, and in the dark shows buttons that cannot be pressed like others.
 */
public final class GtkStyle {

	/** Read by SWT when a display is made. */
	private static final String STYLE_SHEET = "org.eclipse.swt.internal.gtk.cssFile";

	private GtkStyle() {
	}

	/** To be called before the display is made. A style sheet that somebody else has named stays. */
	public static void prepare(final Appearance appearance) {
		if (!Platform.getWS().equals(Platform.WS_GTK) || System.getProperty(STYLE_SHEET) != null) {
			return;
		}
		final String name = appearance == Appearance.DARK ? "css/gtk-dark.css" : "css/gtk.css";
		final URL entry = FrameworkUtil.getBundle(GtkStyle.class).getEntry(name);
		try {
			System.setProperty(STYLE_SHEET, new File(FileLocator.toFileURL(entry).getPath()).toString());
		} catch (final IOException cannotBeUnpacked) {
			ILog.of(GtkStyle.class).warn(name, cannotBeUnpacked);
		}
	}
}
