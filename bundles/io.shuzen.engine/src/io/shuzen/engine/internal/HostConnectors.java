package io.shuzen.engine.internal;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;

/** Opens endpoints with the back end that serves their scheme, as back ends come and go. */
@Component(service = HostConnectors.class)
public final class HostConnectors {

	private final List<HostConnector> connectors = new CopyOnWriteArrayList<>();

	/** Adds a back end. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	public void addConnector(final HostConnector connector) {
		connectors.add(connector);
	}

	/** Takes a back end back. */
	public void removeConnector(final HostConnector connector) {
		connectors.remove(connector);
	}

	WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		for (final HostConnector connector : connectors) {
			if (connector.schemes().contains(endpoint.scheme())) {
				return connector.open(endpoint, cancellation);
			}
		}
		final TreeSet<String> schemes = new TreeSet<>();
		connectors.forEach(connector -> schemes.addAll(connector.schemes()));
		throw EngineTexts.exception(FailureKind.UNSUPPORTED, "connector.none", endpoint.name(), endpoint.scheme(),
				String.join(", ", schemes));
	}
}
