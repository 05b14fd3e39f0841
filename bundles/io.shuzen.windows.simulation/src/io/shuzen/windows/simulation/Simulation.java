package io.shuzen.windows.simulation;

import java.util.List;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;

/** What can be done with simulated machines beside opening them as endpoints. An OSGi service; thread-safe. Blocks on files. */
public interface Simulation {

	/**
	 * The scenarios that endpoints can be made from, in the order of their ids; bases for others left out.
	 *
	 * @throws FailureException when a scenario file is wrong; the failure names the file and the line
	 */
	List<ScenarioDescription> scenarios() throws FailureException;

	/**
	 * The whole state of a machine, whatever fault its connection has.
	 *
	 * @throws FailureException when the scenario or the saved state cannot be read
	 */
	MachineSnapshot snapshot(EndpointDescriptor endpoint) throws FailureException;

	/**
	 * Brings a machine back to its scenario, in memory and on disk. Endpoints that are open go on with it.
	 *
	 * @param endpoint the endpoint's name
	 * @throws FailureException when the saved state cannot be removed
	 */
	void reset(String endpoint) throws FailureException;

	/**
	 * Brings every machine back to its scenario.
	 *
	 * @throws FailureException when a saved state cannot be removed
	 */
	void resetAll() throws FailureException;
}
