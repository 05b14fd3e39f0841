package org.eclipse.swtbot.eclipse.finder.widgets;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.finders.UIThreadRunnable;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;

/** An editor. */
public class SWTBotEditor extends SWTBotWorkbenchPart<IEditorReference> {

	public SWTBotEditor(final IEditorReference reference, final SWTWorkbenchBot bot) {
		super(reference, bot);
	}

	public boolean isDirty() {
		return UIThreadRunnable.syncExec(() -> partReference.isDirty());
	}

	public void save() {
		UIThreadRunnable.syncExec(() -> {
			partReference.getEditor(true).doSave(new NullProgressMonitor());
		});
	}

	/** Closes it; unsaved changes are thrown away. */
	public void close() {
		UIThreadRunnable.syncExec(() -> {
			final IEditorPart editor = partReference.getEditor(false);
			if (editor != null) {
				partReference.getPage().closeEditor(editor, false);
			}
		});
	}

	public void saveAndClose() {
		save();
		close();
	}
}
