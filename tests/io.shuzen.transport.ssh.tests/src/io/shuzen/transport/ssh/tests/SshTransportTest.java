package io.shuzen.transport.ssh.tests;

import static io.shuzen.transport.ssh.tests.SshBench.key;
import static io.shuzen.transport.ssh.tests.SshBench.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.CommandResult;
import io.shuzen.core.transport.CommandResult.End;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.RemoteCommand;
import io.shuzen.core.transport.RemoteFile;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.support.Await;

/** The transport against a real OpenSSH server. */
@Timeout(120)
class SshTransportTest {

	private static final HostTrust TRUSTING = (endpoint, fingerprint) -> HostTrust.Decision.ACCEPT;

	@RegisterExtension
	final SshFixture ssh = new SshFixture();

	@BeforeEach
	void trust() {
		ssh.transport().setHostTrust(TRUSTING);
	}

	@Test
	void runsCommandsOnAServerWithAnEd25519HostKey() throws Exception {
		try (TransportSession session = open()) {
			final CommandResult result = run(session, "echo out; echo err >&2; exit 42");
			assertEquals(End.EXITED, result.end());
			assertEquals(42, result.exitCode().orElseThrow());
			assertEquals("out\n", text(result.standardOutput()));
			assertEquals("err\n", text(result.standardError()));
		}
		assertTrue(Files.readString(ssh.acceptedKeys()).startsWith("[127.0.0.1]:" + ssh.server().port() + " ssh-ed25519 "));
	}

	@Test
	void saysHowFarTheMakingOfAConnectionIs() throws Exception {
		final List<ConnectProgress.Stage> stages = new CopyOnWriteArrayList<>();
		ssh.transport().open(endpoint(ssh.server().port(), key(ssh.server().clientKey())), Cancellation.none(), stages::add).close();
		// an unknown host is connected to again once somebody trusts it
		assertEquals(List.of(ConnectProgress.Stage.RESOLVING, ConnectProgress.Stage.CONNECTING,
				ConnectProgress.Stage.AUTHENTICATING), stages.subList(stages.size() - 3, stages.size()));
	}

	@Test
	void isPreparedWhileTheFirstConnectionIsMade() throws Exception {
		final Thread preparation = Thread.ofPlatform().start(ssh.transport()::prepare);
		try (TransportSession session = open()) {
			assertEquals(0, run(session, "true").exitCode().orElseThrow());
			preparation.join();
			ssh.transport().prepare();
			assertTrue(session.isOpen());
			assertEquals(0, run(session, "true").exitCode().orElseThrow());
		}
	}

	@Test
	void sendsInputAndThenItsEnd() throws Exception {
		try (TransportSession session = open()) {
			final byte[] input = "一行目\n二行目".getBytes(StandardCharsets.UTF_8);
			final CommandResult result = session.execute(new RemoteCommand("cat", input, Duration.ofSeconds(20), OutputLimit.of(1000)),
					Cancellation.none());
			assertArrayEquals(input, result.standardOutput());
			assertEquals(End.EXITED, run(session, "cat").end());
		}
	}

	@Test
	void refusesAnUnknownHostWhenNobodyIsThereToAsk() throws Exception {
		ssh.transport().setHostTrust(null);
		final Failure failure = assertThrows(FailureException.class, this::open).failure();
		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind());
		assertTrue(failure.message().english().contains("ED25519 SHA256:"), failure.message().english());
		assertFalse(failure.advice().isEmpty());
		assertFalse(Files.exists(ssh.acceptedKeys()));
	}

	@Test
	void refusesAHostTheOperatorRefuses() throws Exception {
		ssh.transport().setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.REFUSE);
		assertEquals(FailureKind.HOST_KEY_REFUSED, assertThrows(FailureException.class, this::open).failure().kind());
		assertFalse(Files.exists(ssh.acceptedKeys()));
	}

	@Test
	void acceptingOnceLeavesNoRecord() throws Exception {
		ssh.transport().setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT_ONCE);
		try (TransportSession session = open()) {
			assertTrue(session.isOpen());
		}
		assertFalse(Files.exists(ssh.acceptedKeys()));
	}

	@Test
	void refusesAChangedHostKeyWithoutAsking() throws Exception {
		open().close();
		ssh.transport().stop();
		ssh.replaceServer("ed25519", "");
		ssh.transport().setHostTrust((endpoint, fingerprint) -> {
			throw new AssertionError("asked about a changed key");
		});
		final Failure failure = assertThrows(FailureException.class, this::open).failure();
		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind());
		assertTrue(failure.advice().english().contains("reinstalled"));
	}

	@Test
	void refusesAServerThatShowsAnotherTypeOfKeyThanTheOneOnRecord() throws Exception {
		open().close();
		ssh.transport().stop();
		ssh.replaceServer("ecdsa", "");
		final Failure failure = assertThrows(FailureException.class, this::open).failure();
		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind());
	}

	@Test
	void trustsWhatTheUsersOwnKnownHostsFileHolds() throws Exception {
		open().close();
		Files.move(ssh.acceptedKeys(), ssh.userFile("known_hosts"));
		ssh.transport().stop();
		ssh.transport().setHostTrust(null);
		open().close();
		assertFalse(Files.exists(ssh.acceptedKeys()));
	}

	@Test
	void asksOnceAndRecordsOnceForManyConnectionsAtOnce() throws Exception {
		final AtomicInteger questions = new AtomicInteger();
		ssh.transport().setHostTrust((endpoint, fingerprint) -> {
			questions.incrementAndGet();
			return HostTrust.Decision.ACCEPT;
		});
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<Integer>> results = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				final int number = i;
				results.add(workers.submit(() -> {
					try (TransportSession session = open()) {
						return run(session, "exit " + number).exitCode().orElseThrow();
					}
				}));
			}
			for (int i = 0; i < results.size(); i++) {
				assertEquals(i, results.get(i).get());
			}
		}
		assertEquals(1, questions.get());
		assertEquals(1, Files.readAllLines(ssh.acceptedKeys()).size());
	}

	@Test
	void saysThatTheKeyWasNotAccepted() throws Exception {
		final Failure failure = assertThrows(FailureException.class, () -> open(ssh.server().otherKey())).failure();
		assertEquals(FailureKind.AUTHENTICATION_REFUSED, failure.kind());
		assertTrue(failure.advice().english().contains("administrators_authorized_keys"));
	}

	@Test
	void opensAnEncryptedKeyWithThePassphraseFromTheSecretStore() throws Exception {
		ssh.transport().setSecretStore((endpoint, source) -> Optional.of("open sesame".toCharArray()));
		open(ssh.server().encryptedKey()).close();
	}

	@Test
	void saysThatThePassphraseIsMissingOrWrongWithoutShowingIt() throws Exception {
		final Failure missing = assertThrows(FailureException.class, () -> open(ssh.server().encryptedKey())).failure();
		assertEquals(FailureKind.INVALID_INPUT, missing.kind());
		ssh.transport().setSecretStore((endpoint, source) -> Optional.of("wrong-secret".toCharArray()));
		final Failure wrong = assertThrows(FailureException.class, () -> open(ssh.server().encryptedKey())).failure();
		assertEquals(FailureKind.INVALID_INPUT, wrong.kind());
		assertFalse(wrong.toString().contains("wrong-secret"));
	}

	@Test
	void usesTheKeysOfTheAgent() throws Exception {
		final Path socket = ssh.folder().resolve("agent");
		final Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
		try {
			Await.until("the agent listens", () -> Files.exists(socket));
			final ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", ssh.server().clientKey().toString());
			add.environment().put("SSH_AUTH_SOCK", socket.toString());
			assertEquals(0, add.start().waitFor());
			ssh.useAgent(socket);
			trust();
			try (TransportSession session = ssh.transport().open(
					endpoint(ssh.server().port(), new CredentialSource(CredentialSource.Kind.AGENT, "")), Cancellation.none())) {
				assertEquals(0, run(session, "true").exitCode().orElseThrow());
			}
			// an endpoint with a key file of its own is not opened with whatever the agent holds
			assertEquals(FailureKind.AUTHENTICATION_REFUSED,
					assertThrows(FailureException.class, () -> open(ssh.server().otherKey())).failure().kind());
		} finally {
			agent.destroyForcibly().waitFor();
		}
	}

	@Test
	void readsHostPortUserAndJumpHostFromTheUsersConfiguration() throws Exception {
		open().close();
		Files.writeString(ssh.userFile("config"), """
				Host pc-0417
				  HostName 127.0.0.1
				  Port %d
				""".formatted(ssh.server().port()));
		final EndpointDescriptor alias = new EndpointDescriptor("PC-0417", "pc-0417", "ssh", 0, user(), key(ssh.server().clientKey()),
				Duration.ofSeconds(15), List.of(), Set.of(), Map.of(), Map.of());
		try (TransportSession session = ssh.transport().open(alias, Cancellation.none())) {
			assertEquals(0, run(session, "true").exitCode().orElseThrow());
		}
	}

	@Test
	void saysThatNothingListens() throws Exception {
		final int port = OpenSshServer.freePort();
		final Failure failure = assertThrows(FailureException.class,
				() -> ssh.transport().open(endpoint(port, key(ssh.server().clientKey())), Cancellation.none())).failure();
		assertEquals(FailureKind.UNREACHABLE, failure.kind());
		assertTrue(failure.message().japanese().contains("接続"));
	}

	@Test
	void saysThatANameDoesNotResolve() {
		final EndpointDescriptor endpoint = new EndpointDescriptor("PC", "no-such-host.invalid", "ssh", 22, user(),
				key(ssh.server().clientKey()), Duration.ofSeconds(15), List.of(), Set.of(), Map.of(), Map.of());
		assertEquals(FailureKind.UNREACHABLE,
				assertThrows(FailureException.class, () -> ssh.transport().open(endpoint, Cancellation.none())).failure().kind());
	}

	@Test
	void givesUpOnAServerThatNeverSpeaks() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			final EndpointDescriptor endpoint = new EndpointDescriptor("PC", "127.0.0.1", "ssh", silent.getLocalPort(), user(),
					key(ssh.server().clientKey()), Duration.ofMillis(700), List.of(), Set.of(), Map.of(), Map.of());
			assertEquals(FailureKind.TIMED_OUT, assertThrows(FailureException.class,
					() -> ssh.transport().open(endpoint, Cancellation.none())).failure().kind());
		}
	}

	@Test
	void stopsOpeningWhenCancelled() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			final Cancellation cancellation = new Cancellation();
			try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
				final Future<TransportSession> opening = worker.submit(
						() -> ssh.transport().open(endpoint(silent.getLocalPort(), key(ssh.server().clientKey())), cancellation));
				silent.accept();
				cancellation.cancel();
				assertTrue(assertThrows(java.util.concurrent.ExecutionException.class, opening::get)
						.getCause() instanceof CancellationException);
			}
		}
	}

	@Test
	void saysThatTheConnectionBrokeWhileACommandRan() throws Exception {
		try (TransportSession session = open(); ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Path started = ssh.folder().resolve("started");
			final Future<CommandResult> running = worker
					.submit(() -> run(session, "echo before; touch " + started + "; sleep 60"));
			awaitFile(started);
			ssh.server().breakConnections();
			final CommandResult result = running.get();
			assertEquals(End.CONNECTION_LOST, result.end());
			assertEquals("before\n", text(result.standardOutput()));
			assertFalse(session.isOpen());
		}
	}

	@Test
	void endsACommandThatTakesTooLong() throws Exception {
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(
					new RemoteCommand("echo begun; sleep 60", new byte[0], Duration.ofSeconds(1), OutputLimit.of(1000)), Cancellation.none());
			assertEquals(End.TIMED_OUT, result.end());
			assertEquals("begun\n", text(result.standardOutput()));
			assertEquals(0, run(session, "true").exitCode().orElseThrow(), "the connection is still good");
		}
	}

	/** Nothing closes the connection: only the silence tells. */
	@Test
	void noticesAServerThatHangs() throws Exception {
		final EndpointDescriptor endpoint = new EndpointDescriptor("PC-0417", "127.0.0.1", "ssh", ssh.server().port(), user(),
				key(ssh.server().clientKey()), Duration.ofSeconds(15), List.of(), Set.of(), Map.of("keepAliveSeconds", "1"), Map.of());
		try (TransportSession session = ssh.transport().open(endpoint, Cancellation.none());
				ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Path started = ssh.folder().resolve("started");
			final Future<CommandResult> running = worker.submit(() -> run(session, "touch " + started + "; sleep 60"));
			awaitFile(started);
			ssh.server().hang(true);
			try {
				assertEquals(End.CONNECTION_LOST, Await.result(running).end());
				assertFalse(session.isOpen());
			} finally {
				ssh.server().hang(false);
			}
		}
	}

	@Test
	void aCancelledCommandEndsAtOnce() throws Exception {
		try (TransportSession session = open(); ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Path started = ssh.folder().resolve("started");
			final Cancellation cancellation = new Cancellation();
			final Future<CommandResult> running = worker.submit(() -> session.execute(
					RemoteCommand.of("touch " + started + "; sleep 600", Duration.ofMinutes(10)), cancellation));
			awaitFile(started);
			cancellation.cancel();
			assertEquals(End.CANCELLED, Await.result(running).end());
		}
	}

	@Test
	void keepsTheBeginningOfAHugeOutputAndReadsTheRest() throws Exception {
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(new RemoteCommand(
					"head -c 104857600 /dev/zero | tr '\\0' x; echo end >&2", new byte[0], Duration.ofSeconds(100), OutputLimit.of(1 << 20)),
					Cancellation.none());
			assertEquals(End.EXITED, result.end());
			assertEquals(1 << 20, result.standardOutput().length);
			assertTrue(result.isTruncated());
			assertEquals("end\n", text(result.standardError()));
		}
	}

	@Test
	void keepsEveryMarkOfAHugeOutputAndWhatFollowsIt() throws Exception {
		try (TransportSession session = open()) {
			final CommandResult result = session.execute(new RemoteCommand(
					"for i in 1 2 3; do echo MARK-$i; head -c 10485760 /dev/zero | tr '\\0' x; echo MARK-end-$i; done; echo end; exit 7", new byte[0],
					Duration.ofSeconds(100), new OutputLimit(1 << 20, "MARK-", 100)), Cancellation.none());
			assertEquals(7, result.exitCode().orElseThrow());
			assertTrue(result.isTruncated());
			assertEquals(List.of("MARK-1", "MARK-end-1", "MARK-2", "MARK-end-2", "MARK-3", "MARK-end-3", "end"),
					text(result.standardOutput()).replaceAll("x+", "").replaceAll("(?<!^)MARK", "\nMARK").lines().filter(line -> !line.isEmpty()).toList());
		}
	}

	@Test
	void keepsCharactersWholeThatArriveInPieces() throws Exception {
		try (TransportSession session = open()) {
			final CommandResult result = run(session, "printf '\\346\\227'; sleep 0.2; printf '\\245\\346'; sleep 0.2; printf '\\234\\254'");
			assertEquals("日本", text(result.standardOutput()));
		}
	}

	@Test
	void severalCommandsRunOnOneConnectionAtOnce() throws Exception {
		try (TransportSession session = open(); ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final List<Future<CommandResult>> results = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				final int number = i;
				results.add(workers.submit(() -> run(session, "sleep 0.1; exit " + number)));
			}
			for (int i = 0; i < 8; i++) {
				assertEquals(i, results.get(i).get().exitCode().orElseThrow());
			}
		}
	}

	@Test
	void filesGoThereAndBackByteForByte() throws Exception {
		final byte[] content = new byte[300_000];
		new java.util.Random(7).nextBytes(content);
		final Path file = ssh.folder().resolve("テスト ファイル.bin");
		try (TransportSession session = open()) {
			session.upload(file.toString(), new ByteArrayInputStream(content), Cancellation.none());
			assertArrayEquals(content, Files.readAllBytes(file));
			session.upload(file.toString(), new ByteArrayInputStream(new byte[] { 1, 2 }), Cancellation.none());
			assertEquals(2, Files.size(file), "a shorter file replaces a longer one");
			final ByteArrayOutputStream back = new ByteArrayOutputStream();
			session.download(file.toString(), back, Cancellation.none());
			assertArrayEquals(new byte[] { 1, 2 }, back.toByteArray());
			assertThrows(NoSuchFileException.class,
					() -> session.download(ssh.folder().resolve("nothing").toString(), back, Cancellation.none()));
			session.delete(file.toString(), Cancellation.none());
			assertFalse(Files.exists(file));
			session.delete(file.toString(), Cancellation.none());
			final Cancellation cancelled = new Cancellation();
			cancelled.cancel();
			assertThrows(CancellationException.class, () -> session.download(file.toString(), back, cancelled));
		}
	}

	@Test
	void tellsWhatFilesAreThere() throws Exception {
		Files.createDirectories(ssh.folder().resolve("files/日本語"));
		final Instant read = Instant.parse("2026-03-04T05:06:08Z");
		final Instant written = Instant.parse("2026-01-02T03:04:06Z");
		Files.getFileAttributeView(Files.write(ssh.folder().resolve("files/a.txt"), new byte[5]), BasicFileAttributeView.class)
				.setTimes(FileTime.from(written), FileTime.from(read), null);
		try (TransportSession session = open()) {
			final List<RemoteFile> listed = session.list(ssh.folder().resolve("files").toString(), Cancellation.none());
			assertEquals(Set.of("a.txt", "日本語"),
					listed.stream().map(RemoteFile::name).collect(java.util.stream.Collectors.toSet()));
			final RemoteFile file = session.stat(ssh.folder().resolve("files/a.txt").toString(), Cancellation.none()).orElseThrow();
			assertEquals(5, file.size());
			assertFalse(file.directory());
			assertEquals(written, file.modified());
			assertEquals(Optional.of(read), file.accessed());
			assertEquals(Optional.empty(), file.created(), "what OpenSSH does not tell is not made up");
			assertEquals(Optional.empty(), session.stat(ssh.folder().resolve("files/b.txt").toString(), Cancellation.none()));
			assertThrows(NoSuchFileException.class,
					() -> session.list(ssh.folder().resolve("nothing").toString(), Cancellation.none()));
		}
	}

	@Test
	void usesAnOpenConnectionAgain() throws Exception {
		final String first;
		try (TransportSession session = open()) {
			first = text(run(session, "echo $SSH_CONNECTION").standardOutput());
		}
		try (TransportSession session = open()) {
			assertEquals(first, text(run(session, "echo $SSH_CONNECTION").standardOutput()));
		}
	}

	private TransportSession open() throws FailureException {
		return open(ssh.server().clientKey());
	}

	private TransportSession open(final Path keyFile) throws FailureException {
		return ssh.transport().open(endpoint(ssh.server().port(), key(keyFile)), Cancellation.none());
	}

	private static EndpointDescriptor endpoint(final int port, final CredentialSource credential) {
		return new EndpointDescriptor("PC-0417", "127.0.0.1", "ssh", port, user(), credential, Duration.ofSeconds(15),
				List.of(), Set.of(), Map.of(), Map.of());
	}

	private static String user() {
		return System.getProperty("user.name");
	}

	private static String text(final byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void awaitFile(final Path file) throws Exception {
		Await.until("the command starts", () -> Files.exists(file));
	}
}
