package io.shuzen.ui.uitests.part;

import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEditor;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotText;

/** A runbook in the editor area. */
public final class RunbookPart {

	private final SWTBotEditor editor;

	RunbookPart(final SWTBotEditor editor) {
		this.editor = editor;
	}

	/** One of Overview, Parameters, Steps, Strategy and Source. */
	public SWTBot page(final String title) {
		final SWTBot bot = editor.bot();
		bot.cTabItem(title).activate();
		return bot;
	}

	public SWTBotText name() {
		return page("Overview").textWithLabel("Name:");
	}

	public String title() {
		return editor.getTitle();
	}

	public boolean isDirty() {
		return editor.isDirty();
	}
}
