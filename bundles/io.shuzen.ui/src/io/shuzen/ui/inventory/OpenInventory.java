package io.shuzen.ui.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.EndpointDescriptors;
import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.ModelDocument.PreparedSave;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.provider.InventoryItemProviderAdapterFactory;
import io.shuzen.model.selection.EndpointProperties;
import io.shuzen.model.selection.InventoryIndex;
import io.shuzen.model.validation.InventoryValidator;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;

/**
 * An inventory that is open, with its undo history. On the user interface's thread only.
 */
public final class OpenInventory {

	private final ModelDocument<Inventory> document;
	private final Path file;
	private final AdapterFactory adapterFactory = new ComposedAdapterFactory(new InventoryItemProviderAdapterFactory());
	private final EditingDomain editingDomain;
	private final BasicCommandStack commandStack = new BasicCommandStack();
	/** Null when they have to be looked for. */
	private List<ValidationProblem> violations;

	OpenInventory(final Path file, final ModelDocument<Inventory> document, final Runnable whenChanged) {
		this.file = file;
		this.document = document;
		editingDomain = new AdapterFactoryEditingDomain(adapterFactory, commandStack,
				document.resource().getResourceSet());
		commandStack.addCommandStackListener(event -> {
			violations = null;
			whenChanged.run();
		});
	}

	public Path file() {
		return file;
	}

	public Inventory inventory() {
		return document.root();
	}

	/** What it calls itself, else the file's name. */
	public String name() {
		final String name = inventory().getName();
		return name == null || name.isBlank() ? file.getFileName().toString() : name;
	}

	/** Whether the file was broken when it was read: then it can be looked at and used, not changed. */
	public boolean isReadOnly() {
		return document.isReadOnly();
	}

	/** What is wrong with the file. */
	public List<LoadProblem> problems() {
		return document.problems();
	}

	/** Rules that its entries break, the grave ones: what keeps them from being used. Checked once after every change. */
	public List<ValidationProblem> violations() {
		if (violations == null) {
			violations = new InventoryValidator().validate(inventory()).stream()
					.filter(problem -> problem.severity() == Severity.ERROR).toList();
		}
		return violations;
	}

	public boolean isDirty() {
		return commandStack.isSaveNeeded();
	}

	public EditingDomain editingDomain() {
		return editingDomain;
	}

	/** Makes EMF's item providers for what is in the inventory. */
	public AdapterFactory adapterFactory() {
		return adapterFactory;
	}

	/** Changes the inventory so that it can be undone. Does nothing when it is read-only or the command cannot be executed. */
	public void execute(final Command command) {
		if (!isReadOnly() && command.canExecute()) {
			commandStack.execute(command);
		}
	}

	public CommandStack commandStack() {
		return commandStack;
	}

	/** A snapshot to be written on another thread. */
	public PreparedSave prepareSave(final OnConflict onConflict) {
		return document.prepareSave(onConflict);
	}

	/** The present state is what the file holds. */
	void saved() {
		commandStack.saveIsDone();
	}

	/** An index that knows the names and groups of the present state. */
	public InventoryIndex index(final EndpointProperties properties) {
		return new InventoryIndex(inventory(), properties);
	}

	public Optional<Endpoint> endpoint(final String name) {
		return index(EndpointProperties.ATTRIBUTES).endpoint(name);
	}

	public EndpointRef reference(final Endpoint endpoint) {
		return new EndpointRef(file, endpoint.getName() == null ? "" : endpoint.getName());
	}

	/** What worker threads need of some endpoints; those that are disabled or have no name are left out. */
	public Map<EndpointRef, EndpointDescriptor> descriptors(final List<Endpoint> endpoints) {
		final Map<EndpointRef, EndpointDescriptor> descriptors = new LinkedHashMap<>();
		for (final Endpoint endpoint : endpoints) {
			if (endpoint.isEnabled() && !reference(endpoint).name().isBlank()) {
				descriptors.put(reference(endpoint), EndpointDescriptors.of(endpoint));
			}
		}
		return descriptors;
	}

	/** Whether an object is part of this inventory. */
	public boolean contains(final EObject object) {
		for (EObject each = object; each != null; each = each.eContainer()) {
			if (each == inventory()) {
				return true;
			}
		}
		return false;
	}

	/** All endpoints in the order of the file. */
	public List<Endpoint> endpoints() {
		return new ArrayList<>(index(EndpointProperties.ATTRIBUTES).endpoints());
	}
}
