package io.shuzen.app.internal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/**
 * The frame of the main menu and the tool bar: the platform's own actions and named places. What Shuzen itself can do is contributed to
 * those places by the bundles that do it.
 */
final class ShuzenActionBarAdvisor extends ActionBarAdvisor {

	private IWorkbenchWindow window;

	ShuzenActionBarAdvisor(final IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	protected void makeActions(final IWorkbenchWindow forWindow) {
		window = forWindow;
	}

	@Override
	protected void fillMenuBar(final IMenuManager menuBar) {
		menuBar.add(fileMenu());
		menuBar.add(editMenu());
		menuBar.add(viewMenu());
		menuBar.add(runMenu());
		menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		menuBar.add(windowMenu());
		menuBar.add(helpMenu());
	}

	@Override
	protected void fillCoolBar(final ICoolBarManager coolBar) {
		final ToolBarManager file = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
		file.add(new GroupMarker("new"));
		file.add(action(ActionFactory.SAVE, Messages.ShuzenActionBarAdvisor_save));
		file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		coolBar.add(new ToolBarContributionItem(file, "io.shuzen.toolbar.file"));
		final ToolBarManager run = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
		run.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		coolBar.add(new ToolBarContributionItem(run, "io.shuzen.toolbar.run"));
		coolBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private MenuManager fileMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_file, IWorkbenchActionConstants.M_FILE);
		menu.add(new MenuManager(Messages.ShuzenActionBarAdvisor_new, "io.shuzen.menu.new"));
		menu.add(new GroupMarker("open.ext"));
		menu.add(new Separator());
		menu.add(action(ActionFactory.CLOSE, Messages.ShuzenActionBarAdvisor_close));
		menu.add(action(ActionFactory.CLOSE_ALL, Messages.ShuzenActionBarAdvisor_closeAll));
		menu.add(new Separator());
		menu.add(action(ActionFactory.SAVE, Messages.ShuzenActionBarAdvisor_save));
		menu.add(action(ActionFactory.SAVE_AS, Messages.ShuzenActionBarAdvisor_saveAs));
		menu.add(action(ActionFactory.SAVE_ALL, Messages.ShuzenActionBarAdvisor_saveAll));
		menu.add(new Separator("import.ext"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		menu.add(action(ActionFactory.QUIT, Messages.ShuzenActionBarAdvisor_quit));
		return menu;
	}

	private MenuManager editMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_edit, IWorkbenchActionConstants.M_EDIT);
		menu.add(action(ActionFactory.UNDO, Messages.ShuzenActionBarAdvisor_undo));
		menu.add(action(ActionFactory.REDO, Messages.ShuzenActionBarAdvisor_redo));
		menu.add(new Separator());
		menu.add(action(ActionFactory.CUT, Messages.ShuzenActionBarAdvisor_cut));
		menu.add(action(ActionFactory.COPY, Messages.ShuzenActionBarAdvisor_copy));
		menu.add(new GroupMarker("copy.ext"));
		menu.add(action(ActionFactory.PASTE, Messages.ShuzenActionBarAdvisor_paste));
		menu.add(new Separator());
		menu.add(action(ActionFactory.DELETE, Messages.ShuzenActionBarAdvisor_delete));
		menu.add(action(ActionFactory.SELECT_ALL, Messages.ShuzenActionBarAdvisor_selectAll));
		menu.add(new Separator());
		menu.add(action(ActionFactory.FIND, Messages.ShuzenActionBarAdvisor_find));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		return menu;
	}

	private MenuManager viewMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_view, "io.shuzen.menu.view");
		menu.add(new GroupMarker("open.ext"));
		menu.add(new Separator());
		menu.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
		return menu;
	}

	private static MenuManager runMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_run, "io.shuzen.menu.run");
		menu.add(new GroupMarker("investigate"));
		menu.add(new Separator("repair"));
		menu.add(new Separator("history"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		return menu;
	}

	private MenuManager windowMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_window,
				IWorkbenchActionConstants.M_WINDOW);
		menu.add(action(ActionFactory.OPEN_NEW_WINDOW, Messages.ShuzenActionBarAdvisor_openNewWindow));
		menu.add(new Separator());
		final MenuManager perspectives = new MenuManager(Messages.ShuzenActionBarAdvisor_perspective,
				"io.shuzen.menu.perspective");
		perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
		perspectives.add(new Separator());
		perspectives.add(action(ActionFactory.RESET_PERSPECTIVE, Messages.ShuzenActionBarAdvisor_resetPerspective));
		menu.add(perspectives);
		final MenuManager navigation = new MenuManager(Messages.ShuzenActionBarAdvisor_navigation,
				"io.shuzen.menu.navigation");
		navigation.add(command("org.eclipse.ui.window.quickAccess", Messages.ShuzenActionBarAdvisor_quickAccess));
		navigation.add(new Separator());
		navigation.add(action(ActionFactory.ACTIVATE_EDITOR, Messages.ShuzenActionBarAdvisor_activateEditor));
		navigation.add(action(ActionFactory.NEXT_EDITOR, Messages.ShuzenActionBarAdvisor_nextEditor));
		navigation.add(action(ActionFactory.PREVIOUS_EDITOR, Messages.ShuzenActionBarAdvisor_previousEditor));
		navigation.add(action(ActionFactory.NEXT_PART, Messages.ShuzenActionBarAdvisor_nextPart));
		navigation.add(action(ActionFactory.PREVIOUS_PART, Messages.ShuzenActionBarAdvisor_previousPart));
		navigation.add(action(ActionFactory.NEXT_PERSPECTIVE, Messages.ShuzenActionBarAdvisor_nextPerspective));
		navigation.add(action(ActionFactory.PREVIOUS_PERSPECTIVE, Messages.ShuzenActionBarAdvisor_previousPerspective));
		menu.add(navigation);
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		menu.add(action(ActionFactory.PREFERENCES, Messages.ShuzenActionBarAdvisor_preferences));
		return menu;
	}

	private MenuManager helpMenu() {
		final MenuManager menu = new MenuManager(Messages.ShuzenActionBarAdvisor_help, IWorkbenchActionConstants.M_HELP);
		menu.add(action(ActionFactory.INTRO, Messages.ShuzenActionBarAdvisor_intro));
		menu.add(command("org.eclipse.ui.window.showKeyAssist", Messages.ShuzenActionBarAdvisor_keys));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		menu.add(action(ActionFactory.ABOUT, Messages.ShuzenActionBarAdvisor_about));
		return menu;
	}

	/** With a label of our own: the platform's exist in English only. */
	private IWorkbenchAction action(final ActionFactory factory, final String label) {
		final IWorkbenchAction existing = (IWorkbenchAction) getAction(factory.getId());
		if (existing != null) {
			return existing;
		}
		final IWorkbenchAction action = factory.create(window);
		action.setText(label);
		action.setToolTipText(LegacyActionTools.removeMnemonics(label));
		register(action);
		return action;
	}

	private CommandContributionItem command(final String id, final String label) {
		final CommandContributionItemParameter parameter = new CommandContributionItemParameter(window, id, id,
				CommandContributionItem.STYLE_PUSH);
		parameter.label = label;
		return new CommandContributionItem(parameter);
	}
}
