package org.eclipse.swtbot.swt.finder.widgets;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.swt.finder.SWTBot;

/** A window. */
public class SWTBotShell extends AbstractSWTBot<Shell> {

	public SWTBotShell(final Shell shell) {
		super(shell);
	}

	/** A robot that finds widgets in this window only. */
	public SWTBot bot() {
		return new SWTBot(widget);
	}

	public SWTBotShell activate() {
		syncExec(() -> {
			widget.forceActive();
			widget.forceFocus();
		});
		settle();
		return this;
	}

	public boolean isActive() {
		return syncExec(() -> !widget.isDisposed() && display.getActiveShell() == widget);
	}

	public boolean isOpen() {
		return syncExec(() -> !widget.isDisposed() && widget.isVisible());
	}

	public void close() {
		syncExec(() -> {
			if (!widget.isDisposed()) {
				widget.close();
			}
		});
	}
}
