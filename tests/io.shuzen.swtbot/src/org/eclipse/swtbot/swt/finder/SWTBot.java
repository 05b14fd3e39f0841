package org.eclipse.swtbot.swt.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.swt.finder.exceptions.WidgetNotFoundException;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.utils.SWTBotPreferences;
import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.eclipse.swtbot.swt.finder.waits.ICondition;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotButton;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCTabItem;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCheckBox;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotCombo;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotLabel;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotLink;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotMenu;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotRadio;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotSpinner;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotStyledText;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotText;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotToolbarButton;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTree;
import org.eclipse.swtbot.swt.finder.widgets.TimeoutException;

/** Finds widgets below a window or part, waiting for them to appear. Called from the test's thread. */
public class SWTBot {

	private final Widget root;

	/** Looks in the active window. */
	public SWTBot() {
		this(null);
	}

	/** Looks below {@code root}. */
	public SWTBot(final Widget root) {
		this.root = root;
	}

	public Display getDisplay() {
		return Display.getDefault();
	}

	// ---- windows and menus

	public SWTBotShell[] shells() {
		return UIThreadRunnable.syncExec(() -> {
			final List<SWTBotShell> shells = new ArrayList<>();
			for (final Shell shell : getDisplay().getShells()) {
				if (!shell.isDisposed() && shell.isVisible()) {
					shells.add(new SWTBotShell(shell));
				}
			}
			return shells.toArray(SWTBotShell[]::new);
		});
	}

	public SWTBotShell shell(final String title) {
		return await(() -> Stream.of(shells()).filter(shell -> shell.getText().equals(title)).findFirst().orElse(null),
				() -> new WidgetNotFoundException("There is no window '" + title + "', but " + Arrays.toString(shells()) + '.'));
	}

	public SWTBotShell activeShell() {
		return await(() -> UIThreadRunnable.syncExec(() -> {
			final Shell active = activeWindow();
			return active == null ? null : new SWTBotShell(active);
		}), () -> new WidgetNotFoundException("No window is active."));
	}

	/** The item with that label in the menu bar. */
	public SWTBotMenu menu(final String label) {
		return await(() -> UIThreadRunnable.syncExec(() -> {
			for (final Shell shell : getDisplay().getShells()) {
				final Menu bar = shell.getMenuBar();
				if (bar != null) {
					for (final MenuItem item : bar.getItems()) {
						if (label.equals(textOf(item))) {
							return new SWTBotMenu(item);
						}
					}
				}
			}
			return null;
		}), () -> new WidgetNotFoundException("There is no menu '" + label + "'."));
	}

	// ---- widgets

	public SWTBotTree tree() {
		return tree(0);
	}

	public SWTBotTree tree(final int index) {
		return find(Tree.class, any -> true, index, "tree", SWTBotTree::new);
	}

	public SWTBotTable table() {
		return table(0);
	}

	public SWTBotTable table(final int index) {
		return find(Table.class, any -> true, index, "table", SWTBotTable::new);
	}

	public SWTBotText text() {
		return text(0);
	}

	public SWTBotText text(final int index) {
		return find(Text.class, any -> true, index, "text", SWTBotText::new);
	}

	public SWTBotText textWithMessage(final String message) {
		return find(Text.class, text -> text.getMessage().equals(message), 0, "text with message '" + message + '\'', SWTBotText::new);
	}

	public SWTBotText textWithLabel(final String label) {
		return find(Text.class, text -> label.equals(labelOf(text)), 0, "text with label '" + label + '\'', SWTBotText::new);
	}

	public SWTBotCombo comboBox() {
		return comboBox(0);
	}

	public SWTBotCombo comboBox(final int index) {
		return find(Combo.class, any -> true, index, "combo box", SWTBotCombo::new);
	}

	public SWTBotCombo comboBoxWithLabel(final String label) {
		return find(Combo.class, combo -> label.equals(labelOf(combo)), 0, "combo box with label '" + label + '\'', SWTBotCombo::new);
	}

	public SWTBotSpinner spinnerWithLabel(final String label) {
		return find(Spinner.class, spinner -> label.equals(labelOf(spinner)), 0, "spinner with label '" + label + '\'',
				SWTBotSpinner::new);
	}

	public SWTBotStyledText styledText() {
		return find(StyledText.class, any -> true, 0, "styled text", SWTBotStyledText::new);
	}

	public SWTBotButton button(final String text) {
		return find(Button.class, button -> isStyled(button, SWT.PUSH) && text.equals(textOf(button)), 0, "button '" + text + '\'',
				SWTBotButton::new);
	}

	public SWTBotCheckBox checkBox(final String text) {
		return find(Button.class, button -> isStyled(button, SWT.CHECK) && text.equals(textOf(button)), 0,
				"check box '" + text + '\'', SWTBotCheckBox::new);
	}

	public SWTBotRadio radio(final String text) {
		return find(Button.class, button -> isStyled(button, SWT.RADIO) && text.equals(textOf(button)), 0,
				"radio button '" + text + '\'', SWTBotRadio::new);
	}

	public SWTBotLabel label(final String text) {
		return find(Label.class, label -> text.equals(textOf(label)), 0, "label '" + text + '\'', SWTBotLabel::new);
	}

	public SWTBotLink link(final String text) {
		return find(Link.class, link -> text.equals(textOf(link)), 0, "link '" + text + '\'', SWTBotLink::new);
	}

	public SWTBotLink link() {
		return find(Link.class, any -> true, 0, "link", SWTBotLink::new);
	}

	public SWTBotCTabItem cTabItem(final String text) {
		return find(CTabItem.class, item -> text.equals(textOf(item)), 0, "tab '" + text + '\'', SWTBotCTabItem::new);
	}

	public SWTBotToolbarButton toolbarButtonWithTooltip(final String toolTip) {
		return find(ToolItem.class, item -> toolTip.equals(toolTipOf(item)), 0, "tool bar button '" + toolTip + '\'',
				SWTBotToolbarButton::new);
	}

	// ---- waiting

	public void waitUntil(final ICondition condition) {
		waitUntil(condition, SWTBotPreferences.TIMEOUT);
	}

	public void waitUntil(final ICondition condition, final long timeout) {
		waitUntil(condition, timeout, SWTBotPreferences.DEFAULT_POLL_DELAY);
	}

	/** @throws TimeoutException when the condition has not come true after {@code timeout} milliseconds */
	public void waitUntil(final ICondition condition, final long timeout, final long interval) {
		condition.init(this);
		final long deadline = System.nanoTime() + timeout * 1_000_000;
		Exception last = null;
		do {
			try {
				if (condition.test()) {
					return;
				}
				last = null;
			} catch (final Exception e) {
				// a widget that is replaced while it is looked at: look again
				last = e;
			}
			sleep(interval);
		} while (System.nanoTime() < deadline);
		throw new TimeoutException("Timeout after: " + timeout + " ms.: " + condition.getFailureMessage(), last);
	}

	public void waitWhile(final ICondition condition) {
		waitUntil(new ICondition() {
			@Override
			public boolean test() throws Exception {
				return !condition.test();
			}

			@Override
			public void init(final SWTBot bot) {
				condition.init(bot);
			}

			@Override
			public String getFailureMessage() {
				return condition.getFailureMessage();
			}
		});
	}

	public void sleep(final long millis) {
		try {
			Thread.sleep(millis);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new TimeoutException("Interrupted.", e);
		}
	}

	public boolean captureScreenshot(final String fileName) {
		return SWTUtils.captureScreenshot(fileName);
	}

	/** Looks until there is something. Not part of SWTBot: for the classes of this bundle. */
	public <T> T await(final Supplier<T> look, final Supplier<WidgetNotFoundException> failure) {
		final long deadline = System.nanoTime() + SWTBotPreferences.TIMEOUT * 1_000_000;
		do {
			final T found = look.get();
			if (found != null) {
				return found;
			}
			sleep(SWTBotPreferences.DEFAULT_POLL_DELAY);
		} while (System.nanoTime() < deadline);
		throw failure.get();
	}

	private <W extends Widget, B> B find(final Class<W> type, final Predicate<W> matches, final int index, final String what,
			final Function<W, B> wrap) {
		return await(() -> UIThreadRunnable.syncExec(() -> {
			final List<W> found = new ArrayList<>();
			final Widget start = root == null ? activeWindow() : root;
			if (start != null && !start.isDisposed()) {
				collect(start, type, matches, found);
			}
			return found.size() > index ? wrap.apply(found.get(index)) : null;
		}), () -> new WidgetNotFoundException("There is no " + what + (index == 0 ? "" : " number " + index) + '.'));
	}

	private static <W extends Widget> void collect(final Widget widget, final Class<W> type, final Predicate<W> matches,
			final List<W> found) {
		if (widget.isDisposed() || widget instanceof final Control control && !control.isVisible()) {
			return;
		}
		if (type.isInstance(widget) && matches.test(type.cast(widget))) {
			found.add(type.cast(widget));
		}
		switch (widget) {
		case final ToolBar bar -> collectItems(bar.getItems(), type, matches, found);
		case final CTabFolder folder -> collectItems(folder.getItems(), type, matches, found);
		default -> {
			// has no items that a test looks for by themselves
		}
		}
		if (widget instanceof final Composite composite) {
			for (final Control child : composite.getChildren()) {
				collect(child, type, matches, found);
			}
		}
	}

	private static <W extends Widget> void collectItems(final Item[] items, final Class<W> type, final Predicate<W> matches,
			final List<W> found) {
		for (final Item item : items) {
			if (type.isInstance(item) && matches.test(type.cast(item))) {
				found.add(type.cast(item));
			}
		}
	}

	private Shell activeWindow() {
		final Shell active = getDisplay().getActiveShell();
		if (active != null) {
			return active;
		}
		// without a window manager nothing is ever active: the window opened last is meant
		Shell last = null;
		for (final Shell shell : getDisplay().getShells()) {
			if (shell.isVisible()) {
				last = shell;
			}
		}
		return last;
	}

	private static boolean isStyled(final Widget widget, final int style) {
		return (widget.getStyle() & style) != 0;
	}

	/** The text of the label before a control. */
	private static String labelOf(final Control control) {
		String label = null;
		for (final Control sibling : control.getParent().getChildren()) {
			if (sibling == control) {
				return label;
			}
			if (sibling instanceof Label || sibling instanceof CLabel) {
				label = textOf(sibling);
			}
		}
		return null;
	}

	/** A widget's text without mnemonic and accelerator. On the user interface thread. Not part of SWTBot. */
	public static String textOf(final Widget widget) {
		final String text = switch (widget) {
		case final Item item -> item.getText();
		case final Button button -> button.getText();
		case final Label label -> label.getText();
		case final CLabel label -> label.getText();
		case final Link link -> link.getText();
		case final Text field -> field.getText();
		case final StyledText field -> field.getText();
		case final Combo combo -> combo.getText();
		case final Spinner spinner -> spinner.getText();
		case final Shell shell -> shell.getText();
		default -> "";
		};
		if (widget instanceof Text || widget instanceof StyledText || widget instanceof Combo) {
			return text;
		}
		final int accelerator = text.indexOf('\t');
		return (accelerator < 0 ? text : text.substring(0, accelerator)).replace("&&", "\0").replace("&", "").replace('\0', '&');
	}

	/** A widget's tool tip without the key binding the workbench adds. On the user interface thread. Not part of SWTBot. */
	public static String toolTipOf(final Widget widget) {
		final String toolTip = switch (widget) {
		case final ToolItem item -> item.getToolTipText();
		case final CTabItem item -> item.getToolTipText();
		case final Control control -> control.getToolTipText();
		default -> null;
		};
		return toolTip == null ? null : toolTip.replaceAll("\\s*\\((Ctrl|Shift|Alt|F\\d+)[^)]*\\)$", "");
	}
}
