package io.shuzen.model.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;

import io.shuzen.model.file.SaveResult.OnConflict;

/**
 * An inventory or a runbook, the file it is in, and whether it may be saved there. Not thread-safe.
 *
 * @param <T> the type of the object the document holds
 * @noimplement made by {@link ModelFileType}
 */
public interface ModelDocument<T extends EObject> {

	/** Returns what kind of document this is. */
	ModelFileType<T> type();

	/** Returns the object the document holds; never null, empty at worst. */
	T root();

	/**
	 * Returns the resource that holds the object. It is the only one of its resource set, which an editing domain may
	 * take over. Its own {@code load} and {@code save} are not to be used: they know nothing of the file.
	 */
	Resource resource();

	/** Returns the file, or nothing for a new document. */
	Optional<Path> file();

	/** Returns whether the document was not read completely, so that it cannot be saved. */
	boolean isReadOnly();

	/** Returns why the document cannot be saved; empty when it can. */
	List<LoadProblem> problems();

	/**
	 * Returns whether the file now holds something else than what was read or last saved, for example after a checkout from
	 * version control. A file that is gone has not changed: saving brings it back. Reads the file.
	 *
	 * @throws IOException when the file cannot be read
	 */
	boolean isChangedOnDisk() throws IOException;

	/**
	 * Saves the document to its file. Writes to the disk and waits for it: use {@link #prepareSave} where that must not
	 * block.
	 */
	default SaveResult save() {
		return prepareSave(OnConflict.REFUSE).write();
	}

	/**
	 * Saves the document to a file, which is its file from then on. An existing file is replaced, so the user has to have
	 * agreed to that.
	 */
	default SaveResult saveAs(Path target) {
		return prepareSaveAs(target).write();
	}

	/**
	 * Takes a snapshot of the document, on the thread the document belongs to, that can be written on any thread.
	 *
	 * @param onConflict what to do when the file has changed on the disk
	 */
	PreparedSave prepareSave(OnConflict onConflict);

	/** Takes a snapshot of the document, on the thread the document belongs to, for another file. */
	PreparedSave prepareSaveAs(Path target);

	/** A snapshot of a document on its way to the disk. */
	@FunctionalInterface
	interface PreparedSave {

		/**
		 * Writes the snapshot: to a temporary file beside the target first, which is synced and then renamed. May be called
		 * on any thread, once.
		 */
		SaveResult write();
	}
}
