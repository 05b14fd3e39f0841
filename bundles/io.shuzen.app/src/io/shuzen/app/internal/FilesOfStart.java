package io.shuzen.app.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.WorkbenchException;

import io.shuzen.model.file.ModelFileType;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.runbook.RunbookEditors;

/** The files that Shuzen was started with. */
final class FilesOfStart {

	private final List<Path> files;

	private FilesOfStart(final List<Path> files) {
		this.files = files;
	}

	/** @param arguments of the application: files, and then perhaps options of the platform */
	static FilesOfStart of(final String... arguments) {
		return new FilesOfStart(Arrays.stream(arguments).takeWhile(argument -> !argument.startsWith("-"))
				.map(argument -> Path.of(argument).toAbsolutePath().normalize()).toList());
	}

	boolean isEmpty() {
		return files.isEmpty();
	}

	/**
	 * Begins to open runbooks in their editor, where their problems are shown, and everything else as an inventory, which says what is wrong
	 * with a file.
	 */
	void open(final IWorkbench workbench) {
		final OpenInventories inventories = workbench.getService(OpenInventories.class);
		for (final Path file : files) {
			if (file.toString().endsWith('.' + ModelFileType.RUNBOOK.extension())) {
				open(workbench, file);
			} else {
				inventories.open(file);
			}
		}
	}

	private static void open(final IWorkbench workbench, final Path runbook) {
		try {
			final IWorkbenchPage page = workbench.showPerspective(PerspectiveIds.AUTHOR, workbench.getActiveWorkbenchWindow());
			RunbookEditors.open(page, runbook);
		} catch (final WorkbenchException e) {
			Platform.getLog(FilesOfStart.class).log(e.getStatus());
		}
	}
}
