package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.retrying;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.Undo;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.model.schedule.MaintenanceWindow;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunState;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.EndpointDeferred;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.PhaseEntered;
import io.shuzen.journal.RunEvent.RunContinued;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunPaused;
import io.shuzen.journal.RunEvent.RunWaiting;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.ThresholdPolicy;

/** What a run does when it does not simply go on: pauses, waits, thresholds. */
@Timeout(60)
class RunCourseTest {

	private static final Failure OFFLINE = new Failure(FailureKind.UNREACHABLE, Text.verbatim("Nothing answers."));

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	private static void until(final BooleanSupplier condition) throws InterruptedException {
		while (!condition.getAsBoolean()) {
			Thread.sleep(5);
		}
	}

	private static String[] names(final int count) {
		return IntStream.range(0, count).mapToObj(number -> "PC-" + number).toArray(String[]::new);
	}

	private static List<EndpointResult> results(final RunReport report) {
		return report.endpoints().stream().map(EndpointReport::result).toList();
	}

	@Test
	void aPauseLetsTheChangeComeToItsEndAndTheRestIsPlannedAgain() throws Exception {
		final Machine machine = engine.machine("PC-1").credential("a").credential("b").credential("c");
		final CountDownLatch changing = new CountDownLatch(1);
		final CountDownLatch paused = new CountDownLatch(1);
		machine.beforeChange = () -> {
			changing.countDown();
			try {
				paused.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
		final Run run = engine.start(request(
				unconfirmed(runbook(StepDefinition.of("forget", ContosoPack.FORGET, Map.of()), remove("second", "x"))), "PC-1"));
		changing.await();
		run.pause("tanaka");
		assertEquals(RunState.PAUSING, run.snapshot().state());
		assertEquals("Paused by tanaka.", run.snapshot().reason().english());
		paused.countDown();
		until(() -> run.snapshot().state() == RunState.PAUSED);
		assertEquals(Phase.PAUSED, run.snapshot("pc-1").orElseThrow().phase());
		assertEquals(1, machine.changes().size(), "the change that was being made was made, and no other");
		// what somebody else does meanwhile is seen
		machine.forget("b");
		run.resume("suzuki");
		final EndpointReport report = run.await().endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, report.result());
		assertEquals(2, machine.changes().size(), "what was gone already was not deleted again");
		assertEquals(2, report.steps().getFirst().changesMade());
		assertEquals(Set.of(), machine.credentials());
		assertTrue(engine.heard.stream().anyMatch(event -> event instanceof final RunPaused by && by.pausedBy().equals("tanaka")));
		assertTrue(engine.heard.contains(new RunContinued("suzuki")));
		assertEquals(RunState.FINISHED, run.snapshot().state());
	}

	@Test
	void aPausedRunBeginsNoEndpoint() throws Exception {
		for (final String name : names(30)) {
			engine.machine(name).fault("a");
		}
		final Run run = engine.start(request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(2), Map.of(), names(30)));
		until(() -> run.snapshot().finishedCount() >= 3);
		run.pause("tanaka");
		until(() -> run.snapshot().state() == RunState.PAUSED);
		final int openings = IntStream.range(0, 30).map(number -> engine.machine("PC-" + number).openings.get()).sum();
		Thread.sleep(200);
		assertEquals(openings, IntStream.range(0, 30).map(number -> engine.machine("PC-" + number).openings.get()).sum());
		run.resume("tanaka");
		assertEquals(RunResult.SUCCEEDED, run.await().result());
	}

	@Test
	void aPausedRunCanBeCancelled() throws Exception {
		engine.machine("PC-1").fault("a");
		engine.machine("PC-2").fault("a");
		final Run run = engine.start(request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-1", "PC-2"));
		run.pause("tanaka");
		run.cancel();
		final RunReport report = run.await();
		assertEquals(RunResult.CANCELLED, report.result());
		assertEquals(2, report.endpoints().size());
		assertEquals(1, engine.events(run.id()).stream().filter(RunFinished.class::isInstance).count());
	}

	@Test
	void aThresholdMayPauseTheRunAndAsk() throws Exception {
		final String[] names = names(10);
		for (final String name : names) {
			engine.machine(name).fault("a").idleChanges = name.equals("PC-0") ? 1 : 0;
		}
		final RunStrategy asking = ALL_AT_ONCE.change().concurrency(1).failureThresholdPercent(5)
				.thresholdPolicy(ThresholdPolicy.PAUSE).make();
		final Run run = engine.start(request(runbook(remove("first", "a")), asking, Map.of(), names));
		until(() -> run.snapshot().state() == RunState.PAUSED);
		assertTrue(run.snapshot().reason().english().contains("1 of 10"), run.snapshot().reason()::english);
		assertEquals(1, run.snapshot().finishedCount());
		run.resume("tanaka");
		assertEquals(RunResult.SOME_FAILED, run.await().result());
	}

	@Test
	void aThresholdMayBeNotedOnly() throws Exception {
		engine.machine("PC-0").fault("a").idleChanges = 1;
		final RunReport report = engine.run(request(runbook(remove("first", "a")),
				ALL_AT_ONCE.change().concurrency(1).failureThresholdPercent(0).thresholdPolicy(ThresholdPolicy.CONTINUE).make(),
				Map.of(), names(5)));
		assertEquals(RunResult.SOME_FAILED, report.result());
		assertEquals(1, engine.heard.stream().filter(RunEvent.RunNoted.class::isInstance).count());
	}

	@Test
	void anEndpointThatIsOffIsWaitedForAndTakesUpNoPlace() throws Exception {
		engine.machine("PC-0").fault("a").refusal = OFFLINE;
		engine.machine("PC-1").fault("a");
		final Run run = engine.start(request(runbook(remove("first", "a")),
				ALL_AT_ONCE.change().concurrency(1).offlineWait(Duration.ofSeconds(2)).make(), Map.of(), names(2)));
		until(() -> run.snapshot("PC-1").orElseThrow().result().isPresent());
		until(() -> run.snapshot().state() == RunState.WAITING);
		assertEquals(Phase.OFFLINE_WAIT, run.snapshot("PC-0").orElseThrow().phase());
		engine.machine("PC-0").refusal = null;
		final RunReport report = run.await();
		assertEquals(List.of(EndpointResult.SUCCEEDED, EndpointResult.SUCCEEDED), results(report));
		assertTrue(engine.heard.stream().anyMatch(EndpointDeferred.class::isInstance));
		assertTrue(report.endpoints().getFirst().timings().phases().containsKey(Phase.OFFLINE_WAIT));
	}

	@Test
	void anEndpointThatStaysOffHasOneResultInTheEnd() throws Exception {
		engine.machine("PC-0").refusal = OFFLINE;
		final RunReport report = engine.run(request(runbook(remove("first", "a")),
				ALL_AT_ONCE.change().offlineWait(Duration.ofMillis(300)).make(), Map.of(), names(2)));
		assertEquals(List.of(EndpointResult.UNREACHABLE, EndpointResult.NOTHING_TO_DO), results(report));
		assertTrue(engine.machine("PC-0").openings.get() > 2, "it was tried again");
		assertEquals(2, engine.heard.stream().filter(EndpointFinished.class::isInstance).count());
	}

	@Test
	void wrongCredentialsAreNotTriedAgain() throws Exception {
		engine.machine("PC-0").refusal = new Failure(FailureKind.AUTHENTICATION_REFUSED, Text.verbatim("Wrong password."));
		engine.run(request(runbook(remove("first", "a")), ALL_AT_ONCE.change().offlineWait(Duration.ofMinutes(10)).make(),
				Map.of(), names(1)));
		assertEquals(1, engine.machine("PC-0").openings.get());
	}

	@Test
	void onlyWhatTimeMayMendIsTriedAgain() throws Exception {
		final Machine machine = engine.machine("PC-0").fault("a");
		for (final FailureKind kind : FailureKind.values()) {
			machine.log.clear();
			machine.mishap = change -> new Outcome.Failed(change, new Failure(kind, Text.verbatim("On purpose.")), Undo.NONE);
			engine.runOn("PC-0", runbook(retrying(remove("first", "a"), 1, Duration.ZERO)));
			final boolean passing = Set.of(FailureKind.UNREACHABLE, FailureKind.TIMED_OUT, FailureKind.CONNECTION_LOST,
					FailureKind.TOOL_FAILED, FailureKind.CONFLICT, FailureKind.REFUSED, FailureKind.NOT_READ).contains(kind);
			assertEquals(passing ? 2 : 1, machine.changes().size(), kind::id);
		}
	}

	@Test
	void cancellingDoesNotWaitForEndpointsThatAreOff() throws Exception {
		engine.machine("PC-0").refusal = OFFLINE;
		final Run run = engine.start(request(runbook(remove("first", "a")),
				ALL_AT_ONCE.change().offlineWait(Duration.ofDays(1)).make(), Map.of(), names(1)));
		until(() -> run.snapshot().state() == RunState.WAITING);
		run.cancel();
		final RunReport report = run.await();
		assertEquals(RunResult.CANCELLED, report.result());
		assertEquals(List.of(EndpointResult.UNREACHABLE), results(report), "that is what is known of it");
		assertEquals(OFFLINE, report.endpoints().getFirst().failure().orElseThrow());
	}

	@Test
	void twoEntriesOfOneDeviceAreWorkedOnOneAfterTheOther() throws Exception {
		final Machine machine = engine.machine("10.0.0.1").fault("a");
		final AtomicInteger atWork = new AtomicInteger();
		final AtomicBoolean mixed = new AtomicBoolean();
		machine.beforeChange = () -> {
			mixed.compareAndSet(false, atWork.incrementAndGet() > 1);
			try {
				Thread.sleep(50);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			atWork.decrementAndGet();
		};
		final List<EndpointDescriptor> aliases = IntStream.range(0, 5)
				.mapToObj(number -> EndpointDescriptor.of("alias-" + number, "10.0.0.1", "fake")).toList();
		final RunReport report = engine
				.run(new RunRequest(runbook(remove("first", "a")), Map.of(), aliases, ALL_AT_ONCE, "suzuki", ""));
		assertFalse(mixed.get());
		assertEquals(1, machine.changes().size(), "what belongs to the machine is done once");
		assertEquals(1, report.endpoints().stream().filter(each -> each.result() == EndpointResult.SUCCEEDED).count());
		assertEquals(4, report.endpoints().stream().filter(each -> each.result() == EndpointResult.NOTHING_TO_DO).count());
	}

	@Test
	void twoRunsOnOneDeviceWaitForEachOther() throws Exception {
		engine.machine("PC-0").fault("a");
		final CountDownLatch changing = new CountDownLatch(1);
		final CountDownLatch goOn = new CountDownLatch(1);
		engine.machine("PC-0").beforeChange = () -> {
			changing.countDown();
			try {
				goOn.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		};
		final Run first = engine.start(request(runbook(remove("first", "a")), "PC-0"));
		changing.await();
		final Run second = engine.start(request(runbook(remove("first", "a")), "PC-0"));
		until(() -> second.snapshot().wave() == 1);
		Thread.sleep(100);
		assertEquals(1, engine.machine("PC-0").openings.get());
		goOn.countDown();
		assertEquals(List.of(EndpointResult.SUCCEEDED), results(first.await()));
		assertEquals(List.of(EndpointResult.NOTHING_TO_DO), results(second.await()));
	}

	@Test
	void aRestartTakesUpNoPlaceOfTheRun() throws Exception {
		engine.machine("PC-0").fault("restart");
		engine.machine("PC-1").fault("restart");
		final CountDownLatch both = new CountDownLatch(2);
		for (final String name : names(2)) {
			engine.machine(name).beforeChange = () -> {
				both.countDown();
				try {
					// ends only when the other one restarts at the same time
					both.await();
				} catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			};
		}
		final RunReport report = engine.run(request(runbook(StepDefinition.of("restart", ContosoPack.RESTART, Map.of())),
				ALL_AT_ONCE.change().concurrency(1).stepTimeout(Duration.ofSeconds(20)).make(), Map.of(), names(2)));
		assertEquals(List.of(EndpointResult.SUCCEEDED, EndpointResult.SUCCEEDED), results(report));
		assertTrue(engine.heard.stream()
				.anyMatch(event -> event instanceof final PhaseEntered entered && entered.phase() == Phase.RESTART_WAIT));
	}

	@Test
	void aUserWhoHasToSignInFirstIsWaitedFor() throws Exception {
		engine.machine("PC-0").credential("a").signedIn = false;
		final RunbookDefinition forget = unconfirmed(runbook(StepDefinition.of("forget", ContosoPack.FORGET, Map.of())));
		final RunStrategy patient = ALL_AT_ONCE.change().concurrency(1).signInWait(Duration.ofSeconds(4)).make();
		final Run run = engine.start(request(forget, patient, Map.of(), names(2)));
		until(() -> run.snapshot("PC-1").orElseThrow().result().isPresent());
		until(() -> run.snapshot("PC-0").orElseThrow().phase() == Phase.SIGN_IN_WAIT);
		engine.machine("PC-0").signedIn = true;
		final RunReport report = run.await();
		assertEquals(List.of(EndpointResult.SUCCEEDED, EndpointResult.NOTHING_TO_DO), results(report));
		assertEquals(Set.of(), engine.machine("PC-0").credentials());
	}

	@Test
	void nobodyIsWaitedForLongerThanTheStrategySays() throws Exception {
		engine.machine("PC-0").credential("a").signedIn = false;
		final RunbookDefinition forget = unconfirmed(runbook(StepDefinition.of("forget", ContosoPack.FORGET, Map.of())));
		assertEquals(List.of(EndpointResult.BLOCKED),
				results(engine.run(request(forget, ALL_AT_ONCE.change().signInWait(Duration.ofMillis(200)).make(), Map.of(), names(1)))));
		assertEquals(List.of(EndpointResult.BLOCKED), results(engine.run(request(forget, names(1)))));
	}

	@Test
	void aRunBeginsWhenItShallAndNotBefore() throws Exception {
		engine.machine("PC-0").fault("a");
		final Instant then = Instant.now().plusMillis(700);
		final Run run = engine
				.start(request(runbook(remove("first", "a")), "PC-0").withNotBefore(Optional.of(then)));
		assertEquals(RunState.SCHEDULED, run.snapshot().state());
		assertEquals(RunResult.SUCCEEDED, run.await().result());
		assertTrue(engine.journal.run(run.id()).orElseThrow().finishedAt().orElseThrow().isAfter(then));
		assertTrue(engine.heard.stream().anyMatch(event -> event instanceof final RunWaiting waiting && waiting.until().equals(then)));
		final Run never = engine.start(
				request(runbook(remove("first", "a")), "PC-0").withNotBefore(Optional.of(Instant.now().plus(Duration.ofDays(9)))));
		never.cancel();
		assertEquals(List.of(EndpointResult.NOT_STARTED), results(never.await()));
	}

	@Test
	void nothingBeginsOutsideTheMaintenanceWindow() throws Exception {
		engine.machine("PC-0").fault("a");
		final AtomicBoolean night = new AtomicBoolean();
		final Instant noon = Instant.parse("2026-11-27T12:00:00Z");
		try (EngineFixture timed = engine.withClock(() -> night.get() ? noon.plus(Duration.ofHours(11)) : noon)) {
			final RunStrategy nightly = ALL_AT_ONCE.change().maintenanceWindow(MaintenanceWindow.parse("22:00-05:00 UTC")).make();
			final Run run = timed.start(request(runbook(remove("first", "a")), nightly, Map.of(), "PC-0"));
			until(() -> run.snapshot().state() == RunState.WAITING && !run.snapshot().reason().isEmpty());
			assertEquals(0, engine.machine("PC-0").openings.get());
			night.set(true);
			// the clock is looked at when something happens, and at least every twenty seconds
			run.pause("suzuki");
			run.resume("suzuki");
			assertEquals(RunResult.SUCCEEDED, run.await().result());
		}
	}

	@Test
	void aClockThatIsSetBackDoesNotStopARunThatHasBegun() throws Exception {
		final AtomicInteger looks = new AtomicInteger();
		final Instant then = Instant.parse("2026-11-27T12:00:00Z");
		try (EngineFixture timed = engine.withClock(() -> looks.incrementAndGet() == 1 ? then : then.minus(Duration.ofDays(400)))) {
			final RunReport report = timed.start(
					request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(1), Map.of(), names(5)).withNotBefore(Optional.of(then)))
					.await();
			assertEquals(RunResult.SUCCEEDED, report.result());
		}
	}

	@Test
	void theSameAgainForThoseThatWereOffOrFailed() throws Exception {
		engine.machine("PC-0").fault("a").idleChanges = 1;
		engine.machine("PC-1").fault("a").refusal = OFFLINE;
		engine.machine("PC-2").fault("a");
		final RunReport first = engine.run(request(runbook(remove("first", "a")), names(3)));
		final RunRequest failed = engine.runs.again(first.runId(), Set.of(EndpointResult.FAILED), "tanaka", "again");
		assertEquals(List.of("PC-0"), failed.endpoints().stream().map(EndpointDescriptor::name).toList());
		final RunRequest off = engine.runs.again(first.runId(), Set.of(EndpointResult.UNREACHABLE), "tanaka", "again");
		assertEquals(List.of("PC-1"), off.endpoints().stream().map(EndpointDescriptor::name).toList());
		assertEquals(first.endpoints().size(), 3);
		assertEquals(RunResult.SUCCEEDED, engine.run(failed).result());
	}

	@Test
	void everyCourseEndsWithExactlyOneResultForEachEndpoint() throws Exception {
		final long first = Long.getLong("shuzen.runs.seed", 5_000);
		for (int course = 0; course < Integer.getInteger("shuzen.runs.courses", 5); course++) {
			final long seed = first + course;
			try {
				play(new Random(seed), course);
			} catch (final Exception | AssertionError e) {
				throw new AssertionError("seed " + seed, e);
			}
		}
	}

	/** Machines of all sorts, and an operator who cannot decide. */
	private void play(final Random random, final int course) throws Exception {
		final int size = 5 + random.nextInt(30);
		final List<EndpointDescriptor> endpoints = new ArrayList<>();
		for (int number = 0; number < size; number++) {
			final String name = "R%d-%d".formatted(course, number);
			final Machine machine = engine.machine(name).fault("a").credential("c");
			switch (random.nextInt(6)) {
			case 0 -> machine.refusal = OFFLINE;
			case 1 -> machine.idleChanges = 1;
			case 2 -> machine.process(1);
			case 3 -> machine.losesConnectionOnNextRead = true;
			default -> machine.signedIn = random.nextBoolean();
			}
			endpoints.add(FakeMachines.endpoint(name));
		}
		final RunStrategy strategy = ALL_AT_ONCE.change().canaryCount(random.nextInt(2)).waveSizePercent(1 + random.nextInt(100))
				.concurrency(1 + random.nextInt(10)).failureThresholdPercent(20 + random.nextInt(81))
				.thresholdPolicy(ThresholdPolicy.values()[random.nextInt(3)]).offlineWait(Duration.ofMillis(random.nextInt(300)))
				.signInWait(Duration.ofMillis(random.nextInt(200))).make();
		final List<RunEvent> heard = java.util.Collections.synchronizedList(new ArrayList<>());
		final RunbookDefinition runbook = unconfirmed(runbook(retrying(remove("first", "a"), random.nextInt(2), Duration.ZERO),
				StepDefinition.of("forget", ContosoPack.FORGET, Map.of())));
		final Run run = engine.runs.start(new RunRequest(runbook, Map.of(), endpoints, strategy, "suzuki", ""),
				GateKeeper.approving("suzuki"), (runId, at, event) -> heard.add(event));
		while (!run.result().isDone()) {
			switch (random.nextInt(12)) {
			case 0, 1 -> run.pause("suzuki");
			case 2 -> {
				if (random.nextInt(10) == 0) {
					run.cancel();
				}
			}
			default -> run.resume("suzuki");
			}
			Thread.sleep(random.nextInt(8));
		}
		final RunReport report = run.await();
		assertEquals(endpoints, report.endpoints().stream().map(EndpointReport::endpoint).toList());
		for (final EndpointDescriptor endpoint : endpoints) {
			assertEquals(1, heard.stream()
					.filter(event -> event instanceof final EndpointFinished finished && finished.endpoint().equals(endpoint.name()))
					.count(), endpoint::name);
		}
		final List<Change> intended = heard.stream().filter(ChangeIntended.class::isInstance).map(ChangeIntended.class::cast)
				.map(ChangeIntended::change).toList();
		final long outcomes = heard.stream().filter(RunEvent.ChangeFinished.class::isInstance).count();
		assertEquals(intended.size(), outcomes, "no change is left half done");
		assertEquals(RunFinished.class, engine.events(run.id()).getLast().getClass());
		assertTrue(report.endpoints().stream().filter(each -> each.result() == EndpointResult.NOT_STARTED)
				.allMatch(each -> each.steps().isEmpty()));
		assertTrue(report.endpoints().stream().flatMap(each -> each.steps().stream())
				.noneMatch(step -> step.result() == StepResult.IN_DOUBT));
	}
}
