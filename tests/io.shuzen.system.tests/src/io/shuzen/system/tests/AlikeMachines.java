package io.shuzen.system.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Assumptions;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.tests.lab.Lab;
import io.shuzen.transport.ssh.internal.SshTransport;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;
import io.shuzen.windows.simulation.internal.host.SimulatedMachines;
import io.shuzen.windows.simulation.internal.host.SimulationConnector;

/** The same scenarios twice: as machines of the simulation, and as machines of the lab, which are Wine behind a real SSH server. */
final class AlikeMachines implements AutoCloseable {

	private final List<String> scenarios;
	private final Lab lab;
	private final SshTransport transport;
	private final ConsoleToolsConnector wine = new ConsoleToolsConnector();
	private final SimulationConnector simulation;

	private AlikeMachines(final Path folder, final List<String> scenarios) throws Exception {
		this.scenarios = List.copyOf(scenarios);
		simulation = new SimulationConnector(
				new SimulatedMachines(ScenarioSeed.beside(Lab.trainingScenario(scenarios.getFirst())), folder.resolve("simulation")));
		transport = new SshTransport(folder.resolve("state"), folder.resolve("user"), Optional.empty());
		wine.addTransport(transport);
		final List<Path> seeds = new ArrayList<>();
		for (final String scenario : scenarios) {
			seeds.add(folder.resolve("seeds").resolve(scenario));
			ScenarioSeed.write(Lab.trainingScenario(scenario), seeds.getLast(), Instant.now());
		}
		lab = new Lab(seeds, folder.resolve("lab"));
		lab.recordHostKeys(folder.resolve("state"));
	}

	/** Starts them. The test that wants them is skipped where there can be no lab. */
	static AlikeMachines in(final Path folder, final List<String> scenarios) throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		return new AlikeMachines(folder, scenarios);
	}

	/** Opens machines of the lab. */
	ConsoleToolsConnector wine() {
		return wine;
	}

	/** Opens machines of the simulation. */
	SimulationConnector simulation() {
		return simulation;
	}

	/**
	 * The machine of the lab.
	 *
	 * @param number of the scenario, from 1 on
	 */
	EndpointDescriptor inWine(final int number) {
		return lab.endpoint(number);
	}

	/**
	 * Its like of the simulation. Nothing that is done on it outlives its connection.
	 *
	 * @param number of the scenario, from 1 on
	 * @param name   what it is called
	 */
	EndpointDescriptor simulated(final int number, final String name) {
		return new EndpointDescriptor(name, scenarios.get(number - 1), "simulation", 0, "", CredentialSource.NONE,
				EndpointDescriptor.DEFAULT_CONNECT_TIMEOUT, List.of(), Set.of(), Map.of("persistent", "false"), Map.of());
	}

	@Override
	public void close() throws IOException, InterruptedException {
		transport.stop();
		lab.close();
	}
}
