package org.eclipse.swtbot.swt.finder.utils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;

/** The display as a test sees it. */
public final class SWTUtils {

	private SWTUtils() {
	}

	/** The display of the workbench. */
	public static Display display() {
		return Display.getDefault();
	}

	/**
	 * Saves a picture of the whole screen as PNG.
	 *
	 * @return whether it was saved
	 */
	public static boolean captureScreenshot(final String fileName) {
		return UIThreadRunnable.syncExec(() -> {
			final Display display = display();
			final Rectangle bounds = display.getBounds();
			final Image image = new Image(display, bounds.width, bounds.height);
			final GC gc = new GC(display);
			try {
				gc.copyArea(image, bounds.x, bounds.y);
				final Path file = Path.of(fileName).toAbsolutePath();
				Files.createDirectories(file.getParent());
				final ImageLoader loader = new ImageLoader();
				loader.data = new ImageData[] { image.getImageData() };
				loader.save(file.toString(), SWT.IMAGE_PNG);
				return Boolean.TRUE;
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			} finally {
				gc.dispose();
				image.dispose();
			}
		});
	}
}
