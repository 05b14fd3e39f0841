package io.shuzen.ui.internal.inventory;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.Saveable;

import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.inventory.OpenInventory;

/** An open inventory as the workbench sees it when it asks what is to be saved. */
final class InventorySaveable extends Saveable {

	private final OpenInventory inventory;
	private final InventorySaving saving;

	InventorySaveable(final OpenInventory inventory, final InventorySaving saving) {
		this.inventory = inventory;
		this.saving = saving;
	}

	OpenInventory inventory() {
		return inventory;
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		saving.save(inventory);
	}

	@Override
	public boolean isDirty() {
		return inventory.isDirty();
	}

	@Override
	public String getName() {
		return inventory.name();
	}

	@Override
	public String getToolTipText() {
		return inventory.file().toString();
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return Icon.INVENTORY.descriptor();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final InventorySaveable that && that.inventory == inventory;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(inventory);
	}
}
