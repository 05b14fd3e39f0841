package io.shuzen.ui.console.internal.line;

import java.util.Locale;

/** How a piece of a line is coloured. A colour never says anything alone: the line's {@link Symbol} says it too. */
public enum Tone {
	/** The console's own colour. */
	PLAIN,
	/** Less important than the rest. */
	MUTED, ACCENT, GOOD, WARNING, ERROR;

	/** The colour's id in the theme; there is none for {@link #PLAIN}. */
	public String colorId() {
		return "io.shuzen.ui.console.color." + name().toLowerCase(Locale.ROOT);
	}
}
