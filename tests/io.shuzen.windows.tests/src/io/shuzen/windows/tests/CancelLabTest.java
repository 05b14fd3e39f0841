package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.StoppedException;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.Await;

/**
 * Whoever cancels gets an answer within a moment, and nothing goes on running on the machine: what is left is counted there, by words only
 * the cancelled commands have on their command lines. {@code -Dshuzen.cancel.commands=50} makes them more.
 */
@Timeout(300)
class CancelLabTest {

	private static final int COMMANDS = Integer.getInteger("shuzen.cancel.commands", 12);

	@RegisterExtension
	static final LabConsole CONSOLE = LabConsole.of("office");

	@TempDir
	static Path folder;
	private static Lab lab;

	@BeforeAll
	static void start() throws Exception {
		lab = CONSOLE.lab();
		for (int number = 1; number <= 2; number++) {
			Files.writeString(lab.drive(number).resolve("lab/tools/gpupdate.rules"), "match *\n  hang\n");
		}
		CONSOLE.transport().setSecretStore((endpoint, source) -> Optional.of("any".toCharArray()));
	}

	@Test
	void manyCancelledAtOnceLeaveNothingRunning() throws Exception {
		final String word = word();
		final Cancellation cancellation = new Cancellation();
		final List<WindowsHost> hosts = new ArrayList<>();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<Long>> reading = new ArrayList<>();
			for (int i = 0; i < COMMANDS; i++) {
				final WindowsHost host = CONSOLE.open(1 + i % 2);
				hosts.add(host);
				reading.add(workers.submit(() -> {
					assertThrows(StoppedException.class, () -> host.read(Set.of(hanging(word)), cancellation));
					return System.nanoTime();
				}));
			}
			Await.until("all run", () -> Lab.processesWith("gpupdate.exe " + word) >= COMMANDS || Lab.processesWith(word) >= 3 * COMMANDS);
			final long before = System.nanoTime();
			cancellation.cancel();
			long slowest = 0;
			for (final Future<Long> each : reading) {
				slowest = Math.max(slowest, each.get() - before);
			}
			final long atOnce = Lab.processesWith(word);
			Await.until("nothing runs any more", () -> Lab.processesWith(word) == 0);
			System.out.printf("%d commands cancelled: last answer after %d ms, %d processes left then, none after %d ms%n", COMMANDS,
					slowest / 1_000_000, atOnce, (System.nanoTime() - before) / 1_000_000);
		} finally {
			hosts.forEach(WindowsHost::close);
		}
		assertNothingLeft();
	}

	@Test
	void aServerThatEndsTheTreeConfirmsIt() throws Exception {
		final StoppedException stopped = cancelledOver(WholeExitCodeServer.OnSignal.END_THE_TREE);
		assertEquals(FailureKind.CANCELLED, stopped.failure().kind());
		assertTrue(stopped.failure().message().english().contains("has ended"), stopped.getMessage());
	}

	@Test
	void aServerThatEndsNothingIsToldOverASecondChannel() throws Exception {
		final StoppedException stopped = cancelledOver(WholeExitCodeServer.OnSignal.NOTHING);
		final String told = stopped.failure().message().english();
		assertTrue(told.startsWith("Stopped on ") || told.contains("did not confirm"), told);
	}

	/** Cancels a command behind another server; nothing may be left, whatever the server did. */
	private static StoppedException cancelledOver(final WholeExitCodeServer.OnSignal onSignal) throws Exception {
		final String word = word();
		final Cancellation cancellation = new Cancellation();
		final StoppedException stopped;
		try (WholeExitCodeServer server = new WholeExitCodeServer(lab, 1, onSignal, folder.resolve(word));
				ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
				WindowsHost host = CONSOLE.connector().open(server.descriptor(), Cancellation.none())) {
			final Future<Facts> reading = worker.submit(() -> host.read(Set.of(hanging(word)), cancellation));
			Await.until("it runs", () -> Lab.processesWith(word) >= 2);
			cancellation.cancel();
			stopped = assertInstanceOf(StoppedException.class, assertThrows(ExecutionException.class, reading::get).getCause());
			Await.until("nothing runs any more", () -> Lab.processesWith(word) == 0);
			assertNothingLeft();
		}
		return stopped;
	}

	@Test
	void whatTimesOutIsEnded() throws Exception {
		final String word = word();
		try (TransportSession session = CONSOLE.connect(1)) {
			final CommandResult result = session.execute(RemoteCommand.of("gpupdate.exe " + word, Duration.ofSeconds(3)),
					Cancellation.none());
			assertEquals(CommandResult.End.TIMED_OUT, result.end());
			Await.until("nothing runs any more", () -> Lab.processesWith(word) == 0);
		}
	}

	@Test
	void whatRunsInAUsersSessionIsEndedToo() throws Exception {
		final String word = word();
		final Cancellation cancellation = new Cancellation();
		try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
				WindowsHost host = CONSOLE.open(2)) {
			final ToolProbe probe = new ToolProbe(ToolCommand.of("gpupdate.exe", word), ReadScope.EACH_USER);
			final Future<Facts> reading = worker.submit(() -> host.read(Set.of(probe), cancellation));
			Await.until("it runs", () -> Lab.processesWith(word) >= 1);
			cancellation.cancel();
			assertInstanceOf(StoppedException.class, assertThrows(ExecutionException.class, reading::get).getCause());
			Await.until("nothing runs any more", () -> Lab.processesWith(word) == 0);
			assertNothingLeft();
		}
	}

	/** A server that the connection broke to keeps running what is silent; the next connection ends it before anything else. */
	@Test
	void whatRanWhenTheConnectionBrokeIsEndedByTheNextOne() throws Exception {
		final String word = word();
		try (FaultProxy proxy = new FaultProxy(lab.endpoint(1).address(), lab.endpoint(1).port());
				ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final EndpointDescriptor endpoint = proxy.inFrontOf(lab.endpoint(1));
			try (WindowsHost host = CONSOLE.connector().open(endpoint, Cancellation.none())) {
				final Future<Facts> reading = worker.submit(() -> host.read(Set.of(hanging(word)), Cancellation.none()));
				Await.until("it runs", () -> Lab.processesWith(word) >= 2);
				proxy.cut();
				assertEquals(FailureKind.CONNECTION_LOST,
						reading.get().answer(hanging(word)).whyUnreadable().orElseThrow().kind());
				assertTrue(Lab.processesWith(word) >= 2, "the command survives, as on Windows");
				final ToolProbe next = new ToolProbe(ToolCommand.of("hostname.exe"), ReadScope.MACHINE);
				assertTrue(host.read(Set.of(next), Cancellation.none()).answer(next).asOptional().isPresent());
				assertEquals(0, Lab.processesWith(word));
			}
		}
		assertNothingLeft();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 42, 255, 256, 1641, 3010, 0x80070005, -1 })
	void exitCodesOfAllThirtyTwoBitsArrive(final int code) throws Exception {
		try (WholeExitCodeServer server = new WholeExitCodeServer(lab, 1, WholeExitCodeServer.OnSignal.END_THE_TREE,
				folder.resolve("codes"));
				TransportSession session = CONSOLE.transport().open(server.descriptor(), Cancellation.none())) {
			final CommandResult result = session.execute(RemoteCommand.of("exit " + code, Duration.ofSeconds(60)), Cancellation.none());
			assertEquals(CommandResult.End.EXITED, result.end(), result::toString);
			assertEquals(code, result.exitCode().orElseThrow());
		}
	}

	private static ToolProbe hanging(final String word) {
		return new ToolProbe(ToolCommand.of("cmd.exe", "/d", "/c", "gpupdate.exe " + word + "& gpupdate.exe " + word), ReadScope.MACHINE);
	}

	private static String word() {
		return "word" + UUID.randomUUID().toString().replace("-", "");
	}

	private static void assertNothingLeft() throws Exception {
		Await.until("nothing is left", () -> lab.leftBehind(1).isEmpty() && lab.leftBehind(2).isEmpty());
	}
}
