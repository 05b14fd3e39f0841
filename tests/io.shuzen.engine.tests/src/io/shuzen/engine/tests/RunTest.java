package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.as;
import static io.shuzen.engine.tests.EngineFixture.gated;
import static io.shuzen.engine.tests.EngineFixture.onFailure;
import static io.shuzen.engine.tests.EngineFixture.parameter;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.retrying;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.when;
import static io.shuzen.engine.tests.EngineFixture.with;
import static io.shuzen.engine.tests.EngineFixture.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.GateKeeper.Question;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.GateDecided;
import io.shuzen.journal.RunEvent.OutputReceived;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.Gate;
import io.shuzen.model.runbook.ParameterType;
import io.shuzen.model.runbook.StepIdentity;

class RunTest {

	private static final Failure OFFLINE = new Failure(FailureKind.UNREACHABLE, Text.verbatim("Nothing answers."));
	private static final Failure BROKE = new Failure(FailureKind.TOOL_FAILED, Text.verbatim("Exit code 5."));

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		engine = new EngineFixture(folder);
	}

	@AfterEach
	void stop() {
		engine.close();
	}

	private Machine machine(final String name) {
		return engine.machines.machine(name);
	}

	@Test
	void repairsVerifiesAndConfirms() throws Exception {
		machine("PC-1").fault("a");
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		assertEquals(RunResult.SUCCEEDED, report.result());
		final EndpointReport endpoint = report.endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, endpoint.result());
		assertEquals(StepResult.SUCCEEDED, endpoint.steps().getFirst().result());
		assertEquals(List.of(FollowUp.RESTART_APPLICATIONS), endpoint.followUps());
		assertEquals(Set.of(), machine("PC-1").faults());
	}

	@Test
	void everyChangeHasItsIntentInTheJournalBeforeItIsMade() throws Exception {
		final Machine machine = machine("PC-1").fault("a").fault("b");
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
		machine("PC-1").fault("a");
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
		assertEquals(List.of(), machine("PC-1").changes());
	}

	@Test
	void aStepThatSaysItIsDoneAndDidNothingHasFailed() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		machine.idleChanges = 1;
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertTrue(report.failure().orElseThrow().message().english().contains("Faults\\a"), report::toString);
	}

	@Test
	void aFailedStepIsTriedAgainAsOftenAsTheRunbookSays() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		machine.idleChanges = 2;
		final EndpointReport report = engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 2, Duration.ZERO)));
		assertEquals(EndpointResult.SUCCEEDED, report.result());
		assertEquals(3, report.steps().getFirst().attempts());
		machine.fault("a");
		machine.idleChanges = 3;
		assertEquals(EndpointResult.FAILED,
				engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 2, Duration.ZERO))).result());
	}

	@Test
	void aToolThatFailsMakesTheStepFailWithItsWords() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		machine.mishap = change -> new Outcome.Failed(change, BROKE, Undo.NONE);
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a"), remove("second", "b")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(BROKE, report.failure().orElseThrow());
		assertEquals(1, report.steps().size(), "the rest is skipped");
	}

	@Test
	void inDoubtIsResolvedByLookingAgain() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
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
		final Machine machine = machine("PC-1").fault("a");
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
		final Machine machine = machine("PC-1").fault("a");
		machine.losesConnectionOnNextRead = true;
		assertEquals(FailureKind.CONNECTION_LOST,
				engine.runOn("PC-1", runbook(remove("first", "a"))).failure().orElseThrow().kind());
		machine.losesConnectionOnNextRead = true;
		assertEquals(EndpointResult.SUCCEEDED,
				engine.runOn("PC-1", runbook(retrying(remove("first", "a"), 1, Duration.ZERO))).result());
	}

	@Test
	void anEndpointThatIsOffIsAFailureInWordsAndTheOthersGoOn() throws Exception {
		machine("PC-1").refusal = OFFLINE;
		machine("PC-2").fault("a");
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
	void troubleThatIsStillThereAfterwardsIsAFailure() throws Exception {
		machine("PC-1").fault("a").fault("other");
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(StepResult.SUCCEEDED, report.steps().getFirst().result());
		assertTrue(report.failure().orElseThrow().message().english().contains("Fault other"), report::toString);
		assertEquals(1, report.findings().size());
	}

	@Test
	void aFailedCanaryStopsTheRun() throws Exception {
		machine("PC-1").fault("a").idleChanges = 1;
		machine("PC-2").fault("a");
		final RunReport report = engine.run(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withCanaryCount(1), Map.of(), "PC-1", "PC-2", "PC-3"));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(List.of(EndpointResult.FAILED, EndpointResult.NOT_STARTED, EndpointResult.NOT_STARTED),
				report.endpoints().stream().map(EndpointReport::result).toList());
		assertEquals(List.of(), machine("PC-2").changes());
	}

	@Test
	void aCanaryThatIsOffIsReplacedByTheNextEndpoint() throws Exception {
		machine("PC-1").refusal = OFFLINE;
		machine("PC-2").fault("a").idleChanges = 1;
		final RunReport report = engine.run(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withCanaryCount(1), Map.of(), "PC-1", "PC-2", "PC-3"));
		assertEquals(List.of(EndpointResult.UNREACHABLE, EndpointResult.FAILED, EndpointResult.NOT_STARTED),
				report.endpoints().stream().map(EndpointReport::result).toList());
	}

	@Test
	void noFurtherWaveStartsWhenTooManyHaveFailed() throws Exception {
		final String[] names = IntStream.range(0, 10).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		machine("PC-0").refusal = OFFLINE;
		machine("PC-2").refusal = OFFLINE;
		final RunStrategy twos = new RunStrategy(0, 2, false, 2, 50, Duration.ofSeconds(30), Duration.ofSeconds(60));
		final RunReport onTheEdge = engine.run(request(runbook(remove("first", "a")), twos, Map.of(), names));
		assertEquals(RunResult.SOME_FAILED, onTheEdge.result(), "half is not more than half");
		machine("PC-1").refusal = OFFLINE;
		final RunReport report = engine.run(request(runbook(remove("first", "a")), twos, Map.of(), names));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(8, report.endpoints().stream().filter(each -> each.result() == EndpointResult.NOT_STARTED).count());
	}

	@Test
	void aStepMayStopTheWholeRun() throws Exception {
		machine("PC-1").fault("a").idleChanges = 1;
		final RunReport report = engine.run(request(runbook(onFailure(remove("first", "a"), FailurePolicy.STOP)),
				ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-1", "PC-2"));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(EndpointResult.NOT_STARTED, report.endpoints().get(1).result());
	}

	@Test
	void aStepMayFailAndTheNextIsDoneAllTheSame() throws Exception {
		final Machine machine = machine("PC-1").fault("a").fault("b");
		machine.idleChanges = 1;
		final EndpointReport report = engine.runOn("PC-1",
				runbook(onFailure(remove("first", "a"), FailurePolicy.CONTINUE), remove("second", "b")));
		assertEquals(List.of(StepResult.FAILED, StepResult.SUCCEEDED),
				report.steps().stream().map(step -> step.result()).toList());
		assertEquals(EndpointResult.FAILED, report.result());
	}

	@Test
	void aBlockedStepChangesNothing() throws Exception {
		final Machine machine = machine("PC-1").fault("a").process(4711);
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.BLOCKED, report.result());
		assertEquals("A program runs.", report.failure().orElseThrow().message().english());
		assertEquals(List.of(), machine.changes());
	}

	@Test
	void anEarlierStepClearsTheWayForALaterOne() throws Exception {
		machine("PC-1").fault("a").process(4711);
		assertEquals(EndpointResult.SUCCEEDED, engine
				.runOn("PC-1", runbook(StepDefinition.of("close", ContosoPack.CLOSE, Map.of()), remove("first", "a"))).result());
	}

	@Test
	void stepsAreSkippedWhereTheirConditionIsNotTrue() throws Exception {
		machine("PC-1").fault("a");
		machine("PC-2").fault("b");
		final RunbookDefinition conditional = unconfirmed(runbook(remove("first", "a"),
				when(remove("second", "b"), "results['first'] == 'NOTHING_TO_DO' and found['contoso.D-1-faults']")));
		final RunReport report = engine.run(request(conditional, "PC-1", "PC-2"));
		assertEquals(List.of(StepResult.SUCCEEDED, StepResult.SKIPPED),
				report.endpoints().get(0).steps().stream().map(step -> step.result()).toList());
		assertEquals(List.of(StepResult.NOTHING_TO_DO, StepResult.SUCCEEDED),
				report.endpoints().get(1).steps().stream().map(step -> step.result()).toList());
	}

	@Test
	void conditionsAskForFactsOfTheMachine() throws Exception {
		final String key = "HKLM\\\\Software\\\\Contoso\\\\Faults";
		for (final Map.Entry<String, StepResult> expected : Map.of(
				"'WINWORD.EXE' =~ facts.processes", StepResult.SUCCEEDED, "'EXCEL.EXE' =~ facts.processes", StepResult.SKIPPED,
				"facts.exists['" + key + "']", StepResult.SUCCEEDED, "facts.exists['" + key + "\\\\b']", StepResult.SKIPPED,
				"facts.registry['" + key + "!Mode'] == 'ABSENT'", StepResult.SUCCEEDED,
				"'CONTOSO\\\\taro' =~ facts.signedIn", StepResult.SUCCEEDED).entrySet()) {
			machine("PC-1").credential("x").process(4711);
			machine("PC-1").fault("a");
			final EndpointReport report = engine.runOn("PC-1", unconfirmed(
					runbook(when(StepDefinition.of("forget", ContosoPack.FORGET, Map.of()), expected.getKey()))));
			assertEquals(expected.getValue(), report.steps().getFirst().result(), expected::getKey);
		}
	}

	@Test
	void aConditionAboutWhatCannotBeReadIsAFailureAndNotAGuess() throws Exception {
		machine("PC-1").fault("a");
		final EndpointReport report = engine.runOn("PC-1", unconfirmed(runbook(when(remove("first", "a"), "facts.os.build > 1"))));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(List.of(), machine("PC-1").changes());
		assertTrue(report.failure().orElseThrow().message().english().contains("fake machine"), report::toString);
	}

	@Test
	void parametersArePutIntoArgumentsAndConditions() throws Exception {
		machine("PC-1").fault("a").fault("b");
		final RunbookDefinition parameterised = unconfirmed(with(
				runbook(remove("first", "${which}"), when(remove("second", "b"), "parameters.both and parameters.depth > 2")),
				parameter("which", ParameterType.TEXT, true, ""), parameter("both", ParameterType.BOOLEAN, false, "false"),
				parameter("depth", ParameterType.INTEGER, false, "3")));
		engine.run(request(parameterised, ALL_AT_ONCE, Map.of("which", "a"), "PC-1"));
		assertEquals(Set.of("b"), machine("PC-1").faults());
		engine.run(request(parameterised, ALL_AT_ONCE, Map.of("which", "a", "both", "true"), "PC-1"));
		assertEquals(Set.of(), machine("PC-1").faults());
	}

	@Test
	void whatCannotRunIsRefusedBeforeAnythingIsTouched() {
		refused("not installed", runbook(StepDefinition.of("first", "contoso.unknown", Map.of())), Map.of());
		refused("is missing", runbook(StepDefinition.of("first", ContosoPack.REMOVE, Map.of())), Map.of());
		refused("no argument", runbook(StepDefinition.of("first", ContosoPack.CLOSE, Map.of("speed", "1"))), Map.of());
		refused("no steps", runbook(), Map.of());
		refused("Two steps", runbook(remove("first", "a"), remove("first", "b")), Map.of());
		refused("takes no parameters", runbook(remove("first", "a")), Map.of("which", "a"));
		refused("which the runbook does not have", runbook(remove("first", "${nobody}")), Map.of());
		refused("which is no step before it", runbook(when(remove("first", "a"), "results['later'] == 'FAILED'")), Map.of());
		refused("which is not installed", runbook(when(remove("first", "a"), "found['x.y']")), Map.of());
		refused("cannot be understood", runbook(when(remove("first", "a"), "1 +")), Map.of());
		refused("which", with(runbook(remove("first", "${which}")), parameter("which", ParameterType.TEXT, true, "")), Map.of());
		refused("first", with(runbook(remove("first", "${which}")), parameter("which", ParameterType.TEXT, true, "")),
				Map.of("which", "far too long for a fault's name"));
		assertEquals(0, machine("PC-1").openings.get());
	}

	private void refused(final String word, final RunbookDefinition runbook, final Map<String, String> parameters) {
		final FailureException refusal = assertThrows(FailureException.class,
				() -> engine.start(request(runbook, ALL_AT_ONCE, parameters, "PC-1")));
		assertEquals(FailureKind.INVALID_INPUT, refusal.failure().kind());
		assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
		assertFalse(refusal.failure().message().japanese().isEmpty());
	}

	@Test
	void aPersonIsAskedBeforeAGateAndMayDecline() throws Exception {
		machine("PC-1").fault("a");
		final List<Question> asked = Collections.synchronizedList(new ArrayList<>());
		final Run run = engine.runs.start(request(runbook(gated(remove("first", "a"), Gate.CONFIRM)), "PC-1"),
				(question, cancellation) -> {
					asked.add(question);
					return new GateKeeper.Decision(false, "tanaka");
				}, (runId, at, event) -> engine.heard.add(event));
		final EndpointReport report = run.await().endpoints().getFirst();
		assertEquals(EndpointResult.DECLINED, report.result());
		assertEquals(1, asked.size());
		assertEquals(1, asked.getFirst().plan().changes().size());
		assertEquals(List.of(), machine("PC-1").changes());
		assertTrue(engine.events(run.id()).contains(new GateDecided("PC-1", "first", false, "tanaka")));
	}

	@Test
	void aPersonIsAskedBeforeWhatCannotBeUndoneOnly() throws Exception {
		machine("PC-1").fault("a").credential("secret");
		final List<String> asked = Collections.synchronizedList(new ArrayList<>());
		engine.runs.start(request(runbook(gated(remove("first", "a"), Gate.CONFIRM_IF_IRREVERSIBLE),
				gated(StepDefinition.of("forget", ContosoPack.FORGET, Map.of()), Gate.CONFIRM_IF_IRREVERSIBLE)), "PC-1"),
				(question, cancellation) -> {
					asked.add(question.step().id());
					return new GateKeeper.Decision(true, "tanaka");
				}, (runId, at, event) -> {
				}).await();
		assertEquals(List.of("forget"), asked);
		assertEquals(Set.of(), machine("PC-1").credentials());
	}

	@Test
	void waitingForAPersonDoesNotUseUpTheTimeLimit() throws Exception {
		machine("PC-1").fault("a");
		final Run run = engine.runs.start(
				request(runbook(within(gated(remove("first", "a"), Gate.CONFIRM), Duration.ofSeconds(2))), "PC-1"),
				(question, cancellation) -> {
					try {
						Thread.sleep(3_000);
					} catch (final InterruptedException e) {
						Thread.currentThread().interrupt();
					}
					return new GateKeeper.Decision(true, "tanaka");
				}, (runId, at, event) -> {
				});
		assertEquals(RunResult.SUCCEEDED, run.await().result());
	}

	@Test
	void cancellingEndsARunOnEndpointsThatHangWithOneResultForEach() throws Exception {
		machine("PC-1").hangsOnRead = true;
		machine("PC-2").hangsOnOpen = true;
		machine("PC-3").hangsOnRead = true;
		machine("PC-3").ignoresCancellation = true;
		final Run run = engine.start(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(3), Map.of(), "PC-1", "PC-2", "PC-3", "PC-4"));
		for (final String name : List.of("PC-1", "PC-2", "PC-3")) {
			machine(name).hanging.await();
		}
		run.cancel();
		final RunReport report = assertTimeout(Duration.ofSeconds(10), run::await);
		assertEquals(RunResult.CANCELLED, report.result());
		assertEquals(List.of(EndpointResult.CANCELLED, EndpointResult.CANCELLED, EndpointResult.CANCELLED,
				EndpointResult.NOT_STARTED), report.endpoints().stream().map(EndpointReport::result).toList());
		assertEquals(4, engine.events(run.id()).stream().filter(EndpointFinished.class::isInstance).count());
	}

	@Test
	void whatTheMachineSaysWhenItIsStoppedIsPassedOn() throws Exception {
		final Failure unconfirmed = new Failure(FailureKind.CANCELLED, Text.verbatim("It did not confirm that it has ended."),
				Text.verbatim("Read it again."), "process 4711");
		machine("PC-1").hangsOnRead = true;
		machine("PC-1").lastWords = unconfirmed;
		final Run run = engine.start(request(runbook(remove("first", "a")), "PC-1"));
		machine("PC-1").hanging.await();
		run.cancel();
		assertStoppedKnowing(unconfirmed, FailureKind.CANCELLED, "Stopped by the operator", run.await().endpoints().getFirst());

		machine("PC-2").hangsOnRead = true;
		machine("PC-2").lastWords = unconfirmed;
		assertStoppedKnowing(unconfirmed, FailureKind.TIMED_OUT, "within 1 seconds",
				engine.runOn("PC-2", runbook(within(remove("first", "a"), Duration.ofSeconds(1)))));
	}

	private static void assertStoppedKnowing(final Failure words, final FailureKind kind, final String why,
			final EndpointReport report) {
		final Failure failure = report.failure().orElseThrow();
		assertEquals(kind, failure.kind());
		assertTrue(failure.message().english().contains(why), failure.message().english());
		assertTrue(failure.message().english().endsWith(words.message().english()), failure.message().english());
		assertTrue(failure.message().japanese().endsWith(words.message().japanese()), failure.message().japanese());
		assertTrue(failure.advice().english().endsWith(words.advice().english()), failure.advice().english());
		assertEquals(words.detail(), failure.detail());
		assertEquals(failure, report.steps().getFirst().failure().orElseThrow());
	}

	@Test
	void cancellingLetsTheChangeThatIsBeingMadeComeToItsEnd() throws Exception {
		final Machine machine = machine("PC-1").fault("a").fault("b");
		final java.util.concurrent.CountDownLatch changing = new java.util.concurrent.CountDownLatch(1);
		final java.util.concurrent.CountDownLatch goOn = new java.util.concurrent.CountDownLatch(1);
		machine.beforeChange = () -> {
			changing.countDown();
			try {
				goOn.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
		final Run run = engine.start(request(runbook(remove("first", "a"), remove("second", "b")), "PC-1"));
		changing.await();
		run.cancel();
		goOn.countDown();
		final RunReport report = run.await();
		assertEquals(EndpointResult.CANCELLED, report.endpoints().getFirst().result());
		assertEquals(Set.of("b"), machine.faults());
		assertEquals(1, engine.events(run.id()).stream().filter(ChangeFinished.class::isInstance).count());
	}

	@Test
	void anEndpointThatHangsIsGivenUpWhenItsTimeIsUp() throws Exception {
		machine("PC-1").hangsOnRead = true;
		machine("PC-1").ignoresCancellation = true;
		machine("PC-2").fault("a");
		final RunReport report = engine
				.run(request(runbook(within(remove("first", "a"), Duration.ofSeconds(1))), "PC-1", "PC-2"));
		assertEquals(FailureKind.TIMED_OUT, report.endpoints().get(0).failure().orElseThrow().kind());
		assertEquals(EndpointResult.FAILED, report.endpoints().get(0).result());
		assertEquals(EndpointResult.SUCCEEDED, report.endpoints().get(1).result());
	}

	@Test
	void nothingIsDoneThatCannotBeRecorded() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		machine("PC-2").fault("a");
		final Run run = engine.runs.start(
				request(runbook(gated(remove("first", "a"), Gate.CONFIRM)), ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-1", "PC-2"),
				(question, cancellation) -> {
					engine.journal.close();
					return new GateKeeper.Decision(true, "tanaka");
				}, (runId, at, event) -> engine.heard.add(event));
		final RunReport report = run.await();
		assertEquals(List.of(), machine.changes());
		assertEquals(List.of(), machine("PC-2").changes());
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(FailureKind.STORAGE_UNAVAILABLE, report.failure().orElseThrow().kind());
		assertEquals(2, engine.heard.stream().filter(EndpointFinished.class::isInstance).count());
	}

	@Test
	void aRunThatCannotBeRecordedDoesNotBegin() throws Exception {
		engine.close();
		Files.createDirectories(folder.resolve("blocked"));
		Files.writeString(folder.resolve("blocked").resolve("journal"), "a file where a folder should be");
		engine = new EngineFixture(folder.resolve("blocked"));
		final FailureException refused = assertThrows(FailureException.class,
				() -> engine.start(request(runbook(remove("first", "a")), "PC-1")));
		assertEquals(FailureKind.STORAGE_UNAVAILABLE, refused.failure().kind());
	}

	@Test
	void aDefectOfAStepBlocksItAndNothingElse() throws Exception {
		final RunReport report = engine
				.run(request(runbook(StepDefinition.of("first", ContosoPack.DEFECTIVE, Map.of())), "PC-1", "PC-2"));
		assertEquals(List.of(EndpointResult.BLOCKED, EndpointResult.BLOCKED),
				report.endpoints().stream().map(EndpointReport::result).toList());
	}

	@Test
	void aDefectOfABackEndIsAFailureOfItsEndpoint() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		machine.beforeChange = () -> {
			throw new IllegalStateException("on purpose");
		};
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(FailureKind.INTERNAL, report.failure().orElseThrow().kind());
	}

	@Test
	void aStepMayNotReachBeyondTheIdentityTheRunbookGivesIt() throws Exception {
		final Machine machine = machine("PC-1").fault("a");
		final EndpointReport report = engine.runOn("PC-1", runbook(as(remove("first", "a"), StepIdentity.USER)));
		assertEquals(EndpointResult.BLOCKED, report.result());
		assertEquals(List.of(), machine.changes());
	}

	@Test
	void aFailingListenerHarmsNobody() throws Exception {
		machine("PC-1").fault("a");
		assertEquals(RunResult.SUCCEEDED, engine.runs.start(request(runbook(remove("first", "a")), "PC-1"),
				GateKeeper.approving("suzuki"), (runId, at, event) -> {
					throw new IllegalStateException("on purpose");
				}).await().result());
	}

	@Test
	void manyEndpointsAreWorkedOnAndEachEndsOnce() throws Exception {
		final int count = 2_000;
		final String[] names = IntStream.range(0, count).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		for (final String name : names) {
			machine(name).fault("a");
		}
		final RunReport report = engine
				.run(request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(200), Map.of(), names));
		assertEquals(RunResult.SUCCEEDED, report.result());
		assertEquals(Map.of(EndpointResult.SUCCEEDED, count), engine.journal.run(report.runId()).orElseThrow().counts());
		assertEquals(count, engine.events(report.runId()).stream().filter(EndpointFinished.class::isInstance).count());
		assertEquals(count, engine.events(report.runId()).stream().filter(StepFinished.class::isInstance).count());
	}
}
