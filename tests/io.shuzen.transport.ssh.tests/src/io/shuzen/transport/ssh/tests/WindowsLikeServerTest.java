package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
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

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;
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
	private SshServer server;
	private SshTransport transport;

	@BeforeEach
	void start() throws Exception {
		server = SshServer.setUpDefaultServer();
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host_key")));
		server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
		server.setCommandFactory((channel, line) -> new FakeCommand(line));
		server.start();
		transport = new SshTransport(folder.resolve("state"), folder.resolve("user"), Optional.empty());
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		transport.setSecretStore((endpoint, source) -> Optional.of(source.location().toCharArray()));
	}

	@AfterEach
	void stop() throws Exception {
		transport.stop();
		server.stop(true);
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
		server.setPasswordAuthenticator(null);
		server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
		server.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
			@Override
			public InteractiveChallenge generateChallenge(final ServerSession session, final String user, final String language,
					final String methods) {
				final InteractiveChallenge challenge = new InteractiveChallenge();
				challenge.addPrompt("パスワード: ", false);
				return challenge;
			}

			@Override
			public boolean authenticate(final ServerSession session, final String user, final List<String> answers) {
				return answers.equals(List.of(PASSWORD));
			}
		});
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
		server.setSubsystemFactories(List.of(new SubsystemFactory() {
			@Override
			public String getName() {
				return "sftp";
			}

			@Override
			public Command createSubsystem(final ChannelSession channel) {
				return new FakeCommand("");
			}
		}));
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
		return transport.open(new EndpointDescriptor("PC-0417", "127.0.0.1", "ssh", server.getPort(), "admin",
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, password), Duration.ofSeconds(20), List.of(), Set.of(), Map.of(),
				Map.of()), Cancellation.none());
	}

	private final class FakeCommand implements Command {

		private final String line;
		private ExitCallback exit;

		FakeCommand(final String line) {
			this.line = line;
		}

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
			if (line.startsWith("exit ")) {
				exit.onExit(Integer.parseInt(line.substring(5)));
				return;
			}
			environment.addSignalListener((ended, signal) -> {
				signalled.countDown();
				exit.onExit(0);
			}, Signal.TERM);
			started.countDown();
		}

		@Override
		public void destroy(final ChannelSession channel) {
			// nothing runs
		}
	}
}
