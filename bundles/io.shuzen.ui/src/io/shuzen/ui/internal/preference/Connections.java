package io.shuzen.ui.internal.preference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.transport.Transport;

/** The back ends and transports that are installed, and what they say of themselves. An OSGi service; thread-safe. */
@Component(service = Connections.class)
public final class Connections {

	/**
	 * A way to reach machines.
	 *
	 * @param schemes what inventories call it
	 * @param status  whether it works here
	 */
	public record Connection(String schemes, BackEndStatus status) {
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	private final CopyOnWriteArrayList<HostConnector> connectors = new CopyOnWriteArrayList<>();
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	private final CopyOnWriteArrayList<Transport> transports = new CopyOnWriteArrayList<>();

	/** Asks each of them, which may look at the system: not for the user interface's thread. Sorted by scheme. */
	public List<Connection> ask() {
		final List<Connection> all = new ArrayList<>();
		connectors.forEach(connector -> all
				.add(new Connection(String.join(", ", new TreeSet<>(connector.schemes())), connector.status())));
		transports.forEach(transport -> all.add(new Connection(transport.scheme(), transport.status())));
		all.sort(Comparator.comparing(Connection::schemes));
		return all;
	}
}
