package io.shuzen.app.internal;

import java.util.Set;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.contexts.IContextService;

/** A window: its size, its bars, and a title that names what is open. */
final class ShuzenWindowAdvisor extends WorkbenchWindowAdvisor {

	/** Contributions of platform bundles that are of no use here: text editing and cheat sheets. */
	private static final Set<String> PLATFORM_ACTION_SETS = Set.of("org.eclipse.ui.cheatsheets.actionSet",
			"org.eclipse.ui.edit.text.actionSet.annotationNavigation",
			"org.eclipse.ui.edit.text.actionSet.convertLineDelimitersTo",
			"org.eclipse.ui.edit.text.actionSet.openExternalFile", "org.eclipse.ui.edit.text.actionSet.navigation",
			"org.eclipse.ui.edit.text.actionSet.presentation", "org.eclipse.ui.WorkingSetActionSet");

	/** In which the console's keys are bound. */
	private static final String KEY_CONTEXT = "io.shuzen.ui.context";

	ShuzenWindowAdvisor(final IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(final IActionBarConfigurer configurer) {
		return new ShuzenActionBarAdvisor(configurer);
	}

	@Override
	public void preWindowOpen() {
		final IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		final Rectangle screen = PlatformUI.getWorkbench().getDisplay().getPrimaryMonitor().getClientArea();
		configurer.setInitialSize(new Point(Math.min(1440, screen.width), Math.min(900, screen.height)));
		configurer.setShowCoolBar(true);
		configurer.setShowMenuBar(true);
		configurer.setShowPerspectiveBar(true);
		configurer.setShowProgressIndicator(true);
		configurer.setShowStatusLine(true);
		configurer.setTitle(WindowTitle.PRODUCT);
	}

	/** Later: the perspectives that the bar shows are made after this, which would put the page away again. */
	@Override
	public void openIntro() {
		// see FirstStart
	}

	@Override
	public void postWindowOpen() {
		final IWorkbenchWindow window = getWindowConfigurer().getWindow();
		hidePlatformActionSets(window);
		window.getService(IContextService.class).activateContext(KEY_CONTEXT);
		window.getPartService().addPartListener(new WindowTitle(getWindowConfigurer()));
	}

	private static void hidePlatformActionSets(final IWorkbenchWindow window) {
		for (final IWorkbenchPage page : window.getPages()) {
			PLATFORM_ACTION_SETS.forEach(page::hideActionSet);
		}
	}
}
