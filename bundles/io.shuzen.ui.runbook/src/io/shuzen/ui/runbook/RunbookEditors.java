package io.shuzen.ui.runbook;

import java.nio.file.Path;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import io.shuzen.engine.RunbookEntry;
import io.shuzen.ui.runbook.internal.RunbookEditor;
import io.shuzen.ui.runbook.internal.RunbookInput;

/** Opens runbooks for editing. On the user interface's thread. */
public final class RunbookEditors {

	private RunbookEditors() {
	}

	/** Opens a file, or brings its editor to the front. The file is read in the background. */
	public static IEditorPart open(final IWorkbenchPage page, final Path file) throws PartInitException {
		return page.openEditor(RunbookInput.ofFile(file), RunbookEditor.ID);
	}

	/** Opens a runbook of the catalog; one that a bundle contributed opens read-only. */
	public static IEditorPart open(final IWorkbenchPage page, final RunbookEntry entry) throws PartInitException {
		return page.openEditor(entry.file().map(RunbookInput::ofFile)
				.orElseGet(() -> RunbookInput.ofContributed(entry.definition().id())), RunbookEditor.ID);
	}

	/** Opens an editor for a runbook that is in no file yet. */
	public static IEditorPart openNew(final IWorkbenchPage page) throws PartInitException {
		return page.openEditor(RunbookInput.ofNew(), RunbookEditor.ID);
	}
}
