package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.transport.NameLookup;
import io.shuzen.tests.support.Await;

@Timeout(30)
class NameLookupTest {

	private static final Duration LONG = Duration.ofSeconds(20);

	@Test
	void findsNamesAndAddresses() throws IOException {
		assertTrue(NameLookup.SYSTEM.find("localhost", LONG, Cancellation.none()).isLoopbackAddress());
		assertEquals(InetAddress.getByName("::1"), NameLookup.SYSTEM.find("::1", LONG, Cancellation.none()));
		assertEquals(InetAddress.getByName("127.0.2.1"), NameLookup.SYSTEM.find("127.0.2.1", LONG, Cancellation.none()));
		assertThrows(UnknownHostException.class, () -> NameLookup.SYSTEM.find("no-such-host.invalid", LONG, Cancellation.none()));
	}

	@Test
	void nobodyWaitsLongerThanAskedForANameServerThatDoesNotAnswer() {
		final CountDownLatch end = new CountDownLatch(1);
		try {
			final String problem = assertThrows(UnknownHostException.class,
					() -> hanging(end, new AtomicInteger()).find("pc-1", Duration.ofMillis(200), Cancellation.none())).getMessage();
			assertTrue(problem.contains("pc-1"), problem);
		} finally {
			end.countDown();
		}
	}

	@Test
	void manyThatHangTakeFewThreadsHoldNobodyElseUpAndCanBeCancelled() throws Exception {
		final CountDownLatch end = new CountDownLatch(1);
		final AtomicInteger asked = new AtomicInteger();
		final NameLookup lookup = hanging(end, asked);
		final Cancellation cancellation = new Cancellation();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<InetAddress>> waiting = new ArrayList<>();
			for (int i = 0; i < 500; i++) {
				final String name = "pc-" + i;
				waiting.add(workers.submit(() -> lookup.find(name, LONG, cancellation)));
			}
			assertEquals("on", Await.result(workers.submit(() -> "on")), "other virtual threads go on");
			Await.until("as many as may are looked up", () -> asked.get() >= NameLookup.MOST_AT_ONCE);
			cancellation.cancel();
			for (final Future<InetAddress> each : waiting) {
				assertTrue(assertThrows(ExecutionException.class, () -> Await.result(each)).getCause() instanceof CancellationException);
			}
			end.countDown();
		}
		assertEquals(InetAddress.getLoopbackAddress(), lookup.find("pc-500", LONG, Cancellation.none()));
		assertEquals(NameLookup.MOST_AT_ONCE + 1, asked.get(), "whom nobody waits for is not looked up");
	}

	/** Looks names up by a server that does not answer before the test says so. */
	private static NameLookup hanging(final CountDownLatch end, final AtomicInteger asked) {
		return new NameLookup(name -> {
			asked.incrementAndGet();
			try {
				end.await();
			} catch (final InterruptedException e) {
				throw new IOException(e);
			}
			return InetAddress.getLoopbackAddress();
		});
	}
}
