package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.ResumeRequest;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.UndoScope;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.ChangeIntended;
import io.shuzen.journal.RunEvent.RunResumed;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.RunSummary;
import io.shuzen.journal.StepResult;

/**
 * What a second console makes of a run whose console is gone. The crash is a copy of the journal's files at its instant, and that the
 * first console does nothing to the machines any more.
 */
@Timeout(60)
class ResumeTest {

	private static final RunbookDefinition REPAIR = runbook(remove("first", "a"), remove("second", "b"));

	@TempDir
	Path folder;

	private EngineFixture dying;
	private EngineFixture next;
	private Machine machine;

	@BeforeEach
	void begin() {
		dying = new EngineFixture(folder);
		next = new EngineFixture(folder.resolve("crashed"), dying.machines);
		machine = dying.machine("PC-1").fault("a").fault("b");
	}

	@AfterEach
	void close() {
		dying.close();
		next.close();
	}

	/** Whatever the first console does after the copy reaches neither journal nor machine. */
	private void crash() {
		final Path from = folder.resolve("journal");
		final Path to = folder.resolve("crashed").resolve("journal");
		try (Stream<Path> files = Files.list(from)) {
			Files.createDirectories(to);
			for (final Path file : files.filter(file -> file.getFileName().toString().startsWith("journal.db")).sorted().toList()) {
				if (!file.toString().endsWith("-shm")) {
					Files.copy(file, to.resolve(file.getFileName()));
				}
			}
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void crashBeforeChange(final int number) {
		final int[] count = { 0 };
		machine.beforeChange = () -> {
			if (++count[0] == number) {
				crash();
				machine.beforeChange = () -> {
				};
				throw new IllegalStateException("the console is gone");
			}
		};
	}

	private void crashAfterChange(final int number) {
		final int[] count = { 0 };
		machine.mishap = change -> {
			final Outcome outcome = FakeMachines.make(change, machine);
			if (++count[0] == number) {
				crash();
				machine.mishap = null;
				throw new IllegalStateException("the console is gone");
			}
			return outcome;
		};
	}

	private String dieIn(final RunbookDefinition runbook, final String... endpoints) throws Exception {
		final String runId = dying.run(request(runbook, endpoints)).runId();
		assertEquals(RunSummary.State.INTERRUPTED, next.journal.run(runId).orElseThrow().state());
		return runId;
	}

	private RunReport resume(final String runId, final boolean repeatInDoubt) throws Exception {
		final Run run = next.runs.resume(new ResumeRequest(runId, repeatInDoubt, "tanaka"), GateKeeper.approving("tanaka"),
				RunListener.NONE);
		assertEquals(runId, run.id());
		final RunReport report = run.await();
		assertEquals(RunSummary.State.FINISHED, next.journal.run(runId).orElseThrow().state());
		assertEveryIntentHasAnOutcome(runId);
		assertTrue(next.journal.check().isWhole());
		return report;
	}

	private void assertEveryIntentHasAnOutcome(final String runId) throws Exception {
		final List<String> finished = next.events(runId).stream().filter(ChangeFinished.class::isInstance)
				.map(ChangeFinished.class::cast).map(event -> event.stepId() + event.attempt() + '/' + event.index()).toList();
		next.events(runId).stream().filter(ChangeIntended.class::isInstance).map(ChangeIntended.class::cast)
				.forEach(event -> assertTrue(finished.contains(event.stepId() + event.attempt() + '/' + event.index()), event::toString));
	}

	@Test
	void aChangeThatWasIntendedAndNotMadeIsMade() throws Exception {
		crashBeforeChange(2);
		final String runId = dieIn(REPAIR, "PC-1");
		machine.fault("b");
		final int before = machine.changes().size();
		final EndpointReport report = resume(runId, false).endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, report.result(), report::toString);
		assertEquals(List.of(StepResult.SUCCEEDED, StepResult.SUCCEEDED), report.steps().stream().map(step -> step.result()).toList());
		assertEquals(1, machine.changes().size() - before, "what was done before is not done again");
		assertEquals(Set.of(), machine.faults());
		assertEquals(1, next.events(runId).stream().filter(RunResumed.class::isInstance).count());
	}

	@Test
	void aChangeThatWasMadeIsNotMadeAgainAndCanBeTakenBack() throws Exception {
		crashAfterChange(1);
		final String runId = dieIn(REPAIR, "PC-1");
		machine.fault("b");
		final int before = machine.changes().size();
		final EndpointReport report = resume(runId, false).endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, report.result(), report::toString);
		assertEquals(StepResult.SUCCEEDED, report.steps().getFirst().result(), "it did something, although before the crash");
		assertEquals(1, report.steps().getFirst().changesMade());
		assertEquals(List.of(FollowUp.RESTART_APPLICATIONS), report.followUps());
		assertEquals(1, machine.changes().size() - before);
		assertInstanceOf(Outcome.Applied.class, next.events(runId).stream().filter(ChangeFinished.class::isInstance)
				.map(ChangeFinished.class::cast).findFirst().orElseThrow().outcome());
		next.undo(UndoScope.run(runId), false);
		assertEquals(Set.of("a", "b"), machine.faults(), "its undo was on the disk before it was made");
	}

	@Test
	void endpointsThatHaveEndedAreNotTouchedAgain() throws Exception {
		final Machine other = dying.machine("PC-0").fault("a");
		crashBeforeChange(1);
		final String runId = dying.run(request(REPAIR, EngineFixture.ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-0", "PC-1")).runId();
		final int openings = other.openings.get();
		final RunReport report = resume(runId, false);
		assertEquals(List.of(EndpointResult.SUCCEEDED, EndpointResult.SUCCEEDED),
				report.endpoints().stream().map(EndpointReport::result).toList());
		assertEquals(RunResult.SUCCEEDED, report.result());
		assertEquals(openings, other.openings.get());
	}

	@Test
	void aProgramThatMayHaveRunIsNotRunAgainUnlessAskedFor() throws Exception {
		final RunbookDefinition runbook = unconfirmed(runbook(StepDefinition.of("tool", ContosoPack.RUN_TOOL, Map.of())));
		machine.fault("tool");
		crashBeforeChange(1);
		final String runId = dieIn(runbook, "PC-1");
		machine.fault("tool");
		final int before = machine.changes().size();
		final EndpointReport report = resume(runId, false).endpoints().getFirst();
		assertEquals(EndpointResult.IN_DOUBT, report.result());
		assertTrue(report.failure().orElseThrow().message().english().contains("repair.exe"), report::toString);
		assertEquals(before, machine.changes().size());
	}

	@Test
	void aProgramThatMayHaveRunIsRunAgainWhenAskedFor() throws Exception {
		machine.fault("tool");
		crashBeforeChange(1);
		final String runId = dieIn(unconfirmed(runbook(StepDefinition.of("tool", ContosoPack.RUN_TOOL, Map.of()))), "PC-1");
		machine.fault("tool");
		assertEquals(EndpointResult.SUCCEEDED, resume(runId, true).endpoints().getFirst().result());
	}

	@Test
	void aProgramWhoseAimIsReachedCountsAsRun() throws Exception {
		machine.fault("tool");
		crashAfterChange(1);
		final String runId = dieIn(unconfirmed(runbook(StepDefinition.of("tool", ContosoPack.RUN_TOOL, Map.of()))), "PC-1");
		final int before = machine.changes().size();
		assertTrue(resume(runId, false).endpoints().getFirst().result().isSuccess());
		assertEquals(before, machine.changes().size());
	}

	@Test
	void anEndpointThatCannotBeAskedIsInDoubt() throws Exception {
		crashAfterChange(1);
		final String runId = dieIn(REPAIR, "PC-1");
		machine.refusal = FakeMachines.lostConnection();
		assertEquals(EndpointResult.IN_DOUBT, resume(runId, false).endpoints().getFirst().result());
	}

	@Test
	void anInterruptedUndoComesToItsEnd() throws Exception {
		final String runId = dying.run(request(unconfirmed(REPAIR), "PC-1")).runId();
		crashAfterChange(1);
		final String undoId = dying.undo(UndoScope.run(runId), false).runId();
		machine.remove("a");
		final int before = machine.changes().size();
		final RunReport report = resume(undoId, false);
		assertEquals(EndpointResult.SUCCEEDED, report.endpoints().getFirst().result(), report::toString);
		assertEquals(Set.of("a", "b"), machine.faults());
		assertEquals(1, machine.changes().size() - before);
	}

	@Test
	void aRunThatIsOverOrUnderWayIsRefused() throws Exception {
		final String runId = dying.run(request(REPAIR, "PC-1")).runId();
		final ResumeRequest request = new ResumeRequest(runId, false, "tanaka");
		assertEquals(FailureKind.INVALID_INPUT, assertThrows(FailureException.class,
				() -> dying.runs.resume(request, GateKeeper.approving("tanaka"), RunListener.NONE)).failure().kind());
		machine.fault("a").hangsOnRead = true;
		final Run hanging = dying.start(request(REPAIR, "PC-1"));
		machine.hanging.await();
		assertEquals(FailureKind.REFUSED, assertThrows(FailureException.class,
				() -> dying.runs.resume(new ResumeRequest(hanging.id(), false, "tanaka"), GateKeeper.approving("tanaka"), RunListener.NONE))
				.failure().kind());
		hanging.cancel();
		hanging.await();
		assertEquals(Optional.empty(), next.journal.run("nobody"));
	}
}
