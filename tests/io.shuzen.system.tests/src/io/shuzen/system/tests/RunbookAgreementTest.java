package io.shuzen.system.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepPlan;
import io.shuzen.engine.StepReport;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.engine.internal.RunbookCatalogComponent;
import io.shuzen.journal.internal.SqliteJournal;
import io.shuzen.office.internal.OfficePack;

/**
 * A whole runbook, carried out by the engine on the simulation of a machine and on its like in Wine behind a real SSH server, an English and
 * a Japanese one: planned, done, found done and taken back alike, step for step and change for change, with the same state at every stage.
 */
@Timeout(900)
class RunbookAgreementTest {

	/** The same fault in English and in Japanese. */
	private static final List<String> SCENARIOS = List.of("foreign-tenant-identity", "japanese-windows");
	private static final String RUNBOOK = "office.reset-sign-in";
	// the user stays signed in, so that everything can be taken back
	private static final Map<String, String> PARAMETERS = Map.of("afterwards", "nothing");
	private static final RunStrategy STRATEGY = RunStrategy.DEFAULT.withCanaryCount(0).withFailureThreshold(100);
	private static final PackRegistry PACKS = () -> List.of(new OfficePack());

	@TempDir
	static Path folder;
	private static AlikeMachines machines;
	private static SqliteJournal journal;
	private static RunServiceComponent runs;

	@BeforeAll
	static void start() throws Exception {
		machines = AlikeMachines.in(folder, SCENARIOS);
		final HostConnectors connectors = new HostConnectors();
		connectors.addConnector(machines.wine());
		connectors.addConnector(machines.simulation());
		journal = new SqliteJournal(folder.resolve("journal/journal.db"));
		runs = new RunServiceComponent(connectors, PACKS, journal);
	}

	@AfterAll
	static void stop() throws Exception {
		if (journal != null) {
			journal.close();
		}
		if (machines != null) {
			machines.close();
		}
	}

	@Test
	void isPlannedDoneFoundDoneAndTakenBackAlike() throws Exception {
		final List<EndpointDescriptor> endpoints = new ArrayList<>();
		for (int number = 1; number <= SCENARIOS.size(); number++) {
			endpoints.add(machines.simulated(number, "Simulated " + number));
			endpoints.add(machines.inWine(number));
		}
		final RunRequest request = new RunRequest(runbook(), PARAMETERS, endpoints, STRATEGY, "suzuki", "agreement");

		final List<EndpointPlan> plans = runs.preview(request, PlanListener.NONE).await();
		assertAlike(plans.stream().map(RunbookAgreementTest::steps).toList());
		final List<List<Change>> changes = plans.stream().map(RunbookAgreementTest::changes).toList();
		changes.forEach(planned -> assertTrue(planned.size() > 10, planned::toString));
		final List<String> before = alike(endpoints, changes);

		final RunReport run = runs.start(request, GateKeeper.approving("suzuki"), RunListener.NONE).await();
		assertAlike(run.endpoints().stream().map(RunbookAgreementTest::results).toList());
		run.endpoints().forEach(endpoint -> assertTrue(endpoint.result().isSuccess(), endpoint::toString));
		final List<String> after = alike(endpoints, changes);
		IntStream.range(0, endpoints.size()).forEach(machine -> assertNotEquals(before.get(machine), after.get(machine)));

		final List<EndpointPlan> again = runs.preview(request, PlanListener.NONE).await();
		assertAlike(again.stream().map(RunbookAgreementTest::steps).toList());
		again.forEach(plan -> assertEquals(0, plan.changeCount(), () -> steps(plan).toString()));

		final RunReport undone = runs.startUndo(new UndoRequest(UndoScope.run(run.runId()), false, STRATEGY, "suzuki", "agreement"),
				RunListener.NONE).await();
		assertAlike(undone.endpoints().stream().map(RunbookAgreementTest::results).toList());
		final List<String> restored = alike(endpoints, changes);
		IntStream.range(0, endpoints.size()).forEach(machine -> assertNotEquals(after.get(machine), restored.get(machine)));
	}

	/** Each simulated machine and the lab's like of it, which follows it. */
	private static void assertAlike(final List<List<String>> ofEach) {
		for (int machine = 0; machine < ofEach.size(); machine += 2) {
			assertEquals(String.join("\n", ofEach.get(machine)), String.join("\n", ofEach.get(machine + 1)));
		}
	}

	private static RunbookDefinition runbook() {
		final ContributedFiles files = kind -> kind == ContributedFiles.Kind.RUNBOOK
				? List.of(new ContributedFile("io.shuzen.office", "runbooks/" + RUNBOOK + ".runbook",
						OfficePack.class.getResource("/runbooks/" + RUNBOOK + ".runbook")))
				: List.of();
		return new RunbookCatalogComponent(files, PACKS).runbook(RUNBOOK).orElseThrow().definition();
	}

	private static List<String> steps(final EndpointPlan plan) {
		assertTrue(plan.failure().isEmpty(), () -> plan.failure().toString());
		return plan.steps().stream().flatMap(step -> Stream.concat(Stream.of(step.stepId() + ' ' + step.getClass().getSimpleName()),
				changes(step).stream().map(RunbookAgreementTest::words))).toList();
	}

	private static List<Change> changes(final EndpointPlan plan) {
		return plan.steps().stream().flatMap(step -> changes(step).stream()).toList();
	}

	private static List<Change> changes(final StepPlan step) {
		return switch (step) {
		case final StepPlan.Planned planned -> planned.changeset().changes();
		case final StepPlan.Blocked blocked -> blocked.changeset().changes();
		default -> List.of();
		};
	}

	private static List<String> results(final EndpointReport report) {
		final List<String> results = new ArrayList<>(List.of(report.result().toString()));
		for (final StepReport step : report.steps()) {
			results.add(step.stepId() + ' ' + step.result() + ' ' + step.changesMade() + step.failure().map(Object::toString).orElse(""));
			for (final Outcome outcome : step.outcomes()) {
				results.add(outcome.getClass().getSimpleName() + ' ' + words(outcome.change()) + ' ' + outcome.undo().changes().size());
			}
		}
		return results;
	}

	/** Numbers of processes are each machine's own, and so are places in a quarantine. */
	private static String words(final Change change) {
		return change instanceof final ProcessClose close ? "close " + close.image() : change.describe().english();
	}

	/** What each machine's changes are about, as it is now; the same on a simulated machine and on the lab's like of it. */
	private static List<String> alike(final List<EndpointDescriptor> endpoints, final List<List<Change>> changes) throws Exception {
		final List<String> states = new ArrayList<>();
		for (int machine = 0; machine < endpoints.size(); machine++) {
			final EndpointDescriptor endpoint = endpoints.get(machine);
			try (WindowsHost host = (endpoint.scheme().equals("ssh") ? machines.wine() : machines.simulation()).open(endpoint,
					Cancellation.none())) {
				states.add(state(host, changes.get(machine)));
			}
		}
		assertAlike(states.stream().map(List::of).toList());
		return states;
	}

	private static String state(final WindowsHost host, final List<Change> changes) {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		changes.forEach(change -> probe(change).ifPresent(probes::add));
		final Facts facts = host.read(probes, Cancellation.none());
		final Set<String> lines = new TreeSet<>();
		for (final Change change : changes) {
			probe(change).ifPresent(probe -> lines.addAll(lines(facts, probe, change)));
		}
		return String.join("\n", lines);
	}

	private static Optional<Probe<?>> probe(final Change change) {
		return Optional.ofNullable(switch (change) {
		case final RegistryKeyDelete delete -> new RegistryProbe(delete.path(), delete.view(), true);
		case final RegistryValueSet set -> new RegistryProbe(set.path(), set.view(), false);
		case final RegistryValueDelete delete -> new RegistryProbe(delete.path(), delete.view(), false);
		case final FileQuarantine quarantine -> FileProbe.tree(quarantine.path());
		case final CredentialDelete delete -> CredentialProbe.INSTANCE;
		default -> null;
		});
	}

	private static List<String> lines(final Facts facts, final Probe<?> probe, final Change change) {
		final Answer<?> answer = facts.answer(probe,
				probe.scope() == ReadScope.EACH_USER ? change.identity() : Identity.ADMINISTRATOR);
		return switch (answer) {
		case Answer.Present<?>(final RegistryKey key) -> key.stream().flatMap(one -> Stream.concat(Stream.of(one.path().toString()),
				one.values().stream().map(value -> one.path().toString() + ' ' + value))).toList();
		case Answer.Present<?>(final FileListing listing) -> listing.entries().stream()
				.map(entry -> entry.path() + ' ' + entry.directory() + ' ' + entry.size()).toList();
		case Answer.Present<?>(final CredentialList list) -> list.credentials().stream()
				.map(credential -> change.identity() + " " + credential.target()).toList();
		case Answer.Absent<?>() -> List.of("no " + probe);
		default -> throw new AssertionError(probe + ": " + answer);
		};
	}
}
