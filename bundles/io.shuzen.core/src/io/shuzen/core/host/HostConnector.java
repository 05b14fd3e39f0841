package io.shuzen.core.host;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;

/**
 * Opens endpoints by one back end. An OSGi service; found by the schemes it serves.
 */
public interface HostConnector {

	/** The transport schemes it serves now, for instance {@code simulation}. */
	Set<String> schemes();

	/** Whether it can work on the machine Shuzen runs on, for {@code shuzen doctor}. */
	BackEndStatus status();

	/**
	 * Sets up what the first endpoint of a scheme would otherwise wait for; see {@link io.shuzen.core.transport.Transport#prepare()}. Blocks.
	 *
	 * @param scheme one of {@link #schemes()}; nothing is done for others
	 */
	default void prepare(final String scheme) {
		// most have nothing to set up
	}

	/**
	 * Connects and authenticates. Blocks; not for the user interface's thread.
	 *
	 * @throws FailureException      when there is no connection; the failure says why in words
	 * @throws CancellationException when cancelled
	 */
	WindowsHost open(EndpointDescriptor endpoint, Cancellation cancellation) throws FailureException;

	/**
	 * Connects as {@link #open(EndpointDescriptor, Cancellation)} does and says how far it is, when this back end can tell.
	 *
	 * @param progress is told on the calling thread or another one, before this method returns
	 */
	default WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		return open(endpoint, cancellation);
	}

	/**
	 * Which machine an endpoint is: two endpoints of equal text are never worked on at the same time. Unless a back end knows better the
	 * address with the port, because a forwarder may have many machines behind one address.
	 */
	default String deviceOf(final EndpointDescriptor endpoint) {
		return endpoint.address().toLowerCase(Locale.ROOT) + ':' + endpoint.port();
	}
}
