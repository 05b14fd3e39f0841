package io.shuzen.windows.internal.console;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.text.Text;
import io.shuzen.core.transport.Transport;

/** Opens machines over whatever transports are installed. */
@Component(service = HostConnector.class)
public final class ConsoleToolsConnector implements HostConnector {

	private final Map<String, Transport> transports = new ConcurrentHashMap<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	public void addTransport(final Transport transport) {
		transports.put(transport.scheme(), transport);
	}

	public void removeTransport(final Transport transport) {
		transports.remove(transport.scheme(), transport);
	}

	@Override
	public Set<String> schemes() {
		return new TreeSet<>(transports.keySet());
	}

	@Override
	public BackEndStatus status() {
		final Set<String> schemes = schemes();
		final Text detail = schemes.isEmpty() ? ConsoleFailures.TEXTS.text("status.none")
				: ConsoleFailures.TEXTS.text("status.detail", String.join(", ", schemes));
		return new BackEndStatus(ConsoleFailures.TEXTS.text("name"), !schemes.isEmpty(), detail);
	}

	@Override
	public void prepare(final String scheme) {
		Optional.ofNullable(transports.get(scheme)).ifPresent(Transport::prepare);
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		return open(endpoint, cancellation, ConnectProgress.NONE);
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation, final ConnectProgress progress)
			throws FailureException {
		final Transport transport = transports.get(endpoint.scheme());
		if (transport == null) {
			throw new FailureException(ConsoleFailures.of(FailureKind.UNSUPPORTED, "noTransport", endpoint.name(), endpoint.scheme()));
		}
		return ConsoleToolsHost.open(endpoint, transport, cancellation, progress);
	}
}
