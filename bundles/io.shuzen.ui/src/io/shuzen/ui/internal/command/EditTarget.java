package io.shuzen.ui.internal.command;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.PlatformUI;

import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;

/**
 * Where something new belongs.
 *
 * @param inventory the inventory
 * @param container the group in it, or the inventory itself
 */
record EditTarget(OpenInventory inventory, EndpointContainer container) {

	/** The selected group or that of the selected endpoint; with nothing selected, the first inventory that can be changed. */
	static Optional<EditTarget> of(final IStructuredSelection selection) {
		final List<OpenInventory> open = PlatformUI.getWorkbench().getService(OpenInventories.class).all();
		EObject object = selection.getFirstElement() instanceof final EObject selected ? selected : null;
		while (object != null && (!(object instanceof EndpointContainer) || object instanceof final Group group && group.isDynamic())) {
			object = object.eContainer();
		}
		if (object instanceof final EndpointContainer container) {
			return open.stream().filter(each -> each.contains(container) && !each.isReadOnly()).findFirst()
					.map(each -> new EditTarget(each, container));
		}
		return open.stream().filter(each -> !each.isReadOnly()).findFirst()
				.map(each -> new EditTarget(each, each.inventory()));
	}
}
