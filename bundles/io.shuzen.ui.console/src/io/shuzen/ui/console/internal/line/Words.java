package io.shuzen.ui.console.internal.line;

import io.shuzen.core.text.TextBundle;

/** The words of the console's lines. */
public final class Words {

	public static final TextBundle TEXTS = TextBundle.beside(Words.class, "lines");

	private Words() {
	}
}
