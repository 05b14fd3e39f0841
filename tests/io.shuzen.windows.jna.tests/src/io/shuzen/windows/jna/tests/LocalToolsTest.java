package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.tests.support.Await;
import io.shuzen.windows.jna.internal.LocalTools;

/** Running programs, with those of the machine the tests run on. */
@DisabledOnOs(OS.WINDOWS)
class LocalToolsTest {

	private final LocalTools tools = new LocalTools(932);

	private ToolOutput shell(final String script) throws Exception {
		return tools.read(ToolCommand.of("sh", "-c", script), Cancellation.none());
	}

	@Test
	void keepsTheOutputsApartAndDecodesTheCodePage() throws Exception {
		final ToolOutput output = shell("printf '\\223\\372\\226\\173'; echo warned >&2; exit 3");

		assertEquals(3, output.exitCode());
		assertEquals("日本", output.standardOutput());
		assertEquals("warned", output.standardError().strip());
	}

	@Test
	void understandsToolsThatWriteUtf16() throws Exception {
		assertEquals("A", shell("printf '\\377\\376A\\000'").standardOutput());
	}

	@Test
	void saysWhichProgramIsMissingAndWhatCannotBeQuoted() {
		assertTrue(assertThrows(Exception.class, () -> tools.read(ToolCommand.of("no-such-tool"), Cancellation.none()))
				.getMessage().contains("no-such-tool"));
		assertTrue(assertThrows(Exception.class, () -> shell("echo \"x\"")).getMessage().contains("quotation mark"));
		assertTrue(assertThrows(Exception.class, () -> tools.read(ToolCommand.of("x.cmd"), Cancellation.none())).getMessage()
				.contains("batch file"));
	}

	/** What it leaves running holds its outputs open for as long as it likes. */
	@Test
	@Timeout(30)
	void doesNotWaitForWhatAProgramLeavesRunning() throws Exception {
		final ToolOutput output = shell("echo done; sleep 60 & exit 3");

		assertEquals(3, output.exitCode());
		assertEquals("done", output.standardOutput().strip());
	}

	@Test
	void endsACancelledProgramWithItsChildren() throws Exception {
		final Cancellation cancellation = new Cancellation();
		try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<ToolOutput> reading = worker
					.submit(() -> tools.read(ToolCommand.of("sh", "-c", "sleep 4711 & wait"), cancellation));
			Await.until("the child starts", () -> children() > 0);

			cancellation.cancel();

			assertInstanceOf(CancellationException.class, assertThrows(ExecutionException.class, () -> Await.result(reading)).getCause());
		}
		assertEquals(0, children());
	}

	private static long children() {
		return ProcessHandle.current().descendants()
				.filter(process -> process.isAlive() && process.info().commandLine().filter(line -> line.endsWith("sleep 4711")).isPresent()).count();
	}
}
