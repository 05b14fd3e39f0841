package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.tests.support.Await;
import io.shuzen.windows.simulation.SimulationOptions;

/** Latency, faults and cancelling. */
class ConnectionTest {

	private static final RegistryProbe KEY = RegistryProbe.key("HKLM\\SOFTWARE\\Shuzen Contract");
	private static final Change DELETE = new RegistryKeyDelete(RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Contract"),
			RegistryView.BITS_64, Identity.ADMINISTRATOR);
	private static final Set<Probe<?>> PROBES = Set.of(SystemProbe.INSTANCE);

	@TempDir
	private Path folder;

	private SimulationFixture fixture;

	@BeforeEach
	void start() {
		fixture = new SimulationFixture(folder);
	}

	private static EndpointDescriptor endpoint(final String... options) {
		return SimulationFixture.endpoint("PC-1", "contract", options);
	}

	private static EndpointDescriptor faulty(final String fault) {
		return endpoint(SimulationOptions.FAULT, fault);
	}

	private FailureKind kindOfOpening(final EndpointDescriptor endpoint) {
		final var failure = assertThrows(FailureException.class, () -> fixture.open(endpoint)).failure();
		assertTrue(failure.message().english().contains("PC-1"), failure.message()::english);
		assertTrue(!failure.message().japanese().equals(failure.message().english()));
		return failure.kind();
	}

	@Test
	void saysWhyAConnectionDoesNotComeAbout() {
		assertEquals(FailureKind.UNREACHABLE, kindOfOpening(faulty("unreachable")));
		assertEquals(FailureKind.AUTHENTICATION_REFUSED, kindOfOpening(faulty("authentication")));
		assertEquals(FailureKind.HOST_KEY_REFUSED, kindOfOpening(faulty("host-key")));
		assertEquals(FailureKind.NOT_WINDOWS, kindOfOpening(faulty("not-windows")));
		assertEquals(FailureKind.TIMED_OUT,
				kindOfOpening(new EndpointDescriptor("PC-1", "contract", "simulation", 0, "", CredentialSource.NONE,
						Duration.ofMillis(20), List.of(), Set.of(), Map.of(SimulationOptions.FAULT, "hang-connect"), Map.of())));
	}

	@Test
	void saysWhichOptionIsWrong() {
		for (final EndpointDescriptor endpoint : List.of(faulty("sometimes"), endpoint(SimulationOptions.LATENCY, "fast"),
				endpoint(SimulationOptions.FAULT_RATE, "2"), endpoint(SimulationOptions.PERSISTENT, "maybe"),
				endpoint(SimulationOptions.NOW, "soon"))) {
			assertEquals(FailureKind.INVALID_INPUT, kindOfOpening(endpoint));
		}
	}

	@Test
	void breaksOffAfterTheGivenNumberOfOperations() throws Exception {
		try (WindowsHost host = fixture.open(faulty("drop-after:2"))) {
			assertTrue(host.read(PROBES, Cancellation.none()).answer(SystemProbe.INSTANCE).isKnown());
			assertTrue(host.read(PROBES, Cancellation.none()).answer(SystemProbe.INSTANCE).isKnown());
			assertEquals(FailureKind.CONNECTION_LOST, host.read(PROBES, Cancellation.none()).answer(SystemProbe.INSTANCE)
					.whyUnreadable().orElseThrow().kind());
			assertEquals(FailureKind.CONNECTION_LOST,
					assertInstanceOf(Outcome.InDoubt.class, host.apply(DELETE, SimulationFixture.context())).failure().kind());
		}
	}

	@Test
	void leavesAChangeInDoubtThatMayOrMayNotHaveBeenMade() throws Exception {
		int made = 0;
		final int machines = 40;
		for (int i = 0; i < machines; i++) {
			final EndpointDescriptor faulty = SimulationFixture.endpoint("PC-" + i, "contract", SimulationOptions.FAULT,
					"drop-after:0", SimulationOptions.PERSISTENT, "false");
			final Outcome outcome;
			try (WindowsHost host = fixture.open(faulty)) {
				outcome = host.apply(DELETE, SimulationFixture.context());
			}
			assertEquals(1, assertInstanceOf(Outcome.InDoubt.class, outcome).undo().changes().size());
			final EndpointDescriptor sound = SimulationFixture.endpoint("PC-" + i, "contract", SimulationOptions.PERSISTENT,
					"false");
			try (WindowsHost host = fixture.open(sound)) {
				made += host.read(Set.of(KEY), Cancellation.none()).answer(KEY).isAbsent() ? 1 : 0;
				for (final Change change : outcome.undo().changes()) {
					assertTrue(host.apply(change, SimulationFixture.context()).isSuccess());
				}
				assertTrue(host.read(Set.of(KEY), Cancellation.none()).answer(KEY).asOptional().isPresent());
			}
		}
		assertTrue(made > 0 && made < machines, "made " + made);
	}

	@Test
	void drawsFaultsFromTheSeed() {
		final List<Integer> first = unreachable("7");
		assertEquals(first, unreachable("7"));
		assertTrue(!first.equals(unreachable("8")));
		assertTrue(first.size() > 20 && first.size() < 80, first::toString);
	}

	private List<Integer> unreachable(final String seed) {
		return IntStream.range(0, 200).filter(i -> {
			try {
				fixture.open(SimulationFixture.endpoint("PC-" + i, "contract", SimulationOptions.FAULT, "unreachable",
						SimulationOptions.FAULT_RATE, "0.25", SimulationOptions.SEED, seed)).close();
				return false;
			} catch (final FailureException e) {
				return true;
			}
		}).boxed().toList();
	}

	@Test
	void cancellingEndsAHangingReadAndAHangingChange() throws Exception {
		try (WindowsHost host = fixture.open(faulty("hang")); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			final Cancellation cancellation = new Cancellation();
			final Future<Facts> read = threads.submit(() -> host.read(PROBES, cancellation));
			final Future<Outcome> apply = threads.submit(() -> host.apply(DELETE, SimulationFixture.context(cancellation)));

			cancellation.cancel();

			assertInstanceOf(CancellationException.class,
					assertThrows(ExecutionException.class, () -> Await.result(read)).getCause());
			final Outcome outcome = Await.result(apply);
			assertTrue(outcome instanceof Outcome.InDoubt || outcome instanceof Outcome.Failed, outcome::toString);
		}
	}

	@Test
	void cancellingASlowOperationLeavesTheMachineAlone() throws Exception {
		final EndpointDescriptor slow = endpoint(SimulationOptions.LATENCY, "600000");
		final Cancellation opening = new Cancellation();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<WindowsHost> open = threads.submit(() -> fixture.open(slow, opening));
			opening.cancel();
			assertInstanceOf(CancellationException.class,
					assertThrows(ExecutionException.class, () -> Await.result(open)).getCause());
		}
		try (WindowsHost host = fixture.open(endpoint())) {
			assertTrue(host.read(Set.of(KEY), Cancellation.none()).answer(KEY).asOptional().isPresent());
		}
	}

	@Test
	void closingEndsWhatIsHanging() throws Exception {
		final WindowsHost host = fixture.open(faulty("hang"));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<Facts> read = threads.submit(() -> host.read(PROBES, Cancellation.none()));
			host.close();
			assertEquals(FailureKind.CONNECTION_LOST, Await.result(read).answer(SystemProbe.INSTANCE)
					.whyUnreadable().orElseThrow().kind());
		}
	}

	@Test
	void readsAtTheSameTimeSeeWholeStates() throws Exception {
		final int readers = 8;
		final int rounds = 200;
		final EndpointDescriptor endpoint = endpoint(SimulationOptions.PERSISTENT, "false");
		final RegistryProbe tree = RegistryProbe.tree("HKLM\\SOFTWARE\\Shuzen Contract");
		try (WindowsHost host = fixture.open(endpoint); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			final CountDownLatch start = new CountDownLatch(1);
			final List<Future<Boolean>> reads = new ArrayList<>();
			for (int i = 0; i < readers; i++) {
				reads.add(threads.submit(() -> {
					start.await();
					boolean whole = true;
					for (int round = 0; round < rounds; round++) {
						final var answer = host.read(Set.of(tree), Cancellation.none()).answer(tree);
						whole &= answer.isAbsent() || answer.asOptional().orElseThrow().stream().count() == 4;
					}
					return whole;
				}));
			}
			start.countDown();
			for (int round = 0; round < rounds; round++) {
				final Outcome outcome = host.apply(DELETE, SimulationFixture.context());
				host.apply(outcome.undo().changes().getFirst(), SimulationFixture.context());
			}
			for (final Future<Boolean> read : reads) {
				assertTrue(read.get());
			}
		}
	}

	@Test
	void holdsTensOfThousandsOfWaitingEndpoints() throws Exception {
		final int endpoints = 20_000;
		final Cancellation cancellation = new Cancellation();
		final List<Future<Facts>> reads = new ArrayList<>(endpoints);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < endpoints; i++) {
				final EndpointDescriptor endpoint = SimulationFixture.endpoint("PC-" + i, "contract", SimulationOptions.FAULT,
						"hang", SimulationOptions.PERSISTENT, "false");
				reads.add(threads.submit(() -> fixture.open(endpoint).read(PROBES, cancellation)));
			}
			cancellation.cancel();
			for (final Future<Facts> read : reads) {
				assertThrows(ExecutionException.class, read::get);
			}
		}
	}
}
