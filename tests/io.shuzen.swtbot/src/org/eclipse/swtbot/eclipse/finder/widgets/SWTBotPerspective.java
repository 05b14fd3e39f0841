package org.eclipse.swtbot.eclipse.finder.widgets;

import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.ui.IPerspectiveDescriptor;

/** A perspective. */
public class SWTBotPerspective {

	private final IPerspectiveDescriptor perspective;

	public SWTBotPerspective(final IPerspectiveDescriptor perspective, final SWTWorkbenchBot bot) {
		this.perspective = perspective;
	}

	public String getId() {
		return perspective.getId();
	}

	public String getLabel() {
		return perspective.getLabel();
	}

	public void activate() {
		UIThreadRunnable.syncExec(() -> SWTWorkbenchBot.page().setPerspective(perspective));
	}

	public boolean isActive() {
		return UIThreadRunnable.syncExec(() -> perspective.equals(SWTWorkbenchBot.page().getPerspective()));
	}
}
