package io.shuzen.ui.copy;

/** A part whose content can be copied: what Copy and Copy as Markdown ask for as an adapter of the active part. */
public interface CopySource {

	/** The selection, or everything when nothing is selected, as plain text; cells divided by tabs. */
	String copy();

	/** The same as Markdown. */
	String copyAsMarkdown();
}
