package io.shuzen.app.internal.perspective;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.progress.IProgressConstants;

import io.shuzen.ui.ViewIds;

/** Many endpoints at once: which ones, what runs on them, and what became of it. */
public final class BatchPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		final String editors = layout.getEditorArea();
		final IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.26f, editors);
		left.addView(ViewIds.INVENTORY);
		final IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.58f, editors);
		bottom.addView(ViewIds.RUNS);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(ViewIds.CHANGES);
		bottom.addView(ViewIds.FINDINGS);
		bottom.addView(IProgressConstants.PROGRESS_VIEW_ID);
		layout.addPerspectiveShortcut("io.shuzen.app.investigate");
		layout.addPerspectiveShortcut("io.shuzen.app.author");
		layout.addShowViewShortcut(ViewIds.INVENTORY);
		layout.addShowViewShortcut(ViewIds.RUNS);
		layout.addShowViewShortcut(ViewIds.CHANGES);
		layout.addShowViewShortcut(ViewIds.FINDINGS);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addShowViewShortcut(IProgressConstants.PROGRESS_VIEW_ID);
	}
}
