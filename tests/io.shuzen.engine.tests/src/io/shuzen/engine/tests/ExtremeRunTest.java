package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.parameter;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.when;
import static io.shuzen.engine.tests.EngineFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.StepDefinition;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.OutputReceived;
import io.shuzen.journal.RunResult;
import io.shuzen.journal.StepResult;
import io.shuzen.model.runbook.ParameterType;

/** Much of everything. The number of endpoints is {@code -Dshuzen.extreme.endpoints}. */
class ExtremeRunTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void aRunbookOfAThousandStepsIsDoneInOrder() throws Exception {
		engine.machine("PC-1").fault("f0").fault("f999");
		final StepDefinition[] steps = IntStream.range(0, 1_000).mapToObj(number -> remove("s" + number, "f" + number))
				.toArray(StepDefinition[]::new);
		final EndpointReport report = engine.runOn("PC-1", runbook(steps));
		assertEquals(EndpointResult.SUCCEEDED, report.result());
		assertEquals(1_000, report.steps().size());
		assertEquals("s999", report.steps().getLast().stepId());
		assertEquals(2, engine.machine("PC-1").changes().size());
	}

	@Test
	void ofARunOverVeryManyEndpointsOnlyResultsStayInMemory() throws Exception {
		final int size = Integer.getInteger("shuzen.extreme.endpoints", 1_200);
		final String[] names = IntStream.range(0, size).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		for (final String name : names) {
			engine.machine(name).fault("a");
		}
		final RunReport report = engine.runs.start(
				request(runbook(remove("first", "a"), remove("second", "b")), ALL_AT_ONCE.withConcurrency(200), Map.of(), names),
				GateKeeper.approving("suzuki"), RunListener.NONE).await();
		assertEquals(RunResult.SUCCEEDED, report.result());
		assertEquals(size, report.endpoints().size());
		assertTrue(report.endpoints().stream().allMatch(each -> each.steps().getFirst().changesMade() == 1
				&& each.steps().stream().allMatch(step -> step.outcomes().isEmpty())));
		assertEquals(Map.of(EndpointResult.SUCCEEDED, size), engine.journal.run(report.runId()).orElseThrow().counts());
	}

	@Test
	void aParameterMayBeAMillionCharactersLongAndNotMore() throws Exception {
		engine.machine("PC-1").fault("a");
		final String large = "日".repeat(1_000_000);
		final var runbook = unconfirmed(with(runbook(when(remove("first", "a"), "parameters.large != ''")),
				parameter("large", ParameterType.TEXT, true, "")));
		final RunReport report = engine.run(request(runbook, ALL_AT_ONCE, Map.of("large", large), "PC-1"));
		assertEquals(StepResult.SUCCEEDED, report.endpoints().getFirst().steps().getFirst().result());
		final FailureException refusal = assertThrows(FailureException.class,
				() -> engine.start(request(runbook, ALL_AT_ONCE, Map.of("large", large + '日'), "PC-1")));
		assertTrue(refusal.getMessage().length() < 200, "the value is not repeated");
	}

	@Test
	void ofEndlessOutputTheBeginningIsKept() throws Exception {
		final List<String> names = List.of("PC-1");
		names.forEach(name -> engine.machine(name).fault("a").prints = 180_000);
		final RunReport report = engine.runs.start(request(runbook(remove("first", "a")), names.toArray(String[]::new)),
				GateKeeper.approving("suzuki"), RunListener.NONE).await();
		assertEquals(RunResult.SUCCEEDED, report.result());
		for (final String name : names) {
			final List<String> lines = engine.journal.entries(report.runId(), name, 0, 1_000_000).stream()
					.map(entry -> entry.event()).filter(OutputReceived.class::isInstance)
					.map(event -> ((OutputReceived) event).line()).toList();
			final long characters = lines.stream().mapToLong(String::length).sum();
			assertTrue(characters > 15_900_000 && characters < 16_100_000, () -> name + ": " + characters);
			assertTrue(lines.getLast().contains("were kept") && lines.getLast().contains("残しました"), lines::getLast);
		}
	}

	@Test
	void aLineWithoutEndIsKeptInPieces() throws Exception {
		final String line = "行\ud83d\ude00".repeat(50_000);
		engine.machine("PC-1").fault("a").printed = "before\n" + line + "\nafter";
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		final List<String> recorded = engine.journal.entries(report.runId(), "PC-1", 0, 1_000_000).stream()
				.map(entry -> entry.event()).filter(OutputReceived.class::isInstance)
				.map(event -> ((OutputReceived) event).line()).toList();
		assertTrue(recorded.stream().allMatch(piece -> piece.length() <= 32_768 && piece.equals(new String(
				piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))), "no piece is large, and none ends in the middle of a character");
		assertTrue(String.join("", recorded).replace("\n", "").contains("before" + line + "after"));
	}
}
