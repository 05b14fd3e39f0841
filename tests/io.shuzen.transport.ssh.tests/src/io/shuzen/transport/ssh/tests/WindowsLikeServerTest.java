package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.ssh.SshRequest;
import io.shuzen.tests.ssh.StandInSshServer;
import io.shuzen.tests.support.Await;
import io.shuzen.transport.ssh.internal.SshTransport;

/** What Windows' own SSH server does and the Unix one cannot: exit codes of 32 bits, a signal of any account, passwords. */
@Timeout(60)
class WindowsLikeServerTest {

	private static final String PASSWORD = "correct horse";

	@TempDir
	Path folder;
	private final CountDownLatch started = new CountDownLatch(1);
	private final CountDownLatch signalled = new CountDownLatch(1);
	private StandInSshServer server;
	private SshTransport transport;

	@BeforeEach
	void start() throws Exception {
		server = new StandInSshServer(folder, PASSWORD::equals, this::exitOrWait);
		transport = SshBench.transport(folder);
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		transport.setSecretStore((endpoint, source) -> Optional.of(source.location().toCharArray()));
	}

	@AfterEach
	void stop() throws Exception {
		transport.stop();
		server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 255, 3010, 0x80070005, -1 })
	void exitCodesArriveWhole(final int code) throws Exception {
		try (TransportSession session = open(PASSWORD)) {
			final CommandResult result = session.execute(RemoteCommand.of("exit " + code, Duration.ofSeconds(20)), Cancellation.none());
			assertEquals(End.EXITED, result.end());
			assertEquals(code, result.exitCode().orElseThrow());
		}
	}

	@Test
	void aCancelledCommandIsToldToEnd() throws Exception {
		final Cancellation cancellation = new Cancellation();
		try (TransportSession session = open(PASSWORD); ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<CommandResult> running = worker
					.submit(() -> session.execute(RemoteCommand.of("wait", Duration.ofSeconds(60)), cancellation));
			assertTrue(started.await(20, TimeUnit.SECONDS));
			cancellation.cancel();
			final CommandResult result = running.get(20, TimeUnit.SECONDS);
			assertEquals(End.CANCELLED, result.end());
			assertEquals("", result.detail(), "the server confirmed it");
			assertTrue(signalled.await(20, TimeUnit.SECONDS));
		}
	}

	@Test
	void aWrongPasswordIsRefusedAndNeverShown() {
		final Failure failure = assertThrows(FailureException.class, () -> open("wrong-secret")).failure();
		assertEquals(FailureKind.AUTHENTICATION_REFUSED, failure.kind());
		assertFalse(failure.toString().contains("wrong-secret"));
	}

	@Test
	void answersTheOneHiddenQuestionOfAServerThatAsks() throws Exception {
		server.askForPasswords("パスワード: ");
		open(PASSWORD).close();
		assertEquals(FailureKind.AUTHENTICATION_REFUSED,
				assertThrows(FailureException.class, () -> open("wrong-secret")).failure().kind());
	}

	@Test
	void withoutASecretNothingIsTried() {
		transport.setSecretStore(null);
		assertEquals(FailureKind.AUTHENTICATION_REFUSED, assertThrows(FailureException.class, () -> open(PASSWORD)).failure().kind());
	}

	/** The server starts its part for files, and that says nothing. */
	@Test
	void whoeverCancelsWaitsForNoFiles() throws Exception {
		final Cancellation first = new Cancellation();
		final Cancellation second = new Cancellation();
		try (TransportSession session = open(PASSWORD); ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<?> opening = workers.submit(() -> session.stat("C:\\x", first));
			assertTrue(started.await(20, TimeUnit.SECONDS));
			final Future<?> waiting = workers.submit(() -> session.stat("C:\\x", second));
			for (final Map.Entry<Cancellation, Future<?>> each : List.<Map.Entry<Cancellation, Future<?>>>of(Map.entry(second, waiting),
					Map.entry(first, opening))) {
				assertThrows(TimeoutException.class, () -> each.getValue().get(300, TimeUnit.MILLISECONDS), "it waits");
				each.getKey().cancel();
				final Throwable thrown = assertThrows(ExecutionException.class, () -> Await.result(each.getValue())).getCause();
				assertInstanceOf(CancellationException.class, thrown);
			}
		}
	}

	private TransportSession open(final String password) throws FailureException {
		// the location is the key in a store; this store has the passwords under their own names
		return transport.open(new EndpointDescriptor("PC-0417", server.address(), "ssh", server.port(), "admin",
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, password), Duration.ofSeconds(20), List.of(), Set.of(), Map.of(),
				Map.of()), Cancellation.none());
	}

	private void exitOrWait(final SshRequest request) {
		final String line = request.line().orElse("");
		if (line.startsWith("exit ")) {
			request.exit(Integer.parseInt(line.substring(5)));
			return;
		}
		request.onSignal(() -> {
			signalled.countDown();
			request.exit(0);
		});
		started.countDown();
	}
}
