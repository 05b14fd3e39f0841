package io.shuzen.ui.copy;

import java.util.function.Consumer;

/**
 * A part whose content can be copied: what Copy and Copy as Markdown ask for as an adapter of the active part. Both are called on the user
 * interface's thread and give the text to the clipboard there, at once or, when it takes a while to gather, later from a job.
 */
public interface CopySource {

	/** Gives the selection, or everything when nothing is selected, as plain text; cells divided by tabs. */
	void copy(Consumer<String> clipboard);

	/** Gives the same as Markdown. */
	void copyAsMarkdown(Consumer<String> clipboard);
}
