package io.shuzen.ui.internal.inventory;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.IShellProvider;
import org.eclipse.osgi.util.NLS;

import io.shuzen.model.file.SaveResult.NotSaved;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.file.SaveResult.Reason;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;

/** Saves inventories and asks what to do when that does not work. */
final class InventorySaving {

	private final OpenInventories inventories;
	private final IShellProvider shell;

	InventorySaving(final OpenInventories inventories, final IShellProvider shell) {
		this.inventories = inventories;
		this.shell = shell;
	}

	void save(final OpenInventory inventory) {
		inventories.save(inventory, OnConflict.REFUSE, problem -> notSaved(inventory, problem));
	}

	private void notSaved(final OpenInventory inventory, final NotSaved problem) {
		if (problem.reason() == Reason.CHANGED_ON_DISK) {
			final int answer = MessageDialog.open(MessageDialog.QUESTION, shell.getShell(),
					NLS.bind(Messages.InventorySaving_title, inventory.name()), problem.message(), 0,
					Messages.InventorySaving_keep, Messages.InventorySaving_overwrite);
			if (answer == 1) {
				inventories.save(inventory, OnConflict.OVERWRITE, again -> notSaved(inventory, again));
			}
			return;
		}
		MessageDialog.openError(shell.getShell(), NLS.bind(Messages.InventorySaving_title, inventory.name()),
				problem.message());
	}
}
