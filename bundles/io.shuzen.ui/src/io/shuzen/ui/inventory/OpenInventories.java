package io.shuzen.ui.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.InventoryCatalog;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.file.SaveResult.NotSaved;
import io.shuzen.model.file.SaveResult.OnConflict;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/**
 * The inventories that are open: those in the user's inventory folder, and files opened from elsewhere, which are remembered. Files are
 * read and written in jobs; everything else is for the user interface's thread.
 */
@Component(service = OpenInventories.class)
public final class OpenInventories {

	/** What jobs of this class belong to, for tests and for waiting. */
	public static final Object JOB_FAMILY = new Object();

	private static final String PREFERENCE_NODE = "io.shuzen.ui";
	private static final String PREFERENCE_KEY = "openInventories";

	@Reference
	private InventoryCatalog catalog;

	private final List<OpenInventory> open = new ArrayList<>();
	private final ListenerList<Runnable> listeners = new ListenerList<>();
	private boolean loaded;

	/** In the order in which they were opened. */
	public List<OpenInventory> all() {
		return List.copyOf(open);
	}

	/** The inventory an object is part of. */
	public Optional<OpenInventory> containing(final EObject object) {
		return open.stream().filter(each -> each.contains(object)).findFirst();
	}

	/**
	 * Which endpoint of an open inventory is meant by one of a run: that of the same name at the same address. On the user interface's
	 * thread.
	 */
	public Optional<EndpointRef> find(final EndpointDescriptor endpoint) {
		return all().stream().flatMap(inventory -> inventory.endpoint(endpoint.name())
				.map(found -> inventory.descriptors(List.of(found))).orElse(Map.of()).entrySet().stream())
				.filter(found -> found.getValue().address().equals(endpoint.address())).map(Map.Entry::getKey).findFirst();
	}

	public Optional<OpenInventory> of(final Path file) {
		return open.stream().filter(each -> each.file().equals(file)).findFirst();
	}

	/** Called on the user interface's thread after an inventory was opened, closed, changed or saved. */
	public void addListener(final Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(final Runnable listener) {
		listeners.remove(listener);
	}

	/** Whether the inventories of the last session have been read. */
	public boolean isLoaded() {
		return loaded;
	}

	/** Begins to read what was open in the last session; at the first start, the samples. Does nothing the second time. */
	public void load() {
		if (loaded) {
			return;
		}
		loaded = true;
		final Set<Path> remembered = remembered();
		job(Messages.OpenInventories_reading, monitor -> {
			final Set<Path> files = new LinkedHashSet<>();
			IStatus status = Status.OK_STATUS;
			try {
				files.addAll(catalog.inventories());
			} catch (final FailureException e) {
				status = new Status(IStatus.ERROR, PREFERENCE_NODE, Localized.of(e.failure()), e);
			}
			files.addAll(remembered);
			files.forEach(file -> read(file, false));
			return status;
		});
	}

	/** The folder in which new inventories are kept. */
	public Path folder() {
		return catalog.folder();
	}

	/** Begins to open a file. What is wrong with it is shown by the inventory; only when it cannot be read at all, by a message. */
	public void open(final Path file) {
		if (of(file).isEmpty()) {
			job(Messages.OpenInventories_reading, monitor -> read(file, true));
		}
	}

	/** Begins to write a new inventory to a file and opens it. */
	public void create(final Path file, final String name) {
		final ModelDocument<Inventory> document = ModelFileType.INVENTORY.create();
		document.root().setName(name);
		final ModelDocument.PreparedSave save = document.prepareSaveAs(file);
		job(Messages.OpenInventories_saving, monitor -> switch (save.write()) {
		case final SaveResult.Saved saved -> read(saved.file(), true);
		case final NotSaved notSaved -> new Status(IStatus.ERROR, PREFERENCE_NODE, notSaved.message());
		});
	}

	/** Closes without saving. */
	public void close(final OpenInventory inventory) {
		open.remove(inventory);
		remember();
		fireChanged();
	}

	/**
	 * Begins to save.
	 *
	 * @param whenNotSaved told on the user interface's thread when it was not saved
	 */
	public void save(final OpenInventory inventory, final OnConflict onConflict, final Consumer<NotSaved> whenNotSaved) {
		final ModelDocument.PreparedSave save = inventory.prepareSave(onConflict);
		// before the file is written: what is changed meanwhile makes it dirty again
		inventory.saved();
		fireChanged();
		job(Messages.OpenInventories_saving, monitor -> {
			if (save.write() instanceof final NotSaved notSaved) {
				display().asyncExec(() -> whenNotSaved.accept(notSaved));
			}
			return Status.OK_STATUS;
		});
	}

	private IStatus read(final Path file, final boolean remember) {
		return switch (ModelFileType.INVENTORY.load(file)) {
		case final LoadResult.Loaded<Inventory> result -> publish(file, result.document(), remember);
		case final LoadResult.LoadedReadOnly<Inventory> result -> publish(file, result.document(), remember);
		case final LoadResult.NotReadable<Inventory> result -> remember
				? new Status(IStatus.ERROR, PREFERENCE_NODE, result.problem().message())
				// a file of the last session that is gone is no news to interrupt the start with
				: Status.info(result.problem().message());
		};
	}

	private IStatus publish(final Path file, final ModelDocument<Inventory> document, final boolean remember) {
		display().asyncExec(() -> {
			if (of(file).isEmpty()) {
				open.add(new OpenInventory(file, document, this::fireChanged));
				if (remember) {
					remember();
				}
				fireChanged();
			}
		});
		return Status.OK_STATUS;
	}

	private static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	private void fireChanged() {
		listeners.forEach(Runnable::run);
	}

	private static Set<Path> remembered() {
		final Set<Path> files = new LinkedHashSet<>();
		final String stored = InstanceScope.INSTANCE.getNode(PREFERENCE_NODE).get(PREFERENCE_KEY, "");
		stored.lines().filter(line -> !line.isBlank()).map(Path::of).forEach(files::add);
		return files;
	}

	/** Those outside the folder, as those in it are found anyway. */
	private void remember() {
		final StringBuilder files = new StringBuilder();
		open.stream().map(OpenInventory::file).filter(file -> !file.startsWith(catalog.folder()))
				.forEach(file -> files.append(file).append('\n'));
		final Preferences preferences = InstanceScope.INSTANCE.getNode(PREFERENCE_NODE);
		preferences.put(PREFERENCE_KEY, files.toString());
		try {
			preferences.flush();
		} catch (final BackingStoreException e) {
			Platform.getLog(OpenInventories.class).error(e.getMessage(), e);
		}
	}

	@FunctionalInterface
	private interface Work {
		IStatus run(IProgressMonitor monitor);
	}

	private void job(final String name, final Work work) {
		final Job job = new Job(name) {
			@Override
			protected IStatus run(final IProgressMonitor monitor) {
				return work.run(monitor);
			}

			@Override
			public boolean belongsTo(final Object family) {
				return family == JOB_FAMILY;
			}
		};
		job.schedule();
	}
}
