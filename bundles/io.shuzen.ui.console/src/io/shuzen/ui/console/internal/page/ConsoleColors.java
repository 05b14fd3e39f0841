package io.shuzen.ui.console.internal.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;

import io.shuzen.ui.console.internal.line.Tone;

/** The colours of the theme. Created and used on the user interface's thread. */
final class ConsoleColors {

	private final Display display;
	private final IThemeManager themes;
	private final Consumer<Map<Tone, Color>> painter;
	private final IPropertyChangeListener onChange = event -> paintSoon();

	/** @param painter gets the colours now and whenever they change */
	ConsoleColors(final Consumer<Map<Tone, Color>> painter) {
		this.painter = painter;
		display = PlatformUI.getWorkbench().getDisplay();
		themes = PlatformUI.getWorkbench().getThemeManager();
		themes.addPropertyChangeListener(onChange);
		painter.accept(read());
	}

	void dispose() {
		themes.removePropertyChangeListener(onChange);
	}

	/** A theme changes many colours one by one: read them when it is through. */
	private void paintSoon() {
		if (!display.isDisposed()) {
			display.asyncExec(() -> painter.accept(read()));
		}
	}

	private Map<Tone, Color> read() {
		final ColorRegistry registry = themes.getCurrentTheme().getColorRegistry();
		final Map<Tone, Color> colors = new EnumMap<>(Tone.class);
		for (final Tone tone : Tone.values()) {
			if (tone != Tone.PLAIN) {
				colors.put(tone, registry.get(tone.colorId()));
			}
		}
		return colors;
	}
}
