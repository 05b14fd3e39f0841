package io.shuzen.ui.internal.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import io.shuzen.model.inventory.Inventory;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;

/** Takes the selected inventories out of the view; their files stay. */
public final class CloseInventoryHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final OpenInventories inventories = PlatformUI.getWorkbench().getService(OpenInventories.class);
		final Shell shell = HandlerUtil.getActiveShellChecked(event);
		for (final Object element : HandlerUtil.getCurrentStructuredSelection(event)) {
			if (element instanceof final Inventory inventory) {
				inventories.containing(inventory).filter(open -> mayClose(open, shell)).ifPresent(inventories::close);
			}
		}
		return null;
	}

	private static boolean mayClose(final OpenInventory inventory, final Shell shell) {
		if (!inventory.isDirty()) {
			return true;
		}
		return MessageDialog.open(MessageDialog.WARNING, shell, Messages.CloseInventoryHandler_title,
				NLS.bind(Messages.CloseInventoryHandler_message, inventory.name()), 0,
				Messages.CloseInventoryHandler_keep, Messages.CloseInventoryHandler_discard) == 1;
	}
}
