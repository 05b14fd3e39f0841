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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
@Timeout(60)
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

	@ParameterizedTest
	@ValueSource(strings = { ContosoPack.DEFECTIVE, ContosoPack.UNLINKED })
	void aDefectOfAStepBlocksItAndNothingElse(final String step) throws Exception {
		final RunReport report = engine.run(request(runbook(StepDefinition.of("first", step, Map.of())), "PC-1", "PC-2"));
		assertEquals(List.of(EndpointResult.BLOCKED, EndpointResult.BLOCKED),
				report.endpoints().stream().map(EndpointReport::result).toList());
	}

	static List<Runnable> defects() {
		return List.of(() -> {
			throw new IllegalStateException("on purpose");
		}, () -> {
			throw new NoClassDefFoundError("on purpose");
		});
	}

	@ParameterizedTest
	@MethodSource("defects")
	void aDefectOfABackEndIsAFailureOfItsEndpoint(final Runnable defect) throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.beforeChange = defect;
		final EndpointReport report = engine.runOn("PC-1", runbook(remove("first", "a")));
		assertEquals(EndpointResult.FAILED, report.result());
		assertEquals(FailureKind.INTERNAL, report.failure().orElseThrow().kind());
	}

	@ParameterizedTest
	@MethodSource("defects")
	void aFailingListenerHarmsNobody(final Runnable defect) throws Exception {
		engine.machine("PC-1").fault("a");
		assertEquals(RunResult.SUCCEEDED, engine.runs.start(request(runbook(remove("first", "a")), "PC-1"),
				GateKeeper.approving("suzuki"), (runId, at, event) -> defect.run()).await().result());
	}
}
