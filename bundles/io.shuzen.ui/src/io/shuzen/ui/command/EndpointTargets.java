package io.shuzen.ui.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.selection.EndpointProperties;
import io.shuzen.ui.internal.endpoint.EndpointEditorInput;
import io.shuzen.ui.inventory.AboutEndpoint;
import io.shuzen.ui.inventory.EndpointRef;
import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.inventory.OpenInventory;

/** Which endpoints a command is meant for. */
public final class EndpointTargets {

	private EndpointTargets() {
	}

	/** Those that are selected, with those in selected groups; when none is, that of the active editor. In the order of selection. */
	public static Map<EndpointRef, EndpointDescriptor> of(final IWorkbenchWindow window) {
		final OpenInventories inventories = window.getWorkbench().getService(OpenInventories.class);
		final ISelection selection = window.getSelectionService().getSelection();
		final Map<EndpointRef, EndpointDescriptor> targets = new LinkedHashMap<>();
		if (selection instanceof final IStructuredSelection structured) {
			for (final Object element : structured) {
				add(targets, element, inventories);
			}
		}
		if (targets.isEmpty() && window.getActivePage() != null) {
			final IEditorPart editor = window.getActivePage().getActiveEditor();
			if (editor != null && editor.getEditorInput() instanceof final EndpointEditorInput input) {
				add(targets, input, inventories);
			}
		}
		return targets;
	}

	/** One endpoint, when it is still in an open inventory and enabled. */
	public static Map<EndpointRef, EndpointDescriptor> of(final EndpointRef reference, final OpenInventories inventories) {
		return inventories.of(reference.inventory()).flatMap(inventory -> inventory.endpoint(reference.name())
				.map(endpoint -> inventory.descriptors(List.of(endpoint)))).orElse(Map.of());
	}

	/** Those that are still in an open inventory and enabled, in the same order. */
	public static Map<EndpointRef, EndpointDescriptor> of(final Collection<EndpointRef> references, final OpenInventories inventories) {
		final Map<EndpointRef, EndpointDescriptor> targets = new LinkedHashMap<>();
		references.forEach(reference -> targets.putAll(of(reference, inventories)));
		return targets;
	}

	private static void add(final Map<EndpointRef, EndpointDescriptor> targets, final Object element,
			final OpenInventories inventories) {
		switch (element) {
		case final AboutEndpoint about -> targets.putAll(of(about.endpoint(), inventories));
		case final Endpoint endpoint -> inventories.containing(endpoint)
				.ifPresent(inventory -> targets.putAll(inventory.descriptors(List.of(endpoint))));
		case final EndpointContainer container -> inventories.containing(container)
				.ifPresent(inventory -> targets.putAll(inventory.descriptors(members(inventory, container))));
		case null, default -> {
			// nothing that has to do with endpoints
		}
		}
	}

	private static List<Endpoint> members(final OpenInventory inventory, final EndpointContainer container) {
		if (container instanceof final Group group && group.isDynamic()) {
			return inventory.index(EndpointProperties.ATTRIBUTES).members(group);
		}
		final List<Endpoint> members = new ArrayList<>(container.getEndpoints());
		container.getGroups().stream().filter(group -> !group.isDynamic())
				.forEach(group -> members.addAll(members(inventory, group)));
		return members;
	}
}
