package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunResult;

/** Runs that are cancelled, and endpoints whose time is up. */
@Timeout(60)
class RunStopTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void cancellingEndsARunOnEndpointsThatHangWithOneResultForEach() throws Exception {
		engine.machine("PC-1").hangsOnRead = true;
		engine.machine("PC-2").hangsOnOpen = true;
		engine.machine("PC-3").hangsOnRead = true;
		engine.machine("PC-3").ignoresCancellation = true;
		final Run run = engine.start(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withConcurrency(3), Map.of(), "PC-1", "PC-2", "PC-3", "PC-4"));
		for (final String name : List.of("PC-1", "PC-2", "PC-3")) {
			engine.machine(name).hanging.await();
		}
		run.cancel();
		final RunReport report = run.await();
		assertEquals(RunResult.CANCELLED, report.result());
		assertEquals(List.of(EndpointResult.CANCELLED, EndpointResult.CANCELLED, EndpointResult.CANCELLED,
				EndpointResult.NOT_STARTED), report.endpoints().stream().map(EndpointReport::result).toList());
		assertEquals(4, engine.events(run.id()).stream().filter(EndpointFinished.class::isInstance).count());
	}

	@Test
	void whatTheMachineSaysWhenItIsStoppedIsPassedOn() throws Exception {
		final Failure unconfirmed = new Failure(FailureKind.CANCELLED, Text.verbatim("It did not confirm that it has ended."),
				Text.verbatim("Read it again."), "process 4711");
		engine.machine("PC-1").hangsOnRead = true;
		engine.machine("PC-1").lastWords = unconfirmed;
		final Run run = engine.start(request(runbook(remove("first", "a")), "PC-1"));
		engine.machine("PC-1").hanging.await();
		run.cancel();
		assertStoppedKnowing(unconfirmed, FailureKind.CANCELLED, "Stopped by the operator", run.await().endpoints().getFirst());

		engine.machine("PC-2").hangsOnRead = true;
		engine.machine("PC-2").lastWords = unconfirmed;
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
		final Machine machine = engine.machine("PC-1").fault("a").fault("b");
		final CountDownLatch changing = new CountDownLatch(1);
		final CountDownLatch goOn = new CountDownLatch(1);
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
	void aStepThatIsKnownToTakeLongIsGivenTheTimeItNeeds() throws Exception {
		for (final Map.Entry<String, EndpointResult> step : Map.of(ContosoPack.CLOSE, EndpointResult.FAILED, ContosoPack.CLOSE_SLOWLY,
				EndpointResult.SUCCEEDED).entrySet()) {
			final Machine machine = engine.machine("PC-1");
			machine.process(7).process(8).beforeChange = () -> {
				try {
					Thread.sleep(1_500);
				} catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			};
			final RunReport report = engine.run(request(unconfirmed(runbook(StepDefinition.of("close", step.getKey(), Map.of()))),
					ALL_AT_ONCE.change().stepTimeout(Duration.ofSeconds(1)).make(), Map.of(), "PC-1"));
			assertEquals(step.getValue(), report.endpoints().getFirst().result(), step.getKey());
		}
	}

	@Test
	void anEndpointThatHangsIsGivenUpWhenItsTimeIsUp() throws Exception {
		engine.machine("PC-1").hangsOnRead = true;
		engine.machine("PC-1").ignoresCancellation = true;
		engine.machine("PC-2").fault("a");
		final RunReport report = engine
				.run(request(runbook(within(remove("first", "a"), Duration.ofSeconds(1))), "PC-1", "PC-2"));
		assertEquals(FailureKind.TIMED_OUT, report.endpoints().get(0).failure().orElseThrow().kind());
		assertEquals(EndpointResult.FAILED, report.endpoints().get(0).result());
		assertEquals(EndpointResult.SUCCEEDED, report.endpoints().get(1).result());
	}
}
