package io.shuzen.cli.internal.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.shuzen.cli.internal.Services;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.HostConnector;

/**
 * Sets up what serves the endpoints of a command while the rest of the command is read, its runbook checked and the journal opened. All
 * that takes but one processor, and setting up a library for connections takes as long again.
 */
final class BackEndPreparation {

	private BackEndPreparation() {
	}

	/** Begins and does not wait: whoever opens an endpoint waits for what is not ready then. */
	static void begin(final Services services, final List<EndpointDescriptor> endpoints) {
		final Set<String> schemes = endpoints.stream().map(EndpointDescriptor::scheme).collect(Collectors.toUnmodifiableSet());
		final List<HostConnector> connectors = services.connectors();
		// not a virtual thread: the set-up of classes would hold one of the few that carry those
		Thread.ofPlatform().daemon().name("shuzen-preparation").start(() -> connectors.forEach(connector -> prepare(connector, schemes)));
	}

	private static void prepare(final HostConnector connector, final Set<String> schemes) {
		try {
			connector.schemes().stream().filter(schemes::contains).forEach(connector::prepare);
		} catch (final RuntimeException | LinkageError e) {
			// it fails again when the first endpoint is opened, and is explained there; or the command is over already
			return;
		}
	}
}
