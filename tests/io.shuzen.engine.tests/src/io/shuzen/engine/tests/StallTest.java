package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.RunNoted;
import io.shuzen.journal.RunEvent.StepFinished;
import io.shuzen.journal.StepResult;

/** The console's process really stands still: it is stopped by signal and continued a few seconds later, as when a notebook sleeps. */
@Timeout(60)
class StallTest {

	private static final int SECONDS = 3;

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@BeforeEach
	void start() {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "Windows knows no signals");
	}

	private static void standStill() {
		final long process = ProcessHandle.current().pid();
		try {
			new ProcessBuilder("sh", "-c",
					"kill -STOP %d; sleep %d; kill -CONT %d".formatted(process, SECONDS, process)).start().waitFor();
			// the watch looks twice a second
			Thread.sleep(1_000);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void whatFailedWhileTheConsoleStoodStillIsTriedOnceMoreAndNotBlamedOnTheEndpoint() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.beforeRead = () -> {
			machine.beforeRead = () -> {
			};
			standStill();
			machine.losesConnectionOnNextRead = true;
		};
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		final EndpointReport endpoint = report.endpoints().getFirst();
		assertEquals(EndpointResult.SUCCEEDED, endpoint.result(), "the runbook allows no retry, but the console had stood still");
		assertEquals(2, endpoint.steps().getFirst().attempts());

		final List<RunEvent> events = engine.events(report.runId());
		final StepFinished first = events.stream().filter(StepFinished.class::isInstance).map(StepFinished.class::cast).findFirst()
				.orElseThrow();
		assertEquals(StepResult.FAILED, first.result());
		final Text message = first.failure().orElseThrow().message();
		assertTrue(message.english().startsWith("The connection broke. This console itself stood still for "), message.english());
		assertTrue(message.japanese().contains("このコンソール自体が"), message.japanese());
		assertTrue(events.stream().anyMatch(event -> event instanceof final RunNoted noted
				&& noted.what().english().startsWith("This console itself stood still for ")), events::toString);
	}

	@Test
	void timeInWhichTheConsoleStoodStillIsNotTakenFromAStep() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.beforeRead = () -> {
			machine.beforeRead = () -> {
			};
			standStill();
		};
		final EndpointReport report = engine.runOn("PC-1",
				runbook(EngineFixture.within(remove("first", "a"), Duration.ofSeconds(SECONDS))));
		assertEquals(EndpointResult.SUCCEEDED, report.result(), report::toString);
		assertEquals(1, report.steps().getFirst().attempts());
	}

	@Test
	void theSameFailureOfAConsoleThatRanIsTheEndpointsOwn() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a");
		machine.losesConnectionOnNextRead = true;
		final RunReport report = engine.run(request(runbook(remove("first", "a")), "PC-1"));
		final EndpointReport endpoint = report.endpoints().getFirst();
		assertEquals(EndpointResult.FAILED, endpoint.result());
		assertEquals(1, endpoint.steps().getFirst().attempts());
		assertFalse(endpoint.failure().orElseThrow().message().english().contains("stood still"));
	}
}
