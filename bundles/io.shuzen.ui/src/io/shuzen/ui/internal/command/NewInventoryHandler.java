package io.shuzen.ui.internal.command;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventories;

/** Makes an inventory, asking where it is to be kept. */
public final class NewInventoryHandler extends AbstractHandler {

	private static final String EXTENSION = ".inventory";

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		final OpenInventories inventories = PlatformUI.getWorkbench().getService(OpenInventories.class);
		final FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.NewInventoryHandler_title);
		dialog.setFilterPath(inventories.folder().toString());
		dialog.setFilterExtensions(new String[] {"*" + EXTENSION});
		dialog.setFileName(Messages.NewInventoryHandler_fileName + EXTENSION);
		dialog.setOverwrite(true);
		final String chosen = dialog.open();
		if (chosen != null) {
			final Path file = Path.of(chosen.endsWith(EXTENSION) ? chosen : chosen + EXTENSION);
			final String fileName = file.getFileName().toString();
			inventories.create(file, fileName.substring(0, fileName.length() - EXTENSION.length()));
		}
		return null;
	}
}
