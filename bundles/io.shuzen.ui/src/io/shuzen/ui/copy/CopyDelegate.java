package io.shuzen.ui.copy;

import java.util.function.Consumer;

/** A part that copies what something in it does: its table, or that of its tables which is in use. */
public interface CopyDelegate extends CopySource {

	/** What is copied now. On the user interface's thread. */
	CopySource copySource();

	@Override
	default void copy(final Consumer<String> clipboard) {
		copySource().copy(clipboard);
	}

	@Override
	default void copyAsMarkdown(final Consumer<String> clipboard) {
		copySource().copyAsMarkdown(clipboard);
	}
}
