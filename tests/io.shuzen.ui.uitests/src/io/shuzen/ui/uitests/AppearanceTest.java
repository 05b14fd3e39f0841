package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
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

	private static double brightness(final RGB color) {
		return (0.299 * color.red + 0.587 * color.green + 0.114 * color.blue) / 255;
	}
}
