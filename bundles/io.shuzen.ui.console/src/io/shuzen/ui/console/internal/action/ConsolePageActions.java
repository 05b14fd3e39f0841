package io.shuzen.ui.console.internal.action;

import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsolePageParticipant;
import org.eclipse.ui.console.actions.CloseConsoleAction;
import org.eclipse.ui.part.IPageBookViewPage;

import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.console.internal.page.RemediationConsole;
import io.shuzen.ui.console.internal.preference.ConsolePreferences;

/** The buttons of a page besides those that every text console has (clear, scroll lock, word wrap, find). */
public final class ConsolePageActions implements IConsolePageParticipant {

	private final IPreferenceChangeListener onPreference = event -> update();
	private Display display;
	private IAction showsWhenOutputChanges;

	@Override
	public void init(final IPageBookViewPage page, final IConsole console) {
		display = page.getControl().getDisplay();
		final IToolBarManager toolBar = page.getSite().getActionBars().getToolBarManager();
		showsWhenOutputChanges = new ShowWhenOutputChanges();
		toolBar.appendToGroup(IConsoleConstants.OUTPUT_GROUP, showsWhenOutputChanges);
		if (((RemediationConsole) console).endpoint().isPresent()) {
			toolBar.appendToGroup(IConsoleConstants.LAUNCH_GROUP, new CloseConsoleAction(console));
		}
		ConsolePreferences.node().addPreferenceChangeListener(onPreference);
	}

	@Override
	public void dispose() {
		ConsolePreferences.node().removePreferenceChangeListener(onPreference);
	}

	@Override
	public void activated() {
		// the buttons are always there
	}

	@Override
	public void deactivated() {
		// the buttons are always there
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return null;
	}

	private void update() {
		if (!display.isDisposed()) {
			display.asyncExec(() -> showsWhenOutputChanges.setChecked(ConsolePreferences.showsWhenOutputChanges()));
		}
	}

	private static final class ShowWhenOutputChanges extends Action {

		ShowWhenOutputChanges() {
			super(Messages.ConsolePageActions_showWhenOutputChanges, AS_CHECK_BOX);
			setImageDescriptor(
					ImageDescriptor.createFromURL(ConsolePageActions.class.getResource("/icons/show-when-output-changes.svg")));
			setChecked(ConsolePreferences.showsWhenOutputChanges());
		}

		@Override
		public void run() {
			ConsolePreferences.node().putBoolean(ConsolePreferences.SHOW_WHEN_OUTPUT_CHANGES, isChecked());
		}
	}
}
