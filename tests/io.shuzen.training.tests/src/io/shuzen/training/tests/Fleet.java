package io.shuzen.training.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Step;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunService;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.InvestigatorComponent;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.engine.internal.RunbookCatalogComponent;
import io.shuzen.journal.internal.SqliteJournal;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.office.internal.OfficePack;
import io.shuzen.windows.simulation.MachineSnapshot;
import io.shuzen.windows.simulation.SimulationOptions;
import io.shuzen.windows.simulation.internal.host.SimulatedMachines;
import io.shuzen.windows.simulation.internal.host.SimulationConnector;

/** The machines of the training fleet, with everything that looks at them and repairs them: engine, journal and Office pack. */
final class Fleet implements AutoCloseable {

	/** Whatever machine this runs on, the fleet lives on one morning. */
	static final String NOW = "2026-03-02T09:15:00Z";

	private static final RunStrategy ALONE = new RunStrategy(0, 100, true, 1, 100, Duration.ofMinutes(1), Duration.ofMinutes(1));
	private static final String OPERATOR = "suzuki";

	/** A remedy of a cause, ready to be run. */
	record Repair(RunbookDefinition runbook, Map<String, String> parameters) {
	}

	private final PackRegistry packs = () -> List.of(PACK);
	private static final Pack PACK = new OfficePack();

	private final SimulatedMachines machines;
	private final SqliteJournal journal;
	private final Investigator investigator;
	private final RunService runs;
	private final RunbookCatalogComponent runbooks;

	Fleet(final ContributedFiles files, final Path folder) {
		machines = new SimulatedMachines(files, folder.resolve("simulation"));
		journal = new SqliteJournal(folder.resolve("journal").resolve("journal.db"));
		final HostConnectors connectors = new HostConnectors();
		connectors.addConnector(new SimulationConnector(machines));
		investigator = new InvestigatorComponent(connectors, packs);
		runs = new RunServiceComponent(connectors, packs, journal);
		runbooks = new RunbookCatalogComponent(files, packs);
	}

	@Override
	public void close() {
		journal.close();
	}

	SimulatedMachines machines() {
		return machines;
	}

	/** A machine of a scenario without the scenario's bad connection. */
	static EndpointDescriptor machine(final String scenario) {
		final Map<String, String> options = new HashMap<>(Map.of(SimulationOptions.FAULT, "none", SimulationOptions.LATENCY, "0",
				SimulationOptions.JITTER, "0", SimulationOptions.NOW, NOW));
		return new EndpointDescriptor("PC-1", scenario, "simulation", 0, "", CredentialSource.NONE,
				EndpointDescriptor.DEFAULT_CONNECT_TIMEOUT, List.of(), Set.of(), options, Map.of());
	}

	Diagnosis diagnose(final EndpointDescriptor machine) throws Exception {
		return investigator.start(InvestigationRequest.of(List.of(machine)), InvestigationListener.NONE).await().getFirst();
	}

	MachineSnapshot snapshot(final EndpointDescriptor machine) throws FailureException {
		return machines.snapshot(machine);
	}

	/** What a person who trusts the suggestion would run. */
	Optional<Repair> repairOf(final Cause cause) {
		return cause.remedies().stream().findFirst().map(remedy -> remedy.kind() == Finding.Remedy.Kind.RUNBOOK
				? runbook(remedy, cause.subject()) : step(remedy, cause.subject()));
	}

	/** A runbook with these values of its parameters. */
	Repair runbook(final String id, final Map<String, String> values) {
		return new Repair(runbooks.runbook(id).orElseThrow().definition(), values);
	}

	/** A step alone, as it comes. */
	Repair step(final String id) {
		return new Repair(RunbookDefinition.ofStep(packs.step(id).orElseThrow(), Map.of(), Optional.empty()), Map.of());
	}

	private Repair runbook(final Finding.Remedy remedy, final Identity subject) {
		final RunbookDefinition runbook = runbooks.runbook(remedy.id()).orElseThrow().definition();
		final Map<String, String> values = new HashMap<>(remedy.parameters());
		if (subject instanceof final Identity.User user) {
			runbook.parameters().stream().filter(parameter -> parameter.type() == ParameterType.USER).map(RunbookParameter::name)
					.forEach(name -> values.put(name, user.sid()));
		}
		return new Repair(runbook, values);
	}

	private Repair step(final Finding.Remedy remedy, final Identity subject) {
		final Step step = packs.step(remedy.id()).orElseThrow();
		final Map<String, String> arguments = new HashMap<>(remedy.parameters());
		if (subject instanceof final Identity.User user) {
			step.parameters().stream().filter(parameter -> parameter.type() == io.shuzen.core.step.ParameterType.USER)
					.map(ParameterDefinition::name).forEach(name -> arguments.put(name, user.sid()));
		}
		return new Repair(RunbookDefinition.ofStep(step, arguments, Optional.empty()), Map.of());
	}

	EndpointPlan preview(final EndpointDescriptor machine, final Repair repair) throws Exception {
		return runs.preview(request(machine, repair), PlanListener.NONE).await().getFirst();
	}

	RunReport run(final EndpointDescriptor machine, final Repair repair) throws Exception {
		return runs.start(request(machine, repair), GateKeeper.approving(OPERATOR), (runId, at, event) -> {
		}).await();
	}

	EndpointReport undo(final RunReport run) throws Exception {
		return runs.startUndo(new UndoRequest(UndoScope.run(run.runId()), false, ALONE, OPERATOR, "a lesson"),
				(runId, at, event) -> {
				}).await().endpoints().getFirst();
	}

	private static RunRequest request(final EndpointDescriptor machine, final Repair repair) {
		return new RunRequest(repair.runbook(), repair.parameters(), List.of(machine), ALONE, OPERATOR, "a lesson");
	}
}
