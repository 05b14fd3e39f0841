package org.eclipse.swtbot.eclipse.finder.widgets;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotToolbarButton;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/**
 * A view or an editor.
 *
 * @param <T> the reference's type
 */
public abstract class SWTBotWorkbenchPart<T extends IWorkbenchPartReference> {

	protected final T partReference;
	protected final SWTWorkbenchBot bot;

	protected SWTBotWorkbenchPart(final T partReference, final SWTWorkbenchBot bot) {
		this.partReference = partReference;
		this.bot = bot;
	}

	public T getReference() {
		return partReference;
	}

	public String getTitle() {
		return UIThreadRunnable.syncExec(() -> partReference.getPartName());
	}

	/** Brings it to the front and gives it the focus. */
	public void show() {
		UIThreadRunnable.syncExec(() -> {
			final IWorkbenchPart part = partReference.getPart(true);
			partReference.getPage().activate(part);
		});
	}

	public void setFocus() {
		show();
	}

	public boolean isActive() {
		return UIThreadRunnable.syncExec(() -> {
			final IWorkbenchPart part = partReference.getPart(false);
			return part != null && partReference.getPage().getActivePart() == part;
		});
	}

	/** What the part's content is drawn in. */
	public Widget getWidget() {
		return UIThreadRunnable.syncExec(() -> {
			final MPart model = partReference.getPart(true).getSite().getService(MPart.class);
			return (Widget) model.getWidget();
		});
	}

	/** A robot that finds widgets in this part only. */
	public SWTBot bot() {
		show();
		return new SWTBot(getWidget());
	}

	/** The button of the part's tool bar. */
	public SWTBotToolbarButton toolbarButton(final String toolTip) {
		show();
		return UIThreadRunnable.<SWTBot>syncExec(() -> {
			final MPart model = partReference.getPart(true).getSite().getService(MPart.class);
			return new SWTBot((Widget) model.getToolbar().getWidget());
		}).toolbarButtonWithTooltip(toolTip);
	}
}
