package io.shuzen.system.tests.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.ResumeRequest;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.UndoRequest;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.internal.HostConnectors;
import io.shuzen.engine.internal.RunServiceComponent;
import io.shuzen.system.tests.kill.FaultyMachines.Begun;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.RunSummary.State;
import io.shuzen.journal.internal.SqliteJournal;

/**
 * A console that is killed. It takes up what its predecessor left, looks whether that is as it must be, says so on one line, and goes on
 * with runs and undos, a line for everything that happens, until it is killed itself.
 */
public final class DoomedConsole {

	private static final RunStrategy STRATEGY = RunStrategy.DEFAULT.withCanaryCount(0).withConcurrency(3).withFailureThreshold(100);

	private final SqliteJournal journal;
	private final FaultyMachines machines;
	private final FaultyPack pack;
	private final RunServiceComponent runs;
	private final List<String> wrong = new ArrayList<>();

	private DoomedConsole(final Path folder, final FaultyMachines machines) {
		journal = new SqliteJournal(folder.resolve("journal").resolve("journal.db"));
		this.machines = machines;
		final HostConnectors connectors = new HostConnectors();
		connectors.addConnector(machines);
		pack = new FaultyPack(machines.program());
		runs = new RunServiceComponent(connectors, pack, journal);
	}

	/** @param arguments the folder of everything */
	public static void main(final String[] arguments) throws Exception {
		final Path folder = Path.of(arguments[0]);
		new DoomedConsole(folder, LabFaultyMachines.areIn(folder) ? new LabFaultyMachines(folder) : new SimulatedFaultyMachines(folder)).live();
	}

	private void live() throws Exception {
		int inDoubt = 0;
		int resumed = 0;
		for (final RunSummary run : journal.runs()) {
			if (run.state() == State.INTERRUPTED) {
				final RunReport report = runs.resume(new ResumeRequest(run.runId(), false, "next"), GateKeeper.approving("next"),
						RunListener.NONE).await();
				resumed++;
				inDoubt += (int) report.endpoints().stream().filter(endpoint -> endpoint.result() == EndpointResult.IN_DOUBT).count();
				check(run, report);
			}
		}
		if (!journal.check().isWhole()) {
			wrong.add("the journal is not whole");
		}
		System.out.println(wrong.isEmpty() ? "fine " + resumed + ' ' + inDoubt : "WRONG " + wrong);
		System.out.flush();
		while (wrong.isEmpty()) {
			machines.reset();
			final String runId = runs.start(new RunRequest(runbook(), Map.of(), machines.endpoints(), STRATEGY, "doomed", ""),
					GateKeeper.approving("doomed"), DoomedConsole::tell).await().runId();
			runs.startUndo(new UndoRequest(UndoScope.run(runId), false, STRATEGY, "doomed", ""), DoomedConsole::tell).await();
		}
	}

	private static synchronized void tell(final String runId, final Instant at, final RunEvent event) {
		System.out.println(event.getClass().getSimpleName());
		if (System.out.checkError()) {
			// nobody is there any more to kill it
			Runtime.getRuntime().halt(1);
		}
	}

	private RunbookDefinition runbook() {
		return new RunbookDefinition("contoso.repair", "1.0.0", Text.verbatim("Repair"), Text.EMPTY, List.of(), List.of(), List.of(),
				pack.steps().stream().map(step -> StepDefinition.of(step.id().substring(step.id().indexOf('.') + 1), step.id(), Map.of())).toList(),
				STRATEGY);
	}

	private void check(final RunSummary run, final RunReport report) throws Exception {
		final RunSummary now = journal.run(run.runId()).orElseThrow();
		if (now.state() != State.FINISHED || now.finishedCount() != run.endpointCount()
				&& report.endpoints().stream().noneMatch(endpoint -> endpoint.result() == EndpointResult.NOT_STARTED)) {
			wrong.add(run.runId() + " has no end: " + now);
		}
		final Set<String> intents = new HashSet<>();
		final Set<String> known = new HashSet<>();
		final Map<String, Integer> ends = new HashMap<>();
		for (final JournalEntry entry : journal.entries(run.runId(), 0, Integer.MAX_VALUE)) {
			switch (entry.event()) {
			case final ChangeIntended intended -> intents.add(key(intended.endpoint(), intended.stepId(), intended.attempt(), intended.index()));
			case final ChangeFinished finished -> {
				intents.remove(key(finished.endpoint(), finished.stepId(), finished.attempt(), finished.index()));
				known.add(finished.endpoint() + ' ' + finished.outcome().change().describe().english());
			}
			case final EndpointFinished end -> ends.merge(end.endpoint(), 1, Integer::sum);
			default -> {
				// of no interest here
			}
			}
		}
		if (!intents.isEmpty()) {
			wrong.add(run.runId() + " has intents without an outcome: " + intents);
		}
		ends.forEach((endpoint, count) -> {
			if (count != 1) {
				wrong.add(run.runId() + " ended " + count + " times on " + endpoint);
			}
		});
		final Map<Begun, Integer> begun = new HashMap<>();
		for (final Begun change : machines.begun()) {
			if (change.runId().equals(run.runId())) {
				begun.merge(change, 1, Integer::sum);
				if (!known.contains(change.endpoint() + ' ' + change.change())) {
					wrong.add("was begun and is not known: " + change);
				}
			}
		}
		begun.forEach((change, count) -> {
			if (count > 1 && change.change().contains(machines.program().program())) {
				wrong.add("was done " + count + " times: " + change);
			}
		});
		for (final EndpointReport endpoint : report.endpoints()) {
			check(run, endpoint);
		}
	}

	/** What the result says must be true of the machine. */
	private void check(final RunSummary run, final EndpointReport report) throws Exception {
		final Facts facts;
		try (WindowsHost host = machines.open(report.endpoint(), Cancellation.none())) {
			facts = host.read(Set.of(FaultyPack.FAULTS, FaultyPack.FILE), Cancellation.none());
		}
		final int count = FaultyPack.restorable(facts);
		if (report.result() == EndpointResult.SUCCEEDED && count != (run.kind() == RunKind.UNDO ? FaultyPack.RESTORABLE : 0)) {
			wrong.add(run.kind() + " " + run.runId() + " succeeded on " + report.endpoint().name() + " with " + count + " faults");
		}
		if (!report.result().isSuccess() && report.result() != EndpointResult.IN_DOUBT
				&& report.result() != EndpointResult.NOT_STARTED) {
			wrong.add(run.kind() + " " + run.runId() + " on " + report.endpoint().name() + " " + report.result() + ": "
					+ report.failure());
		}
	}

	private static String key(final String endpoint, final String stepId, final int attempt, final int index) {
		return endpoint + '/' + stepId + '/' + attempt + '/' + index;
	}

	/** How long the whole of it may take to say its line. */
	static Duration patience() {
		return Duration.ofSeconds(120);
	}
}
