package io.shuzen.windows.simulation.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.windows.contract.WindowsHostContract;
import io.shuzen.windows.simulation.Simulation;
import io.shuzen.windows.simulation.internal.host.SimulatedMachines;
import io.shuzen.windows.simulation.internal.host.SimulationConnector;

/** Machines with scenarios of a test's own beside that of the contract suite, kept in a folder of the test's own. */
final class SimulationFixture {

	private final Path folder;
	private final List<ContributedFile> files = new ArrayList<>();
	private SimulatedMachines machines;

	SimulationFixture(final Path folder) {
		this.folder = folder;
		final URL contract = WindowsHostContract.class.getResource(WindowsHostContract.SCENARIO);
		files.add(new ContributedFile("contract", "scenarios/contract.yaml", contract));
		restart();
	}

	/** A new process, as far as the simulation can tell. */
	void restart() {
		machines = new SimulatedMachines(kind -> files, states());
	}

	Path states() {
		return folder.resolve("simulation");
	}

	/** Adds a scenario, or writes it anew. */
	SimulationFixture scenario(final String id, final String yaml) {
		try {
			final Path file = Files.writeString(Files.createDirectories(folder.resolve("scenarios")).resolve(id + ".yaml"), yaml);
			if (files.stream().noneMatch(known -> known.path().equals(id + ".yaml"))) {
				files.add(new ContributedFile("test", id + ".yaml", file.toUri().toURL()));
			}
			return this;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Simulation simulation() {
		return machines;
	}

	static EndpointDescriptor endpoint(final String name, final String scenario, final String... options) {
		final Map<String, String> map = new HashMap<>();
		for (int i = 0; i < options.length; i += 2) {
			map.put(options[i], options[i + 1]);
		}
		return new EndpointDescriptor(name, scenario, "simulation", 0, "", CredentialSource.NONE,
				EndpointDescriptor.DEFAULT_CONNECT_TIMEOUT, List.of(), Set.of(), map, Map.of());
	}

	WindowsHost open(final EndpointDescriptor endpoint) throws FailureException {
		return open(endpoint, Cancellation.none());
	}

	WindowsHost open(final EndpointDescriptor endpoint, final Cancellation cancellation) throws FailureException {
		return new SimulationConnector(machines).open(endpoint, cancellation);
	}

	static ApplyContext context() {
		return context(Cancellation.none());
	}

	static ApplyContext context(final Cancellation cancellation) {
		return new ApplyContext("test-run", cancellation, line -> {
		});
	}
}
