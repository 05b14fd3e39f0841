package io.shuzen.windows.simulation.internal.host;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.windows.simulation.internal.scenario.Scenario;

/** Opens simulated endpoints. */
@Component(service = HostConnector.class)
public final class SimulationConnector implements HostConnector {

	private static final String SCHEME = "simulation";

	private final SimulatedMachines machines;

	@Activate
	public SimulationConnector(@Reference final SimulatedMachines machines) {
		this.machines = machines;
	}

	@Override
	public Set<String> schemes() {
		return Set.of(SCHEME);
	}

	@Override
	public BackEndStatus status() {
		return new BackEndStatus(HostTexts.TEXTS.text("name"), true, HostTexts.TEXTS.text("status",
				Integer.toString(machines.scenarioCount()), machines.folder().toString()));
	}

	/** Each endpoint has a machine of its own, however many share a scenario. */
	@Override
	public String deviceOf(final EndpointDescriptor endpoint) {
		return endpoint.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		final Scenario scenario = machines.scenario(endpoint);
		final ConnectionOptions options = ConnectionOptions.of(endpoint, scenario.connection());
		final SimulatedConnection connection = new SimulatedConnection(endpoint, options);
		connection.open(cancellation);
		final SimulatedMachine machine = machines.machine(endpoint, scenario, options.persistent());
		machine.state();
		return new SimulatedHost(endpoint, machine, connection,
				options.now().map(InstantSource::fixed).orElseGet(InstantSource::system));
	}
}
