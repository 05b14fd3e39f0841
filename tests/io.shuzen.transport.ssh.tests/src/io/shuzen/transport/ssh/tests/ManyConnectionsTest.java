package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.ssh.SshRequest;
import io.shuzen.tests.ssh.StandInSshServer;
import io.shuzen.transport.ssh.internal.SshTransport;

/**
 * Many connections at once, to a server in this process, whose threads count too. {@code -Dshuzen.ssh.connections=2000} makes them more.
 */
@Timeout(600)
class ManyConnectionsTest {

	private static final int COUNT = Integer.getInteger("shuzen.ssh.connections", 200);
	private static final int MOST_MORE_THREADS = 24;

	@TempDir
	Path folder;
	private final CountDownLatch allRun = new CountDownLatch(COUNT);
	private final ConcurrentLinkedQueue<SshRequest> running = new ConcurrentLinkedQueue<>();

	@Test
	void connectionsTakeNoThreadsOfTheirOwn() throws Exception {
		final StandInSshServer server = new StandInSshServer(folder, password -> true, this::waitWithoutAThread);
		final SshTransport transport = SshBench.transport(folder);
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		transport.setSecretStore((endpoint, source) -> Optional.of("password".toCharArray()));
		final List<TransportSession> sessions = new ArrayList<>();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final EndpointDescriptor endpoint = new EndpointDescriptor("PC", server.address(), "ssh", server.port(), "admin",
					new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "pc"), Duration.ofSeconds(120), List.of(), Set.of(),
					Map.of("idleSeconds", "0"), Map.of());
			sessions.add(transport.open(endpoint, Cancellation.none()));
			final int before = platformThreads();
			final Semaphore signingIn = new Semaphore(32);
			final List<Future<TransportSession>> opening = new ArrayList<>();
			for (int i = 1; i < COUNT; i++) {
				opening.add(workers.submit(() -> {
					signingIn.acquire();
					try {
						return transport.open(endpoint, Cancellation.none());
					} finally {
						signingIn.release();
					}
				}));
			}
			for (final Future<TransportSession> each : opening) {
				sessions.add(each.get());
			}
			final List<Future<CommandResult>> results = sessions.stream().map(session -> workers.submit(
					() -> session.execute(RemoteCommand.of("wait", Duration.ofSeconds(300)), Cancellation.none()))).toList();
			assertTrue(allRun.await(300, TimeUnit.SECONDS));
			assertEquals(COUNT, server.connections());
			final int during = platformThreads();
			running.forEach(request -> request.exit(7));
			for (final Future<CommandResult> each : results) {
				assertEquals(7, each.get().exitCode().orElseThrow(), each.get()::toString);
			}
			System.out.printf("%d connections, a command waiting on each: %d platform threads, %d with one connection; heap %d MB%n", COUNT,
					during, before, usedHeap() >> 20);
			assertTrue(during - before <= MOST_MORE_THREADS, () -> (during - before) + " more threads for " + COUNT + " connections");
		} finally {
			sessions.forEach(TransportSession::close);
			transport.stop();
			server.close();
		}
	}

	private static int platformThreads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void waitWithoutAThread(final SshRequest request) {
		running.add(request);
		allRun.countDown();
	}
}
