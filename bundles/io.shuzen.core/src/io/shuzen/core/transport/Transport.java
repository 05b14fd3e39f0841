package io.shuzen.core.transport;

import java.util.concurrent.CancellationException;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;

/** A way to reach machines. An OSGi service, found by its scheme. Thread-safe. */
public interface Transport {

	/** For instance {@code ssh}; one transport per scheme. */
	String scheme();

	/** Whether it can work on the machine Shuzen runs on, for {@code shuzen doctor}. */
	BackEndStatus status();

	/**
	 * Connects and authenticates. Blocks.
	 *
	 * @throws FailureException      when there is no connection
	 * @throws CancellationException when cancelled
	 */
	TransportSession open(EndpointDescriptor endpoint, Cancellation cancellation) throws FailureException;
}
