package io.shuzen.ui.internal.command;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventories;

/** Opens inventory files. */
public final class OpenInventoryHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final OpenInventories inventories = PlatformUI.getWorkbench().getService(OpenInventories.class);
		final FileDialog dialog = new FileDialog(HandlerUtil.getActiveShellChecked(event), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.OpenInventoryHandler_title);
		dialog.setFilterExtensions(new String[] {"*.inventory", "*"});
		if (dialog.open() != null) {
			for (final String name : dialog.getFileNames()) {
				inventories.open(Path.of(dialog.getFilterPath(), name));
			}
		}
		return null;
	}
}
