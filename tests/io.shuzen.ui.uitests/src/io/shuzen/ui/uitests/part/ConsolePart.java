package io.shuzen.ui.uitests.part;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.TextConsole;

import io.shuzen.ui.console.ConsoleIds;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The Console view with the pages of the Remediation Console. */
public final class ConsolePart {

	private final SWTBotView view;

	ConsolePart(final SWTWorkbenchBot bot) {
		view = bot.viewById(ConsoleIds.VIEW);
	}

	/** The titles of all pages of the Remediation Console. */
	public List<String> pages() {
		return consoles().stream().map(IConsole::getName).toList();
	}

	/** What stands on the page that the view shows. */
	public String visibleText() {
		return view.bot().styledText().getText();
	}

	/** What stands on a page, shown or not. */
	public String text(final String page) {
		return OnDisplay.get(() -> consoles().stream().filter(console -> console.getName().equals(page)).findFirst()
				.map(console -> console.getDocument().get()).orElse(""));
	}

	public void awaitText(final String page, final String part) {
		Await.that(() -> "the console page '" + page + "' says '" + part + "'; it says:\n" + text(page),
				() -> text(page).contains(part));
	}

	/** Closes the page that the view shows. */
	public void closePage() {
		view.toolbarButton("Close Console").click();
	}

	private static List<TextConsole> consoles() {
		return Arrays.stream(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
				.filter(console -> ConsoleIds.TYPE.equals(console.getType())).map(TextConsole.class::cast).toList();
	}
}
