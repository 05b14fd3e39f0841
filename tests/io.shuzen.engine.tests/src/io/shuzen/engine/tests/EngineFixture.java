package io.shuzen.engine.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.shuzen.core.secret.SecretsInUse;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.Investigator;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunService;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.InvestigatorComponent;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.internal.SqliteJournal;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.Gate;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.StepIdentity;
import io.shuzen.tests.support.TemporaryFolder;

/**
 * The engine on fake machines, with a real journal. A test class that registers one as an extension has another for each of its tests,
 * whose folder goes when the test ends.
 */
final class EngineFixture implements AfterEachCallback, AutoCloseable {

	/** Everything at once, and never stopping by itself. */
	static final RunStrategy ALL_AT_ONCE = new RunStrategy(0, 100, true, 20, 100, Duration.ofSeconds(30),
			Duration.ofSeconds(60));

	final FakeMachines machines;
	final ContosoPack pack = new ContosoPack();
	/** What connections were made with. */
	final SecretsInUse secrets = new SecretsInUse();
	final SqliteJournal journal;
	final RunService runs;
	final Investigator investigator;
	/** What listeners were told, in order. */
	final List<RunEvent> heard = Collections.synchronizedList(new ArrayList<>());

	private final Path folder;

	/** In a folder of its own. */
	EngineFixture() {
		this(new TemporaryFolder("engine").path());
	}

	EngineFixture(final Path folder) {
		this(folder, InstantSource.system(), new FakeMachines());
	}

	/** Another console for the same machines. */
	EngineFixture(final Path folder, final FakeMachines machines) {
		this(folder, InstantSource.system(), machines);
	}

	private EngineFixture(final Path folder, final InstantSource clock, final FakeMachines machines) {
		this.folder = folder;
		this.machines = machines;
		journal = new SqliteJournal(folder.resolve("journal").resolve("journal.db"));
		final HostConnectors connectors = new HostConnectors(secrets);
		connectors.addConnector(machines);
		runs = new RunServiceComponent(connectors, pack, journal, clock);
		investigator = new InvestigatorComponent(connectors, pack);
	}

	/** The same machines with another engine that goes by that clock. */
	EngineFixture withClock(final InstantSource clock) {
		return new EngineFixture(folder.resolve("timed"), clock, machines);
	}

	@Override
	public void close() {
		journal.close();
	}

	@Override
	public void afterEach(final ExtensionContext context) throws IOException {
		close();
		TemporaryFolder.delete(folder);
	}

	Machine machine(final String name) {
		return machines.machine(name);
	}

	static RunbookDefinition runbook(final StepDefinition... steps) {
		return new RunbookDefinition("contoso.repair", "1.0.0", Text.verbatim("Repair"), Text.EMPTY, List.of(),
				List.of(ContosoPack.DIAGNOSTIC), List.of(), Arrays.asList(steps), ALL_AT_ONCE);
	}

	static RunbookDefinition unconfirmed(final RunbookDefinition runbook) {
		return new RunbookDefinition(runbook.id(), runbook.version(), runbook.name(), runbook.description(),
				runbook.remedies(), List.of(), runbook.parameters(), runbook.steps(), runbook.strategy());
	}

	static RunbookDefinition with(final RunbookDefinition runbook, final RunbookParameter... parameters) {
		return new RunbookDefinition(runbook.id(), runbook.version(), runbook.name(), runbook.description(),
				runbook.remedies(), runbook.confirmedBy(), Arrays.asList(parameters), runbook.steps(), runbook.strategy());
	}

	static RunbookParameter parameter(final String name, final ParameterType type, final boolean required,
			final String defaultValue) {
		return new RunbookParameter(name, type, Text.verbatim(name), Text.EMPTY, required,
				Optional.of(defaultValue).filter(value -> !value.isEmpty()), Optional.empty(), Optional.empty(),
				Optional.empty(), List.of());
	}

	static StepDefinition remove(final String id, final String fault) {
		return StepDefinition.of(id, ContosoPack.REMOVE, Map.of("fault", fault));
	}

	static StepDefinition when(final StepDefinition step, final String condition) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), step.identity(), step.arguments(), condition,
				step.failurePolicy(), step.retryAttempts(), step.retryDelay(), step.timeout(), step.gate(), step.gateMessage());
	}

	static StepDefinition onFailure(final StepDefinition step, final FailurePolicy policy) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), step.identity(), step.arguments(),
				step.condition(), policy, step.retryAttempts(), step.retryDelay(), step.timeout(), step.gate(),
				step.gateMessage());
	}

	static StepDefinition retrying(final StepDefinition step, final int attempts, final Duration delay) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), step.identity(), step.arguments(),
				step.condition(), step.failurePolicy(), attempts, delay, step.timeout(), step.gate(), step.gateMessage());
	}

	static StepDefinition within(final StepDefinition step, final Duration timeout) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), step.identity(), step.arguments(),
				step.condition(), step.failurePolicy(), step.retryAttempts(), step.retryDelay(), Optional.of(timeout),
				step.gate(), step.gateMessage());
	}

	static StepDefinition gated(final StepDefinition step, final Gate gate) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), step.identity(), step.arguments(),
				step.condition(), step.failurePolicy(), step.retryAttempts(), step.retryDelay(), step.timeout(), gate,
				step.gateMessage());
	}

	static StepDefinition as(final StepDefinition step, final StepIdentity identity) {
		return new StepDefinition(step.id(), step.stepType(), step.label(), identity, step.arguments(), step.condition(),
				step.failurePolicy(), step.retryAttempts(), step.retryDelay(), step.timeout(), step.gate(), step.gateMessage());
	}

	static RunRequest request(final RunbookDefinition runbook, final String... endpoints) {
		return request(runbook, ALL_AT_ONCE, Map.of(), endpoints);
	}

	static RunRequest request(final RunbookDefinition runbook, final RunStrategy strategy,
			final Map<String, String> parameters, final String... endpoints) {
		return new RunRequest(runbook, parameters, Arrays.stream(endpoints).map(FakeMachines::endpoint).toList(), strategy,
				"suzuki", "INC-1");
	}

	Run start(final RunRequest request) throws Exception {
		return runs.start(request, GateKeeper.approving("suzuki"), (runId, at, event) -> heard.add(event));
	}

	RunReport run(final RunRequest request) throws Exception {
		return start(request).await();
	}

	EndpointReport runOn(final String endpoint, final RunbookDefinition runbook) throws Exception {
		return run(request(runbook, endpoint)).endpoints().getFirst();
	}

	RunReport undo(final UndoScope scope, final boolean overwriteConflicts) throws Exception {
		return runs.startUndo(undoRequest(scope, overwriteConflicts), (runId, at, event) -> heard.add(event)).await();
	}

	static UndoRequest undoRequest(final UndoScope scope, final boolean overwriteConflicts) {
		return new UndoRequest(scope, overwriteConflicts, ALL_AT_ONCE, "suzuki", "helped nothing");
	}

	List<RunEvent> events(final String runId) throws Exception {
		return journal.entries(runId, 0, 100_000).stream().map(JournalEntry::event).toList();
	}
}
