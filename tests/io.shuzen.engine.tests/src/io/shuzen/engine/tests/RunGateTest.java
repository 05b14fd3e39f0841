package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.gated;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.GateKeeper.Question;
import io.shuzen.engine.Run;
import io.shuzen.engine.StepDefinition;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.GateDecided;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.Gate;

/** A person is asked before changes. */
@Timeout(60)
class RunGateTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void aPersonIsAskedBeforeAGateAndMayDecline() throws Exception {
		engine.machine("PC-1").fault("a");
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
		assertEquals(List.of(), engine.machine("PC-1").changes());
		assertTrue(engine.events(run.id()).contains(new GateDecided("PC-1", "first", false, "tanaka")));
	}

	@Test
	void aPersonIsAskedBeforeWhatCannotBeUndoneOnly() throws Exception {
		engine.machine("PC-1").fault("a").credential("secret");
		final List<String> asked = Collections.synchronizedList(new ArrayList<>());
		engine.runs.start(request(runbook(gated(remove("first", "a"), Gate.CONFIRM_IF_IRREVERSIBLE),
				gated(StepDefinition.of("forget", ContosoPack.FORGET, Map.of()), Gate.CONFIRM_IF_IRREVERSIBLE)), "PC-1"),
				(question, cancellation) -> {
					asked.add(question.step().id());
					return new GateKeeper.Decision(true, "tanaka");
				}, (runId, at, event) -> {
				}).await();
		assertEquals(List.of("forget"), asked);
		assertEquals(Set.of(), engine.machine("PC-1").credentials());
	}

	@Test
	void waitingForAPersonDoesNotUseUpTheTimeLimit() throws Exception {
		engine.machine("PC-1").fault("a");
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
}
