package io.shuzen.system.tests.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.windows.simulation.internal.host.SimulatedMachines;
import io.shuzen.windows.simulation.internal.host.SimulationConnector;

/** Faulty machines that are only simulated: they live in a folder. */
final class SimulatedFaultyMachines extends FaultyMachines {

	private static final int ENDPOINTS = 6;

	private final SimulatedMachines machines;

	SimulatedFaultyMachines(final Path folder) {
		this(new SimulatedMachines(
				kind -> List.of(new ContributedFile("test", "faulty.yaml", FaultyMachines.class.getResource("faulty.yaml"))),
				folder.resolve("simulation")), folder);
	}

	private SimulatedFaultyMachines(final SimulatedMachines machines, final Path folder) {
		super(new SimulationConnector(machines), folder);
		this.machines = machines;
	}

	@Override
	List<EndpointDescriptor> endpoints() {
		return IntStream.range(0, ENDPOINTS).mapToObj(number -> EndpointDescriptor.of("PC-" + number, "faulty", "simulation")).toList();
	}

	@Override
	ToolCommand program() {
		return ToolCommand.of("repair.exe");
	}

	@Override
	void reset() throws FailureException {
		machines.resetAll();
	}
}
