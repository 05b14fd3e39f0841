package io.shuzen.engine;

import java.nio.file.Path;
import java.util.List;

import io.shuzen.core.failure.FailureException;

/**
 * The inventory files of this user, in {@code inventories/} of the state folder. When that folder has none yet, the contributed samples
 * (the training fleet) are copied there. An OSGi service; thread-safe. Reads files: not for the user interface's thread.
 */
public interface InventoryCatalog {

	/** The folder of the user's inventories. */
	Path folder();

	/**
	 * The inventory files, in the order of their names.
	 *
	 * @throws FailureException when the folder cannot be made or read
	 */
	List<Path> inventories() throws FailureException;

	/**
	 * The file to use when nobody names one: {@code default.inventory} when it is there, else the training fleet, else the first.
	 *
	 * @throws FailureException when there is none at all
	 */
	Path defaultInventory() throws FailureException;
}
