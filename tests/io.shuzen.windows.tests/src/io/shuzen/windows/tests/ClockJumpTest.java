package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.ScriptedWindows;
import io.shuzen.windows.internal.console.ConsoleToolsConnector;

/** Machines whose clock is wrong, or jumps between two requests: they are told so, and nothing waits by their time or by ours. */
@Timeout(60)
class ClockJumpTest {

	private static final String VERSION = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
	private static final Instant STARTED = Instant.parse("2026-11-20T08:00:00Z");

	/** A machine that says of itself when it started; by a clock that jumps when it restarts. */
	private static final class Machine {

		private final Duration jump;
		private final AtomicBoolean restarted = new AtomicBoolean();

		Machine(final Duration jump) {
			this.jump = jump;
		}

		ScriptedWindows.Reply reply(final String line) {
			if (line.startsWith("shutdown.exe")) {
				restarted.set(true);
				return ScriptedWindows.printing("");
			}
			if (line.startsWith("wevtutil.exe")) {
				return ScriptedWindows.printing(start(restarted.get() ? STARTED.plus(jump) : STARTED));
			}
			if (line.contains("Windows NT\\CurrentVersion\"") || line.contains("Windows NT\\CurrentVersion ")) {
				return ScriptedWindows.printing("\r\n" + VERSION + "\r\n    CurrentBuild    REG_SZ    19045\r\n\r\n");
			}
			return line.startsWith("reg.exe") ? ScriptedWindows.noSuchKey() : ScriptedWindows.FAILED;
		}

		private static String start(final Instant time) {
			return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
					+ "<Provider Name='Microsoft-Windows-Kernel-General'/><EventID>12</EventID><Level>4</Level><TimeCreated SystemTime='" + time
					+ "'/><Channel>System</Channel></System></Event>\r\n";
		}
	}

	private static WindowsHost open(final Function<String, ScriptedWindows.Reply> replies) throws Exception {
		final ConsoleToolsConnector connector = new ConsoleToolsConnector();
		connector.addTransport(new ScriptedWindows(replies));
		return connector.open(EndpointDescriptor.of("PC-1", "pc-1", "scripted"), Cancellation.none());
	}

	private static Outcome restart(final WindowsHost host, final Duration limit) {
		return host.apply(new MachineRestart(Duration.ZERO, limit), new ApplyContext("clocks", Cancellation.none(), line -> {
			// nobody watches
		}));
	}

	/** In hours: a machine that was ahead and is put right has started before it started. */
	@ParameterizedTest
	@ValueSource(ints = { -26_280, -3, 3, 26_280 })
	void aRestartIsSeenWhicheverWayItMovesTheClock(final int hours) throws Exception {
		try (WindowsHost host = open(new Machine(Duration.ofHours(hours))::reply)) {
			final Outcome outcome = restart(host, Duration.ofMinutes(10));
			assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
		}
	}

	@Test
	void aMachineThatDidNotRestartIsGivenUpInTimeOfOurs() throws Exception {
		try (WindowsHost host = open(new Machine(Duration.ZERO)::reply)) {
			final long began = System.nanoTime();
			final Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, restart(host, Duration.ofSeconds(1)));
			assertEquals(FailureKind.TIMED_OUT, outcome.failure().kind());
			assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(Duration.ofSeconds(1)) >= 0);
		}
	}

	@Test
	void whatIsReadFromAMachineInAnotherYearIsStampedByOurClock() throws Exception {
		for (final Instant there : List.of(Instant.parse("1601-01-01T00:00:00Z"), Instant.parse("2099-12-31T23:59:59.9999999Z"))) {
			try (WindowsHost host = open(line -> line.startsWith("wevtutil.exe") ? ScriptedWindows.printing(Machine.start(there))
					: new Machine(Duration.ZERO).reply(line))) {
				final Instant before = Instant.now();
				final var facts = host.read(Set.of(SystemProbe.INSTANCE, new EventLogProbe("System", "*", 5)), Cancellation.none());
				assertEquals(Optional.of(there), facts.answer(SystemProbe.INSTANCE).asOptional().flatMap(SystemInformation::bootTime));
				facts.all().forEach(fact -> assertTrue(!fact.readAt().isBefore(before) && !fact.readAt().isAfter(Instant.now()),
						() -> fact.probe() + " " + fact.readAt()));
			}
		}
	}

	@Test
	void eachRequestTellsTheClockAsItIsThen() throws Exception {
		final AtomicInteger request = new AtomicInteger();
		final List<String> offsets = List.of("+00.0000000s", "+10800.1230000s", "-94608000.0000000s", "error: 0x800705B4");
		try (WindowsHost host = open(line -> line.startsWith("powershell.exe")
				? ScriptedWindows.printing("Tracking time.windows.com [20.0.0.1:123].\r\n12:00:00, " + offsets.get(request.getAndIncrement()) + "\r\n")
				: ScriptedWindows.noSuchKey())) {
			for (final long expected : List.of(0L, 10_800_123L, -94_608_000_000L)) {
				assertEquals(Optional.of(expected), host.read(Set.of(ClockProbe.INSTANCE), Cancellation.none()).answer(ClockProbe.INSTANCE)
						.asOptional().map(ClockStatus::offsetMillis));
			}
			assertEquals(FailureKind.UNPARSABLE, host.read(Set.of(ClockProbe.INSTANCE), Cancellation.none()).answer(ClockProbe.INSTANCE)
					.whyUnreadable().orElseThrow().kind());
		}
	}

	/** A clock that is set while somebody waits must not make the wait endless; so only the clock nobody can set is asked how long it took. */
	@Test
	void noWaitGoesByTheWallClock() throws IOException {
		final Pattern wallClock = Pattern.compile(
				"currentTimeMillis|awaitUntil|Clock\\.system|parkUntil|(?:Instant|ZonedDateTime|LocalDateTime|OffsetDateTime)\\.now\\([^)]*\\)\\s*\\.(?:plus|minus|is|compareTo|until)"
						+ "|(?:isAfter|isBefore|between)\\([^;]*?(?:Instant|ZonedDateTime|LocalDateTime|OffsetDateTime)\\.now\\(");
		final Path bundles = Lab.sources().resolve("bundles");
		final List<String> found = new ArrayList<>();
		for (final String bundle : List.of("io.shuzen.windows", "io.shuzen.transport.ssh", "io.shuzen.transport.winrm", "io.shuzen.transport.process")) {
			try (Stream<Path> files = Files.walk(bundles.resolve(bundle).resolve("src"))) {
				for (final Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
					if (wallClock.matcher(Files.readString(file)).find()) {
						found.add(file.getFileName().toString());
					}
				}
			}
		}
		assertEquals(List.of(), found);
	}
}
