package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.ALL_AT_ONCE;
import static io.shuzen.engine.tests.EngineFixture.onFailure;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.FailurePolicy;

/** When the failures of some endpoints keep others from being touched. */
@Timeout(60)
class RunThresholdTest {

	private static final Failure OFFLINE = new Failure(FailureKind.UNREACHABLE, Text.verbatim("Nothing answers."));

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@Test
	void aFailedCanaryStopsTheRun() throws Exception {
		engine.machine("PC-1").fault("a").idleChanges = 1;
		engine.machine("PC-2").fault("a");
		final RunReport report = engine.run(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withCanaryCount(1), Map.of(), "PC-1", "PC-2", "PC-3"));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(List.of(EndpointResult.FAILED, EndpointResult.NOT_STARTED, EndpointResult.NOT_STARTED),
				report.endpoints().stream().map(EndpointReport::result).toList());
		assertEquals(List.of(), engine.machine("PC-2").changes());
	}

	@Test
	void aCanaryThatIsOffIsReplacedByTheNextEndpoint() throws Exception {
		engine.machine("PC-1").refusal = OFFLINE;
		engine.machine("PC-2").fault("a").idleChanges = 1;
		final RunReport report = engine.run(
				request(runbook(remove("first", "a")), ALL_AT_ONCE.withCanaryCount(1), Map.of(), "PC-1", "PC-2", "PC-3"));
		assertEquals(List.of(EndpointResult.UNREACHABLE, EndpointResult.FAILED, EndpointResult.NOT_STARTED),
				report.endpoints().stream().map(EndpointReport::result).toList());
	}

	@Test
	void noFurtherWaveStartsWhenTooManyHaveFailed() throws Exception {
		final String[] names = IntStream.range(0, 10).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		engine.machine("PC-0").refusal = OFFLINE;
		engine.machine("PC-2").refusal = OFFLINE;
		final RunStrategy twos = new RunStrategy(0, 2, false, 2, 50, Duration.ofSeconds(30), Duration.ofSeconds(60));
		final RunReport onTheEdge = engine.run(request(runbook(remove("first", "a")), twos, Map.of(), names));
		assertEquals(RunResult.SOME_FAILED, onTheEdge.result(), "half is not more than half");
		engine.machine("PC-1").refusal = OFFLINE;
		final RunReport report = engine.run(request(runbook(remove("first", "a")), twos, Map.of(), names));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(8, report.endpoints().stream().filter(each -> each.result() == EndpointResult.NOT_STARTED).count());
	}

	@Test
	void aStepMayStopTheWholeRun() throws Exception {
		engine.machine("PC-1").fault("a").idleChanges = 1;
		final RunReport report = engine.run(request(runbook(onFailure(remove("first", "a"), FailurePolicy.STOP)),
				ALL_AT_ONCE.withConcurrency(1), Map.of(), "PC-1", "PC-2"));
		assertEquals(RunResult.STOPPED, report.result());
		assertEquals(EndpointResult.NOT_STARTED, report.endpoints().get(1).result());
	}
}
