package io.shuzen.ui.uitests.part;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;

import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;

/** The window. */
public final class Workbench {

	public static final String INVESTIGATE = "io.shuzen.app.investigate";
	public static final String BATCH = "io.shuzen.app.batch";
	public static final String AUTHOR = "io.shuzen.app.author";
	/** The name of the inventory that the first start brings. */
	public static final String TRAINING_FLEET = "Training fleet";

	private static final long PAUSE_OF_TYPIST = 40;

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	public SWTWorkbenchBot bot() {
		return bot;
	}

	public InventoryPart inventory() {
		return new InventoryPart(bot);
	}

	public FindingsPart findings() {
		return new FindingsPart(bot);
	}

	public ChangesPart changes() {
		return new ChangesPart(bot);
	}

	public ConsolePart console() {
		return new ConsolePart(bot);
	}

	public RunsPart runs() {
		return new RunsPart(bot);
	}

	/** The page of an endpoint, which has to be open. */
	public EndpointPart endpoint(final String name) {
		return new EndpointPart(bot.editorByTitle(name));
	}

	/** The page of a run, which has to be open. */
	public RunPart run(final String title) {
		return new RunPart(bot.editorByTitle(title));
	}

	/** The triage page, which has to be open. */
	public TriagePart triage() {
		return new TriagePart(bot.editorByTitle("Triage"));
	}

	/** A runbook, whose editor has to be open. */
	public RunbookPart runbook(final String title) {
		return new RunbookPart(bot.editorByTitle(title));
	}

	public List<String> viewTitles() {
		return bot.views().stream().map(SWTBotView::getTitle).toList();
	}

	/** Presses keys in the window, for instance {@code "CTRL+SHIFT+E"}. */
	public void press(final String keys) {
		press(bot.activeShell(), keys);
	}

	/** Types a letter or a digit where the focus is. */
	public void type(final char character) {
		post(0, character);
	}

	/** Presses the Enter key where the focus is. */
	public void pressEnter() {
		post(SWT.CR, '\0');
	}

	private void post(final int keyCode, final char character) {
		final Display display = bot.getDisplay();
		for (final int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
			final Event event = new Event();
			event.type = type;
			event.keyCode = keyCode;
			event.character = character;
			OnDisplay.run(() -> display.post(event));
			// the desktop drops posted keys that come faster than it hands them on
			bot.sleep(PAUSE_OF_TYPIST);
		}
	}

	private static void press(final SWTBotShell window, final String keys) {
		try {
			window.pressShortcut(KeyStroke.getInstance(keys));
		} catch (final ParseException wrong) {
			throw new IllegalArgumentException(keys, wrong);
		}
	}

	/** Waits for a dialog and gives a robot for it. */
	public SWTBot dialog(final String title) {
		final SWTBotShell shell = bot.shell(title);
		Await.that("the dialog '" + title + "' is open", shell::isOpen);
		return shell.bot();
	}

	/** Whether a dialog is open now. */
	public boolean isOpen(final String title) {
		return Arrays.stream(bot.shells()).anyMatch(shell -> shell.getText().equals(title));
	}
}
