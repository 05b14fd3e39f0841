package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.undoRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.EndpointUndoPlan;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.UndoItem.State;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunKind;
import io.shuzen.journal.RunSummary;

@Timeout(60)
class UndoTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();
	private String runId;
	private Machine machine;

	@BeforeEach
	void repairOneMachine() throws Exception {
		machine = engine.machine("PC-1").fault("a").fault("b").process(4711).credential("secret");
		engine.machine("PC-2").fault("a");
		runId = engine.run(request(runbook(StepDefinition.of("close", ContosoPack.CLOSE, Map.of()), remove("first", "a"),
				remove("second", "b"), StepDefinition.of("forget", ContosoPack.FORGET, Map.of())), "PC-1", "PC-2")).runId();
		assertEquals(Set.of(), machine.faults());
	}

	private List<State> states(final UndoScope scope) throws Exception {
		return engine.runs.previewUndo(undoRequest(scope, false), PlanListener.NONE).await().getFirst().items().stream()
				.map(item -> item.state()).toList();
	}

	@Test
	void thePreviewSaysWhatComesBackAndWhatDoesNot() throws Exception {
		final List<EndpointUndoPlan> plans = engine.runs.previewUndo(undoRequest(UndoScope.run(runId), false), PlanListener.NONE)
				.await();
		assertEquals(List.of("PC-1", "PC-2"), plans.stream().map(plan -> plan.endpoint().name()).toList());
		assertEquals(List.of("forget", "second", "first", "close"),
				plans.getFirst().items().stream().map(item -> item.stepId()).toList(), "the last change first");
		assertEquals(List.of(State.IRREVERSIBLE, State.RESTORABLE, State.RESTORABLE, State.NOTHING_TO_RESTORE),
				plans.getFirst().items().stream().map(item -> item.state()).toList());
		assertEquals(Set.of(), machine.faults(), "a preview changes nothing");
	}

	@Test
	void undoingARunBringsTheFormerStateBackInReverseOrder() throws Exception {
		final int before = machine.changes().size();
		final RunReport report = engine.undo(UndoScope.run(runId), false);
		assertEquals(EndpointResult.SUCCEEDED, report.endpoints().getFirst().result());
		assertEquals(Set.of("a", "b"), machine.faults());
		assertEquals(Set.of("a"), engine.machine("PC-2").faults());
		assertEquals(List.of("b", "a"), machine.changes().stream().skip(before)
				.map(change -> ((RegistryKeyRestore) change).key().path().name()).toList());
	}

	@Test
	void whatCannotBeTakenBackIsLeftToPeople() throws Exception {
		final RunReport report = engine.undo(UndoScope.run(runId), false);
		assertEquals(List.of(List.of(FollowUp.RESTORE_BY_HAND), List.of()),
				report.endpoints().stream().map(endpoint -> endpoint.followUps()).toList(), "only PC-1 lost a credential");
	}

	@Test
	void anUndoIsARunOfItsOwn() throws Exception {
		final RunReport report = engine.undo(UndoScope.run(runId), false);
		final RunSummary summary = engine.journal.run(report.runId()).orElseThrow();
		assertEquals(RunKind.UNDO, summary.kind());
		assertEquals(Optional.of(runId), summary.undoOf());
		assertEquals(3, engine.events(report.runId()).stream().filter(ChangeIntended.class::isInstance).count());
	}

	@Test
	void oneEndpointOrOneStepCanBeUndoneAlone() throws Exception {
		engine.undo(UndoScope.step(runId, "PC-1", "first"), false);
		assertEquals(Set.of("a"), machine.faults());
		engine.undo(UndoScope.endpoint(runId, "pc-1"), false);
		assertEquals(Set.of("a", "b"), machine.faults());
		assertEquals(Set.of(), engine.machine("PC-2").faults());
	}

	@Test
	void whatIsRestoredAlreadyIsLeftAlone() throws Exception {
		engine.undo(UndoScope.endpoint(runId, "PC-1"), false);
		assertEquals(List.of(State.IRREVERSIBLE, State.RESTORED_ALREADY, State.RESTORED_ALREADY, State.NOTHING_TO_RESTORE),
				states(UndoScope.endpoint(runId, "PC-1")));
		final int before = machine.changes().size();
		final RunReport again = engine.undo(UndoScope.endpoint(runId, "PC-1"), false);
		assertEquals(EndpointResult.NOTHING_TO_DO, again.endpoints().getFirst().result());
		assertEquals(before, machine.changes().size());
	}

	@Test
	void anUndoThatSaysItIsDoneAndDidNothingHasFailed() throws Exception {
		machine.idleChanges = 1;
		final RunReport report = engine.undo(UndoScope.endpoint(runId, "PC-1"), false);
		assertEquals(EndpointResult.FAILED, report.endpoints().getFirst().result());
		assertEquals(Set.of(), machine.faults());
	}

	@Test
	void aStepThatChangedNothingHasNothingToUndo() throws Exception {
		final FailureException nothing = assertThrows(FailureException.class,
				() -> engine.undo(UndoScope.step(runId, "PC-2", "second"), false));
		assertTrue(nothing.getMessage().contains("changed nothing"), nothing.getMessage());
	}

	@Test
	void wrongNamesAreSaidInWords() {
		for (final UndoScope scope : List.of(UndoScope.run("nobody"), UndoScope.endpoint(runId, "PC-9"),
				UndoScope.step(runId, "PC-1", "nothing"))) {
			final FailureException refused = assertThrows(FailureException.class, () -> engine.undo(scope, false));
			assertEquals(FailureKind.INVALID_INPUT, refused.failure().kind());
		}
	}

	@Test
	void anEndpointThatIsOffIsAFailureInWords() throws Exception {
		machine.refusal = FakeMachines.lostConnection();
		final RunReport report = engine.undo(UndoScope.run(runId), false);
		assertEquals(List.of(EndpointResult.UNREACHABLE, EndpointResult.SUCCEEDED),
				report.endpoints().stream().map(endpoint -> endpoint.result()).toList());
	}
}
