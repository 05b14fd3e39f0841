package io.shuzen.model.file;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import io.shuzen.model.internal.file.ModelReader;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.InventoryPackage;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookPackage;

/**
 * A kind of file, told by its extension: the way to open one and to make a new one.
 *
 * @param <T> the type of the object the file holds
 */
public final class ModelFileType<T extends EObject> {

	/** {@code .inventory}: which machines there are and how they are reached. */
	public static final ModelFileType<Inventory> INVENTORY =
			new ModelFileType<>("inventory", Inventory.class, InventoryPackage.Literals.INVENTORY);

	/** {@code .runbook}: what is to be done on a machine. */
	public static final ModelFileType<Runbook> RUNBOOK =
			new ModelFileType<>("runbook", Runbook.class, RunbookPackage.Literals.RUNBOOK);

	private final String extension;

	private final Class<T> rootType;

	private final EClass rootClass;

	private ModelFileType(String extension, Class<T> rootType, EClass rootClass) {
		this.extension = extension;
		this.rootType = rootType;
		this.rootClass = rootClass;
	}

	/** Returns the extension of such files, without a dot. */
	public String extension() {
		return extension;
	}

	/** Returns the type of the object such a file holds. */
	public Class<T> rootType() {
		return rootType;
	}

	/** Returns the class, in the EMF sense, of the object such a file holds. */
	public EClass rootClass() {
		return rootClass;
	}

	/**
	 * Reads a file. Nothing but that file is read, whatever it refers to.
	 *
	 * @param file the file; it may have any name
	 * @return what came of it; this method does not fail otherwise
	 */
	public LoadResult<T> load(Path file) {
		return ModelReader.read(this, Objects.requireNonNull(file));
	}

	/**
	 * Reads content that does not lie in a file of its own, such as a sample inside a bundle. The document has no file: it
	 * can only be saved under a name of its own.
	 *
	 * @param content the content of such a file
	 * @return what came of it; this method does not fail otherwise
	 */
	public LoadResult<T> load(byte[] content) {
		return ModelReader.read(this, content.clone());
	}

	/** Makes a new document, which is in no file yet, around an empty object. */
	public ModelDocument<T> create() {
		return create(rootType.cast(EcoreUtil.create(rootClass)));
	}

	/**
	 * Makes a new document, which is in no file yet, around an object.
	 *
	 * @param root an object that is in no other document
	 */
	public ModelDocument<T> create(T root) {
		return ModelReader.create(this, Objects.requireNonNull(root));
	}
}
