package io.shuzen.ui.inventory;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Which endpoint of which inventory. Stays valid when the inventory is edited or read again, until the endpoint is renamed.
 *
 * @param inventory the inventory's file
 * @param name      the endpoint's name
 */
public record EndpointRef(Path inventory, String name) {

	public EndpointRef {
		Objects.requireNonNull(inventory);
		Objects.requireNonNull(name);
	}

	/** An endpoint that is known from a run only, because no open inventory has it. */
	public static EndpointRef ofRun(final String runId, final String name) {
		return new EndpointRef(Path.of("runs", runId), name);
	}
}
