package io.shuzen.core.host;

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
	 * Connects and authenticates. Blocks; not for the user interface's thread.
	 *
	 * @throws FailureException      when there is no connection; the failure says why in words
	 * @throws CancellationException when cancelled
	 */
	WindowsHost open(EndpointDescriptor endpoint, Cancellation cancellation) throws FailureException;
}
