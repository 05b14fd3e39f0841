package io.shuzen.app.internal.perspective;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;

import io.shuzen.ui.ViewIds;

/** Writing runbooks: what there is, the one being written, and trying it on an endpoint. */
public final class AuthorPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		final String editors = layout.getEditorArea();
		final IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.26f, editors);
		left.addView(ViewIds.PACKS);
		left.addView(ViewIds.INVENTORY);
		final IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.74f, editors);
		right.addView(ViewIds.STEP_PALETTE);
		final IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.68f, editors);
		bottom.addView(ViewIds.PROBLEMS);
		bottom.addView(ViewIds.CHANGES);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(IPageLayout.ID_PROP_SHEET);
		layout.addPerspectiveShortcut("io.shuzen.app.investigate");
		layout.addPerspectiveShortcut("io.shuzen.app.batch");
		layout.addShowViewShortcut(ViewIds.PACKS);
		layout.addShowViewShortcut(ViewIds.STEP_PALETTE);
		layout.addShowViewShortcut(ViewIds.PROBLEMS);
		layout.addShowViewShortcut(ViewIds.INVENTORY);
		layout.addShowViewShortcut(ViewIds.CHANGES);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
	}
}
