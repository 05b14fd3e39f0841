package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.Operation;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.StepPlan;
import io.shuzen.engine.tests.FakeMachines.Machine;

@Timeout(60)
class PreviewTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void showsTheExactChangesAndMakesNone() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		final EndpointPlan plan = engine.runs
				.preview(request(runbook(remove("first", "a"), remove("second", "b")), "PC-1"), PlanListener.NONE).await().getFirst();
		final StepPlan.Planned first = assertInstanceOf(StepPlan.Planned.class, plan.steps().get(0));
		assertEquals("HKLM\\Software\\Contoso\\Faults\\a",
				assertInstanceOf(RegistryKeyDelete.class, first.changeset().changes().getFirst()).path().toString());
		assertTrue(assertInstanceOf(StepPlan.Planned.class, plan.steps().get(1)).changeset().isSatisfied());
		assertEquals(1, plan.changeCount());
		assertEquals(List.of(), machine.changes());
		assertEquals(1, machine.reads.get(), "all steps are planned from one reading");
		assertEquals(List.of(), engine.journal.runs());
	}

	@Test
	void tellsABlockerThatAnEarlierStepClearsFromOneThatStays() throws Exception {
		engine.machine("PC-1").fault("a").process(4711);
		final StepDefinition close = StepDefinition.of("close", ContosoPack.CLOSE, Map.of());
		final EndpointPlan cleared = engine.runs
				.preview(request(runbook(close, remove("first", "a")), "PC-1"), PlanListener.NONE).await().getFirst();
		assertTrue(assertInstanceOf(StepPlan.Blocked.class, cleared.steps().get(1)).clearedBefore());
		final EndpointPlan blocked = engine.runs.preview(request(runbook(remove("first", "a")), "PC-1"), PlanListener.NONE)
				.await().getFirst();
		assertFalse(assertInstanceOf(StepPlan.Blocked.class, blocked.steps().get(0)).clearedBefore());
	}

	@Test
	void conditionsSeeWhatIsExpectedOfEarlierSteps() throws Exception {
		engine.machine("PC-1").fault("a").fault("b");
		final EndpointPlan plan = engine.runs.preview(request(runbook(remove("first", "a"),
				when(remove("second", "b"), "results['first'] != 'SUCCEEDED'")), "PC-1"), PlanListener.NONE).await().getFirst();
		assertInstanceOf(StepPlan.Skipped.class, plan.steps().get(1));
	}

	@Test
	void anEndpointThatIsOffIsPlannedInWords() throws Exception {
		engine.machine("PC-1").refusal = FakeMachines.lostConnection();
		final EndpointPlan plan = engine.runs.preview(request(runbook(remove("first", "a")), "PC-1"), PlanListener.NONE).await()
				.getFirst();
		assertEquals(List.of(), plan.steps());
		assertEquals(FailureKind.CONNECTION_LOST, plan.failure().orElseThrow().kind());
	}

	@Test
	void canBeCancelledWhileEndpointsHang() throws Exception {
		final Machine machine = engine.machine("PC-1");
		machine.hangsOnRead = true;
		machine.ignoresCancellation = true;
		final Operation<List<EndpointPlan>> preview = engine.runs.preview(request(runbook(remove("first", "a")), "PC-1"),
				PlanListener.NONE);
		machine.hanging.await();
		preview.cancel();
		assertEquals(FailureKind.CANCELLED, preview.await().getFirst().failure().orElseThrow().kind());
	}
}
