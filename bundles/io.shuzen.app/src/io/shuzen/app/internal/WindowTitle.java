package io.shuzen.app.internal;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;

/** Keeps a window's title to the name of what is open in it, so that several windows can be told apart in the task bar. */
final class WindowTitle implements IPartListener2 {

	/** The product's name, which is not translated. */
	static final String PRODUCT = "Shuzen";

	private final IWorkbenchWindowConfigurer configurer;

	WindowTitle(final IWorkbenchWindowConfigurer configurer) {
		this.configurer = configurer;
		update();
	}

	@Override
	public void partActivated(final IWorkbenchPartReference part) {
		update();
	}

	@Override
	public void partBroughtToTop(final IWorkbenchPartReference part) {
		update();
	}

	@Override
	public void partClosed(final IWorkbenchPartReference part) {
		update();
	}

	private void update() {
		final IWorkbenchPage page = configurer.getWindow().getActivePage();
		final IEditorPart editor = page == null ? null : page.getActiveEditor();
		final String title = editor == null ? PRODUCT : editor.getTitle() + " - " + PRODUCT;
		if (!title.equals(configurer.getTitle())) {
			configurer.setTitle(title);
		}
	}
}
