package io.shuzen.core.transport;

import java.util.concurrent.CancellationException;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;

/** A way to reach machines. An OSGi service, found by its scheme. Thread-safe. */
public interface Transport {

	/** For instance {@code ssh}; one transport per scheme. */
	String scheme();

	/** Whether it can work on the machine Shuzen runs on, for {@code shuzen doctor}. */
	BackEndStatus status();

	/**
	 * Sets up what the first connection would otherwise wait for, such as a library's own set-up. Optional: whoever has something else to do
	 * before the first endpoint is opened asks for it on another thread. Makes no connection and says nothing of what fails, as that fails
	 * again when an endpoint is opened and is explained there. Blocks.
	 */
	default void prepare() {
		// most have nothing to set up
	}

	/**
	 * Connects and authenticates. Blocks.
	 *
	 * @throws FailureException      when there is no connection
	 * @throws CancellationException when cancelled
	 */
	TransportSession open(EndpointDescriptor endpoint, Cancellation cancellation) throws FailureException;

	/**
	 * Connects as {@link #open(EndpointDescriptor, Cancellation)} does and says how far it is, when this transport can tell.
	 *
	 * @param progress is told on any thread, before this method returns
	 */
	default TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		return open(endpoint, cancellation);
	}
}
