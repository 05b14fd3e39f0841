package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class AppearanceTest {

	private static final double HALF = 0.5;

	private final Workbench workbench = new Workbench();

	@AfterEach
	void backToLight() {
		choose("Light");
	}

	@Test
	void darkWindowIsDarkAndReadableInEveryPart() {
		choose("Light");
		assertTrue(brightness(background()) > HALF, () -> "light is " + background());
		choose("Dark");
		Await.that(() -> "the inventory is dark; it is " + background(), () -> brightness(background()) < HALF);
		for (final String color : new String[] {"muted", "accent", "good", "warning", "error"}) {
			final RGB rgb = OnDisplay.get(() -> PlatformUI.getWorkbench().getThemeManager().getCurrentTheme()
					.getColorRegistry().getRGB("io.shuzen.ui.console.color." + color));
			assertTrue(brightness(rgb) > HALF, () -> color + " is " + rgb + " on a dark background");
		}
	}

	@Test
	void menuBarIsAsDarkAsTheWindow() {
		choose("Dark");
		Await.that(() -> "the menu bar is dark; it is " + menuBar(), () -> brightness(menuBar()) < HALF);
		choose("Light");
		Await.that(() -> "the menu bar is light; it is " + menuBar(), () -> brightness(menuBar()) > HALF);
	}

	@Test
	void symbolsOfSelectedRowsStandOut() {
		final RGB selected = OnDisplay.get(() -> Display.getCurrent().getSystemColor(SWT.COLOR_LIST_SELECTION).getRGB());
		for (final RGB stroke : new RGB[] {new RGB(0x7b, 0x87, 0x94), new RGB(0x2a, 0x8f, 0xbd)}) {
			assertTrue(Math.abs(brightness(stroke) - brightness(selected)) > 0.25, () -> stroke + " on " + selected);
		}
	}

	private void choose(final String appearance) {
		workbench.bot().menu("Window").menu("Preferences…").click();
		final SWTBot dialog = workbench.dialog("Preferences");
		dialog.tree().getTreeItem("Appearance").select();
		dialog.radio(appearance).click();
		dialog.button("Apply and Close").click();
		Await.that("the dialog is closed", () -> !workbench.isOpen("Preferences"));
		Await.that("the theme is " + appearance, () -> OnDisplay.get(() -> PlatformUI.getWorkbench()
				.getService(IThemeEngine.class).getActiveTheme().getId().contains("dark")) == appearance.equals("Dark"));
	}

	private RGB background() {
		return OnDisplay.get(() -> {
			final Color color = workbench.inventory().tree().widget.getBackground();
			return color.getRGB();
		});
	}

	/** Asked of the screen: the menu bar is the desktop's, which does not tell its colours. The place is beside the last menu. */
	private static RGB menuBar() {
		return OnDisplay.get(() -> {
			final Display display = Display.getCurrent();
			final Shell window = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
			final Rectangle content = display.map(window, null, window.getClientArea());
			final Image pixel = new Image(display, 1, 1);
			final GC screen = new GC(display);
			try {
				screen.copyArea(pixel, content.x + content.width / 2, content.y - 3);
				final ImageData data = pixel.getImageData();
				return data.palette.getRGB(data.getPixel(0, 0));
			} finally {
				screen.dispose();
				pixel.dispose();
			}
		});
	}

	private static double brightness(final RGB color) {
		return (0.299 * color.red + 0.587 * color.green + 0.114 * color.blue) / 255;
	}
}
