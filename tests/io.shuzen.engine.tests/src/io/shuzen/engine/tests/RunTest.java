package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.retrying;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.OutputReceived;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;

@Timeout(60)
class RunTest {

	private static final Failure OFFLINE = new Failure(FailureKind.UNREACHABLE, Text.verbatim("Nothing answers."));

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void repairsVerifiesAndConfirms() throws Exception {
		engine.machine("PC-1").fault("a");
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		assertEquals(RunResult.SUCCEEDED, report.result());
		final EndpointReport endpoint = report.endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, endpoint.result());
		assertEquals(StepResult.SUCCEEDED, endpoint.steps().getFirst().result());
		assertEquals(List.of(FollowUp.RESTART_APPLICATIONS), endpoint.followUps());
		assertEquals(Set.of(), engine.machine("PC-1").faults());
	}

	@Test
	void everyChangeHasItsIntentInTheJournalBeforeItIsMade() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a").fault("b");
		final List<Integer> intentsSeen = Collections.synchronizedList(new ArrayList<>());
		machine.beforeChange = () -> {
			try {
				final String runId = engine.journal.runs().getFirst().runId();
				intentsSeen.add((int) engine.events(runId).stream().filter(ChangeIntended.class::isInstance).count());
			} catch (final Exception e) {
				throw new IllegalStateException(e);
			}
		};
		engine.run(request(runbook(remove("first", "a"), remove("second", "b")), "PC-1"));
		assertEquals(List.of(1, 2), intentsSeen);
	}

	@Test
	void theJournalTellsTheWholeStory() throws Exception {
		engine.machine("PC-1").fault("a");
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		engine.journal.flush();
		final List<RunEvent> events = engine.events(report.runId());
		final RunStarted started = assertInstanceOf(RunStarted.class, events.getFirst());
		assertEquals("suzuki", started.operator());
		assertEquals("INC-1", started.reason());
		assertTrue(started.definition().contains("contoso.remove"), started.definition());
		final RunFinished finished = assertInstanceOf(RunFinished.class, events.getLast());
		assertEquals(Map.of(EndpointResult.SUCCEEDED, 1), finished.counts());
		assertTrue(events.stream().anyMatch(OutputReceived.class::isInstance));
		assertTrue(events.stream().anyMatch(event -> event instanceof final ChangeFinished change
				&& !change.outcome().undo().isEmpty()));
		assertEquals(events, engine.heard, "listeners hear what the journal has");
		assertTrue(engine.journal.check(report.runId()).isWhole());
		assertEquals(RunSummary.State.FINISHED, engine.journal.run(report.runId()).orElseThrow().state());
	}

	@Test
	void aMachineThatIsFineIsLeftAlone() throws Exception {
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.NOTHING_TO_DO, report.result());
		assertEquals(List.of(), engine.machine("PC-1").changes());
	}

	@Test
	void aStepThatSaysItIsDoneAndDidNothingHasFailed() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.idleChanges = 1;
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertTrue(report.failure().orElseThrow().message().english().contains("Faults\\a"), report::toString);
	}

	@Test
	void troubleThatIsStillThereAfterwardsIsAFailure() throws Exception {
		engine.machine("PC-1").fault("a").fault("other");
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(StepResult.SUCCEEDED, report.steps().getFirst().result());
		assertTrue(report.failure().orElseThrow().message().english().contains("Fault other"), report::toString);
		assertEquals(1, report.findings().size());
	}

	@Test
	void inDoubtIsResolvedByLookingAgain() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.mishap = change -> {
			FakeMachines.make(change, machine);
			return new Outcome.InDoubt(change, FakeMachines.lostConnection(), Undo.NONE);
		};
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.SUCCEEDED, report.result());
		assertEquals(2, machine.openings.get(), "the broken connection was not used again");
	}

	@Test
	void inDoubtStaysInDoubtWhenNobodyCanLook() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.mishap = change -> {
			machine.refusal = OFFLINE;
			return new Outcome.InDoubt(change, FakeMachines.lostConnection(), Undo.NONE);
		};
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		assertEquals(EndpointResult.IN_DOUBT, report.endpoints().getFirst().result());
		assertEquals(RunResult.SOME_FAILED, report.result());
	}

	@Test
	void aConnectionThatBreaksWhileReadingIsAFailureThatARetryMends() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.losesConnectionOnNextRead = true;
		assertEquals(FailureKind.CONNECTION_LOST,
				engine.runOn("PC-1", runbook(remove("first", "a"))).failure().orElseThrow().kind());
		machine.losesConnectionOnNextRead = true;
		assertEquals(EndpointResult.SUCCEEDED,
				engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 1, Duration.ZERO))).result());
	}

	@Test
	void anEndpointThatIsOffIsAFailureInWordsAndTheOthersGoOn() throws Exception {
		engine.machine("PC-1").refusal = OFFLINE;
		engine.machine("PC-2").fault("a");
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1", "PC-2"));
		assertEquals(RunResult.SOME_FAILED, report.result());
		assertEquals(EndpointResult.UNREACHABLE, report.endpoints().get(0).result());
		assertEquals(OFFLINE, report.endpoints().get(0).failure().orElseThrow());
		assertEquals(EndpointResult.SUCCEEDED, report.endpoints().get(1).result());
	}

	@Test
	void anEndpointOfATransportNobodyServesSaysSo() throws Exception {
		final RunRequest wanted = new RunRequest(runbook(remove("first", "a")), Map.of(),
				List.of(io.shuzen.core.endpoint.EndpointDescriptor.of("PC-1", "PC-1", "pigeon")), ALL_AT_ONCE, "suzuki", "");
		final EndpointReport report = engine.run(wanted).endpoints().getFirst();
		assertEquals(EndpointResult.UNREACHABLE, report.result());
		assertTrue(report.failure().orElseThrow().message().english().contains("pigeon"), report::toString);
	}

	@Test
	void manyEndpointsAreWorkedOnAndEachEndsOnce() throws Exception {
		final int count = 2_000;
		final String[] names = IntStream.range(0, count).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		for (final String name : names) {
			engine.machine(name).fault("a");
		}
		final RunReport report = engine
				.run(request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(200), Map.of(), names));
		assertEquals(RunResult.SUCCEEDED, report.result());
		assertEquals(Map.of(EndpointResult.SUCCEEDED, count), engine.journal.run(report.runId()).orElseThrow().counts());
		assertEquals(count, engine.events(report.runId()).stream().filter(EndpointFinished.class::isInstance).count());
		assertEquals(count, engine.events(report.runId()).stream().filter(StepFinished.class::isInstance).count());
	}
}
