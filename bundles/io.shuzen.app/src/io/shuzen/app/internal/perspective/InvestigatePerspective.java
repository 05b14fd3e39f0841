package io.shuzen.app.internal.perspective;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.progress.IProgressConstants;

import io.shuzen.ui.ViewIds;

/** The perspective a support engineer starts in: the machines, the one in question, and what was found. */
public final class InvestigatePerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		final String editors = layout.getEditorArea();
		final IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.26f, editors);
		left.addView(ViewIds.INVENTORY);
		final IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.64f, editors);
		bottom.addView(ViewIds.FINDINGS);
		bottom.addView(ViewIds.CHANGES);
		bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
		bottom.addView(IProgressConstants.PROGRESS_VIEW_ID);
		bottom.addView(IPageLayout.ID_PROP_SHEET);
		bottom.addPlaceholder(ViewIds.RUNS);
		layout.addPerspectiveShortcut("io.shuzen.app.batch");
		layout.addPerspectiveShortcut("io.shuzen.app.author");
		layout.addShowViewShortcut(ViewIds.INVENTORY);
		layout.addShowViewShortcut(ViewIds.FINDINGS);
		layout.addShowViewShortcut(ViewIds.CHANGES);
		layout.addShowViewShortcut(ViewIds.RUNS);
		layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
		layout.addShowViewShortcut(IProgressConstants.PROGRESS_VIEW_ID);
		layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
	}
}
