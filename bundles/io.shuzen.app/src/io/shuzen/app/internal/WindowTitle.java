package io.shuzen.app.internal;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartConstants;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;

/** Keeps a window's title to the name of what is open in it, so that several windows can be told apart in the task bar. */
final class WindowTitle implements IPartListener2 {

	/** The product's name, which is not translated. */
	static final String PRODUCT = "Shuzen";

	private final IWorkbenchWindowConfigurer configurer;
	/** An editor may get its name only when its file has been read, and another one when it is edited. */
	private final IPropertyListener whenEditorChanges = (source, property) -> {
		if (property == IWorkbenchPartConstants.PROP_PART_NAME || property == IWorkbenchPart.PROP_TITLE) {
			update();
		}
	};

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
		if (editor != null) {
			// heard once, however often it is added
			editor.addPropertyListener(whenEditorChanges);
		}
		final String title = editor == null ? PRODUCT : editor.getTitle() + " - " + PRODUCT;
		if (!title.equals(configurer.getTitle())) {
			configurer.setTitle(title);
		}
	}
}
