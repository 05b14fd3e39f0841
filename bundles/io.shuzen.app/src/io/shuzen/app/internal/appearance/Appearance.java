package io.shuzen.app.internal.appearance;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.prefs.Preferences;

/** Light or dark, or as the desktop has it. */
public enum Appearance {
	/** As the desktop has it, asked at every start. */
	SYSTEM,
	LIGHT,
	DARK;

	/** The preference node; the key is {@link #KEY}. */
	public static final String NODE = "io.shuzen.app";
	/** Names one of the constants. */
	public static final String KEY = "appearance";

	private static final String LIGHT_THEME = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK_THEME = "org.eclipse.e4.ui.css.theme.e4_dark";

	/** What the user has chosen; {@link #SYSTEM} when nothing. */
	public static Appearance preferred() {
		final Preferences preferences = InstanceScope.INSTANCE.getNode(NODE);
		final String name = preferences.get(KEY, SYSTEM.name());
		for (final Appearance appearance : values()) {
			if (appearance.name().equals(name)) {
				return appearance;
			}
		}
		return SYSTEM;
	}

	/** Changes every open window. On the user interface's thread. */
	public void apply(final IWorkbench workbench) {
		final IThemeEngine engine = workbench.getService(IThemeEngine.class);
		if (engine == null) {
			return;
		}
		final boolean dark = this == DARK || this == SYSTEM && Display.isSystemDarkTheme();
		final ITheme active = engine.getActiveTheme();
		final boolean isDark = active != null && active.getId().startsWith(DARK_THEME);
		if (active == null || dark != isDark) {
			engine.setTheme(dark ? DARK_THEME : LIGHT_THEME, true);
		}
	}
}
