package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
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

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
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
	private final ConcurrentLinkedQueue<ExitCallback> running = new ConcurrentLinkedQueue<>();

	@Test
	void connectionsTakeNoThreadsOfTheirOwn() throws Exception {
		final SshServer server = SshServer.setUpDefaultServer();
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host_key")));
		server.setPasswordAuthenticator((user, password, session) -> true);
		server.setCommandFactory((channel, line) -> new Waiting());
		server.start();
		final SshTransport transport = SshBench.transport(folder);
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		transport.setSecretStore((endpoint, source) -> Optional.of("password".toCharArray()));
		final List<TransportSession> sessions = new ArrayList<>();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final EndpointDescriptor endpoint = new EndpointDescriptor("PC", "127.0.0.1", "ssh", server.getPort(), "admin",
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
			assertEquals(COUNT, server.getActiveSessions().size());
			final int during = platformThreads();
			running.forEach(exit -> exit.onExit(7));
			for (final Future<CommandResult> each : results) {
				assertEquals(7, each.get().exitCode().orElseThrow(), each.get()::toString);
			}
			System.out.printf("%d connections, a command waiting on each: %d platform threads, %d with one connection; heap %d MB%n", COUNT,
					during, before, usedHeap() >> 20);
			assertTrue(during - before <= MOST_MORE_THREADS, () -> (during - before) + " more threads for " + COUNT + " connections");
		} finally {
			sessions.forEach(TransportSession::close);
			transport.stop();
			server.stop(true);
		}
	}

	private static int platformThreads() {
		return ManagementFactory.getThreadMXBean().getThreadCount();
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** Waits without a thread. */
	private final class Waiting implements Command {

		private ExitCallback exit;

		@Override
		public void setInputStream(final InputStream in) {
			// takes no input
		}

		@Override
		public void setOutputStream(final OutputStream out) {
			// prints nothing
		}

		@Override
		public void setErrorStream(final OutputStream err) {
			// prints nothing
		}

		@Override
		public void setExitCallback(final ExitCallback callback) {
			exit = callback;
		}

		@Override
		public void start(final ChannelSession channel, final Environment environment) {
			running.add(exit);
			allRun.countDown();
		}

		@Override
		public void destroy(final ChannelSession channel) {
			// nothing to end
		}
	}
}
