package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.tests.lab.Lab;
import io.shuzen.tests.support.Await;

/**
 * Connections that break anywhere, machines that hang and disks that are full: each a failure in words within the time allowed, with
 * nothing left over and the next request as good as ever. {@code -Dshuzen.fault.cuts=300} makes more cuts, {@code -Dshuzen.fault.seed=…}
 * the same ones again.
 */
@Timeout(600)
class FaultLabTest {

	private static final int CUTS = Integer.getInteger("shuzen.fault.cuts", 6);
	private static final long SEED = Long.getLong("shuzen.fault.seed", System.nanoTime());
	private static final Set<FailureKind> BROKEN = Set.of(FailureKind.UNREACHABLE, FailureKind.CONNECTION_LOST, FailureKind.TIMED_OUT);
	private static final RegistryPath KEY = RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Faults");
	private static final RegistryProbe VALUE = new RegistryProbe(KEY, RegistryView.BITS_64, false);
	private static final ToolProbe HOST_NAME = new ToolProbe(ToolCommand.of("hostname.exe"), ReadScope.MACHINE);
	private static final String TEMPORARY = "Users/Administrator/AppData/Local/Temp";

	@RegisterExtension
	static final LabConsole CONSOLE = LabConsole.of("office");

	private static Lab lab;

	@BeforeAll
	static void start() {
		lab = CONSOLE.lab();
	}

	/** However many cuts are asked for: a few seconds each. */
	@Test
	@Timeout(value = 3, unit = TimeUnit.HOURS)
	void aConnectionMayBreakAtAnyByte() throws Exception {
		System.out.printf("%d cuts, seed %d%n", CUTS, SEED);
		final long began = System.nanoTime();
		final Random random = new Random(SEED);
		try (FaultProxy proxy = new FaultProxy(lab.endpoint(1).address(), lab.endpoint(1).port())) {
			final EndpointDescriptor endpoint = proxy.inFrontOf(lab.endpoint(1));
			request(endpoint, "whole");
			final long[] sizes = { proxy.passed(FaultProxy.Direction.TO_ENDPOINT), proxy.passed(FaultProxy.Direction.FROM_ENDPOINT) };
			final int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			String before = "whole";
			for (int cut = 0; cut < CUTS; cut++) {
				final FaultProxy.Direction direction = random.nextBoolean() ? FaultProxy.Direction.TO_ENDPOINT
						: FaultProxy.Direction.FROM_ENDPOINT;
				final long bytes = random.nextLong(sizes[direction.ordinal()]);
				final String what = "cut %d, %s after %d bytes, seed %d".formatted(cut, direction, bytes, SEED);
				proxy.cutAfter(direction, bytes);
				final String wanted = "value " + cut;
				request(endpoint, wanted);
				// no cut comes any more: this is the next request
				proxy.cutAfter(direction, Long.MAX_VALUE / 2);
				try (WindowsHost host = CONSOLE.connector().open(endpoint, Cancellation.none())) {
					final String found = value(host, what);
					assertTrue(found.equals(before) || found.equals(wanted), () -> what + ": " + found);
					final Outcome again = set(host, wanted);
					assertTrue(again instanceof Outcome.Applied || again instanceof Outcome.Unchanged, () -> what + ": " + again);
					assertEquals(wanted, value(host, what));
				}
				before = wanted;
			}
			Await.until("connections are closed", () -> proxy.connections() == 0);
			Await.until("nothing is left on the endpoint", () -> lab.leftBehind(1).isEmpty() && Lab.processesWith("-SZ") == 0);
			final int more = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
			assertTrue(more < 12, () -> more + " more threads");
			System.out.printf("%d cuts came to a good end after %d s%n", CUTS, Duration.ofNanos(System.nanoTime() - began).toSeconds());
		}
	}

	/** Opens, reads and changes; whatever breaks must say so in words. */
	private static void request(final EndpointDescriptor endpoint, final String value) {
		try (WindowsHost host = CONSOLE.connector().open(endpoint, Cancellation.none())) {
			final Facts facts = read(host, HOST_NAME, VALUE);
			for (final Probe<?> probe : List.of(HOST_NAME, VALUE)) {
				facts.answer(probe).whyUnreadable().ifPresent(FaultLabTest::assertBroken);
			}
			switch (set(host, value)) {
			case final Outcome.Applied applied -> readBack(host).ifPresent(found -> assertEquals(value, found, "what is said to be made is made"));
			case final Outcome.InDoubt doubt -> assertBroken(doubt.failure());
			case final Outcome.Failed failed -> assertBroken(failed.failure());
			case final Outcome.Unchanged unchanged -> readBack(host).ifPresent(found -> assertEquals(value, found));
			}
		} catch (final FailureException e) {
			assertBroken(e.failure());
		}
	}

	private static void assertBroken(final Failure failure) {
		assertTrue(BROKEN.contains(failure.kind()), failure::toString);
		assertFalse(failure.message().english().isBlank());
		assertFalse(failure.message().japanese().isBlank());
	}

	/** Empty when the connection breaks while it is looked at. */
	private static Optional<String> readBack(final WindowsHost host) {
		final var answer = read(host, VALUE).answer(VALUE);
		answer.whyUnreadable().ifPresent(FaultLabTest::assertBroken);
		return answer.asOptional().map(key -> key.value("v").flatMap(RegistryValue::asText).orElseThrow());
	}

	private static String value(final WindowsHost host, final String when) {
		final var answer = read(host, VALUE).answer(VALUE);
		answer.whyUnreadable().ifPresent(FaultLabTest::assertBroken);
		return answer.asOptional().orElseThrow(() -> new AssertionError(when + ": " + answer)).value("v").flatMap(RegistryValue::asText)
				.orElseThrow();
	}

	@Test
	void aMachineThatHangsIsGivenUp() throws Exception {
		try (FaultProxy proxy = new FaultProxy(lab.endpoint(2).address(), lab.endpoint(2).port());
				ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
				WindowsHost host = CONSOLE.connector().open(proxy.inFrontOf(lab.endpoint(2)), Cancellation.none())) {
			proxy.stall(true);
			final Future<Facts> reading = worker.submit(() -> read(host, HOST_NAME));
			assertBroken(reading.get().answer(HOST_NAME).whyUnreadable().orElseThrow());
			proxy.stall(false);
			final Answer<?> next = read(host, HOST_NAME).answer(HOST_NAME);
			assertTrue(next.asOptional().isPresent(), () -> "the next request works: " + next);
		}
		Await.until("nothing is left", () -> lab.leftBehind(2).isEmpty());
	}

	@Test
	void aFullDiskIsSaidToBeFullAndNothingStays() throws Exception {
		lab.limitDisk(2, TEMPORARY, 1 << 20);
		lab.enter(2, List.of("/bin/dd", "if=/dev/zero", "of=/C:/" + TEMPORARY + "/filler", "bs=1k", "count=2048")).waitFor();
		try (WindowsHost host = CONSOLE.open(2)) {
			final Failure failure = read(host, HOST_NAME).answer(HOST_NAME).whyUnreadable().orElseThrow();
			assertTrue(failure.advice().english().contains("disk"), failure::toString);
			final Outcome outcome = set(host, "full");
			assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
			lab.enter(2, List.of("/bin/rm", "/C:/" + TEMPORARY + "/filler")).waitFor();
			assertTrue(read(host, HOST_NAME).answer(HOST_NAME).asOptional().isPresent(), "the next request works");
			final Process list = lab.enter(2, List.of("/bin/ls", "/C:/" + TEMPORARY));
			assertEquals("", new String(list.getInputStream().readAllBytes()).strip());
		} finally {
			lab.unlimitDisk(2, TEMPORARY);
		}
	}

	/** Characters of three bytes, moved by one byte each time: some end of a buffer is in the middle of one. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void charactersStayWholeAtTheEndsOfBuffers(final int before) throws Exception {
		final String text = "x".repeat(before) + "表示能力".repeat(20_000);
		Files.writeString(lab.drive(1).resolve("lab/tools/long.txt"), text);
		Files.writeString(lab.drive(1).resolve("lab/tools/gpresult.rules"), "match *\n  out long.txt\n");
		try (WindowsHost host = CONSOLE.open(1)) {
			final ToolProbe probe = new ToolProbe(ToolCommand.of("gpresult.exe", "/r"), ReadScope.MACHINE);
			final String output = read(host, probe).answer(probe).asOptional().orElseThrow().standardOutput();
			assertEquals(text, output);
		}
	}

	/** Nobody keeps a hundred megabytes; who prints them loses only the rest of that answer. Over the connection and in the sessions of users. */
	@ParameterizedTest
	@CsvSource({ "MACHINE, 100", "EACH_USER, 20" })
	void ofMoreOutputThanIsKeptTheBeginningIsKeptAndTheEndKnown(final ReadScope scope, final int megabytes) throws Exception {
		try (OutputStream file = Files.newOutputStream(lab.drive(1).resolve("lab/tools/huge.txt"))) {
			final byte[] megabyte = ("x".repeat(998) + "\r\n").repeat(1_000).getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < megabytes; i++) {
				file.write(megabyte);
			}
		}
		Files.writeString(lab.drive(1).resolve("lab/tools/gpresult.rules"), "match *\n  out huge.txt\n");
		final ToolProbe huge = new ToolProbe(ToolCommand.of("gpresult.exe", "/r"), scope);
		try (WindowsHost host = CONSOLE.open(1)) {
			final Facts facts = read(host, HOST_NAME, huge);
			assertTrue(facts.answer(HOST_NAME).asOptional().isPresent());
			final List<ToolOutput> outputs = facts.answers(huge).values().stream().flatMap(answer -> answer.asOptional().stream()).toList();
			assertFalse(outputs.isEmpty());
			for (final ToolOutput output : outputs) {
				assertEquals(0, output.exitCode(), "how it ended is known");
				assertTrue(output.truncated());
				assertEquals(ToolOutput.LONGEST, output.standardOutput().length());
			}
			assertTrue(read(host, HOST_NAME).answer(HOST_NAME).asOptional().isPresent(), "the next request works");
		} finally {
			Files.delete(lab.drive(1).resolve("lab/tools/huge.txt"));
		}
		Await.until("nothing is left", () -> lab.leftBehind(1).isEmpty());
	}

	private static Facts read(final WindowsHost host, final Probe<?>... probes) {
		return host.read(new LinkedHashSet<>(List.of(probes)), Cancellation.none());
	}

	private static Outcome set(final WindowsHost host, final String value) {
		return host.apply(new RegistryValueSet(KEY, RegistryView.BITS_64, RegistryValue.text("v", value), Identity.ADMINISTRATOR),
				new ApplyContext("faults", new Cancellation(), line -> {
					// nobody watches
				}));
	}
}
