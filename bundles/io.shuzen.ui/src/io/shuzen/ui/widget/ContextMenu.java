package io.shuzen.ui.widget;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchActionConstants;

/** A context menu that consists of what is contributed to it. */
public final class ContextMenu {

	private ContextMenu() {
	}

	/** @return to be registered with the part's site */
	public static MenuManager on(final Control control) {
		final MenuManager menu = new MenuManager();
		menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		control.setMenu(menu.createContextMenu(control));
		return menu;
	}
}
