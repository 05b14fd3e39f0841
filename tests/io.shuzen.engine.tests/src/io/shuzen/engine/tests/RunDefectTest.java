package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.gated;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepDefinition;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.Gate;

/** What becomes of a run when the console's own parts do not work. */
class RunDefectTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void nothingIsDoneThatCannotBeRecorded() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		engine.machine("PC-2").fault("a");
		final Run run = engine.runs.start(
				request(runbook(gated(remove("first", "a"), Gate.CONFIRM)), ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-1", "PC-2"),
				(question, cancellation) -> {
					engine.journal.close();
					return new GateKeeper.Decision(true, "tanaka");
				}, (runId, at, event) -> engine.heard.add(event));
		final RunReport report = run.await();
		assertEquals(List.of(), machine.changes());
		assertEquals(List.of(), engine.machine("PC-2").changes());
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(FailureKind.STORAGE_UNAVAILABLE, report.failure().orElseThrow().kind());
		assertEquals(2, engine.heard.stream().filter(EndpointFinished.class::isInstance).count());
	}

	@Test
	void aRunThatCannotBeRecordedDoesNotBegin(@TempDir final Path folder) throws Exception {
		Files.writeString(folder.resolve("journal"), "a file where a folder should be");
		try (EngineFixture blocked = new EngineFixture(folder)) {
			final FailureException refused = assertThrows(FailureException.class,
					() -> blocked.start(request(runbook(remove("first", "a")), "PC-1")));
			assertEquals(FailureKind.STORAGE_UNAVAILABLE, refused.failure().kind());
		}
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
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.beforeChange = () -> {
			throw new IllegalStateException("on purpose");
		};
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(FailureKind.INTERNAL, report.failure().orElseThrow().kind());
	}

	@Test
	void aFailingListenerHarmsNobody() throws Exception {
		engine.machine("PC-1").fault("a");
		assertEquals(RunResult.SUCCEEDED, engine.runs.start(request(runbook(remove("first", "a")), "PC-1"),
				GateKeeper.approving("suzuki"), (runId, at, event) -> {
					throw new IllegalStateException("on purpose");
				}).await().result());
	}
}
