package io.shuzen.windows.simulation.internal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.shuzen.core.StateFolder;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.windows.simulation.MachineSnapshot;
import io.shuzen.windows.simulation.ScenarioDescription;
import io.shuzen.windows.simulation.Simulation;
import io.shuzen.windows.simulation.internal.scenario.Scenario;
import io.shuzen.windows.simulation.internal.scenario.ScenarioLibrary;

/** All machines of this process, made when they are first asked for. */
@Component(service = { SimulatedMachines.class, Simulation.class })
public final class SimulatedMachines implements Simulation {

	private record Key(String endpoint, String scenario, String fingerprint, boolean persistent) {
	}

	private final ScenarioLibrary library;
	private final SavedStates saved;
	private final Map<Key, SimulatedMachine> machines = new ConcurrentHashMap<>();

	@Activate
	public SimulatedMachines(@Reference final ContributedFiles contributions) {
		this(contributions, StateFolder.path().resolve("simulation"));
	}

	/** @param folder where changed machines are kept; need not exist */
	public SimulatedMachines(final ContributedFiles contributions, final Path folder) {
		library = new ScenarioLibrary(contributions);
		saved = new SavedStates(folder);
	}

	@Deactivate
	void close() throws IOException {
		saved.close();
	}

	Path folder() {
		return saved.folder();
	}

	int scenarioCount() {
		return library.ids().size();
	}

	Scenario scenario(final EndpointDescriptor endpoint) throws FailureException {
		return library.load(endpoint.address().isEmpty() ? endpoint.name() : endpoint.address());
	}

	SimulatedMachine machine(final EndpointDescriptor endpoint, final Scenario scenario, final boolean persistent) {
		return machines.computeIfAbsent(
				new Key(endpoint.name(), scenario.description().id(), scenario.fingerprint(), persistent),
				key -> new SimulatedMachine(endpoint.name(), scenario, persistent ? saved : null));
	}

	@Override
	public List<ScenarioDescription> scenarios() throws FailureException {
		final List<ScenarioDescription> descriptions = new ArrayList<>();
		for (final String id : library.ids()) {
			if (!library.isBase(id)) {
				descriptions.add(library.load(id).description());
			}
		}
		descriptions.sort(Comparator.comparing(ScenarioDescription::id));
		return List.copyOf(descriptions);
	}

	@Override
	public MachineSnapshot snapshot(final EndpointDescriptor endpoint) throws FailureException {
		final Scenario scenario = scenario(endpoint);
		final boolean persistent = ConnectionOptions.of(endpoint, scenario.connection()).persistent();
		return StateSnapshot.of(machine(endpoint, scenario, persistent).state());
	}

	@Override
	public void reset(final String endpoint) throws FailureException {
		for (final Map.Entry<Key, SimulatedMachine> entry : machines.entrySet()) {
			if (entry.getKey().endpoint().equals(endpoint)) {
				entry.getValue().reset();
			}
		}
		try {
			saved.delete(endpoint);
		} catch (final IOException e) {
			throw notRemoved(endpoint, e);
		}
	}

	@Override
	public void resetAll() throws FailureException {
		for (final SimulatedMachine machine : machines.values()) {
			machine.reset();
		}
		try {
			saved.deleteAll();
		} catch (final IOException e) {
			throw notRemoved("*", e);
		}
	}

	private FailureException notRemoved(final String endpoint, final IOException e) {
		return new FailureException(HostTexts.failure(FailureKind.INTERNAL, "notSaved", endpoint,
				String.valueOf(e.getMessage()), saved.folder().toString()), e);
	}
}
