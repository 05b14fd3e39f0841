package io.shuzen.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.Transport;

/** Opens {@code shell} endpoints over the product's SSH transport, and {@code instant} ones, which answer without any transport. */
public final class ShellConnector implements HostConnector {

	private static final String SSH = "ssh";
	private static final String SHELL = "shell";
	private static final String INSTANT = "instant";

	private final Map<String, Transport> transports = new ConcurrentHashMap<>();

	public void addTransport(final Transport transport) {
		transports.put(transport.scheme(), transport);
	}

	public void removeTransport(final Transport transport) {
		transports.remove(transport.scheme(), transport);
	}

	@Override
	public Set<String> schemes() {
		return Set.of(SHELL, INSTANT);
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(Text.verbatim("Shell (benchmarks)"), transports.containsKey(SSH), Text.verbatim("over SSH"));
	}

	@Override
	public void prepare(final String scheme) {
		final Transport transport = transports.get(SSH);
		if (scheme.equals(SHELL) && transport != null) {
			transport.prepare();
		}
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		if (endpoint.scheme().equals(INSTANT)) {
			return new ShellHost(endpoint, new InstantSession());
		}
		final Transport transport = transports.get(SSH);
		if (transport == null) {
			throw new FailureException(new Failure(FailureKind.UNSUPPORTED, Text.verbatim("There is no SSH transport.")));
		}
		return new ShellHost(endpoint, transport.open(endpoint, cancellation));
	}
}
