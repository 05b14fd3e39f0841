package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.tests.support.Await;
import io.shuzen.transport.ssh.internal.SshTransport;

/** Something answers at the port, and it is no SSH server, or a broken one. */
@Timeout(60)
class GarbageTest {

	private static final Set<FailureKind> EXPECTED = Set.of(FailureKind.UNREACHABLE, FailureKind.CONNECTION_LOST, FailureKind.TIMED_OUT);

	/** What is sent as soon as somebody connects. */
	enum Answer {
		NOTHING(""), WEB_PAGE("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n"), OLD_VERSION("SSH-1.5-Old\r\n"),
		BANNER_ONLY("SSH-2.0-Fake\r\n"), RANDOM(null), RANDOM_AFTER_BANNER(null), ENDLESS_LINE(null);

		private final String text;

		Answer(final String text) {
			this.text = text;
		}
	}

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(Answer.class)
	void garbageIsAFailureInWordsWithinTheTimeAllowed(final Answer answer) throws Exception {
		final SshTransport transport = SshBench.transport(folder);
		transport.setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		transport.setSecretStore((endpoint, source) -> Optional.of("never-sent".toCharArray()));
		final AtomicInteger open = new AtomicInteger();
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> serve(server, answer, open));
			final EndpointDescriptor endpoint = new EndpointDescriptor("PC", "127.0.0.1", "ssh", server.getLocalPort(), "admin",
					new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "pc"), Duration.ofSeconds(3), List.of(), Set.of(), Map.of(),
					Map.of());
			final Failure failure = assertThrows(FailureException.class, () -> transport.open(endpoint, Cancellation.none())).failure();
			assertTrue(EXPECTED.contains(failure.kind()), failure::toString);
			assertFalse(failure.message().japanese().isBlank());
			assertFalse(failure.toString().contains("never-sent"));
			Await.until("the connection is given up", () -> open.get() == 0);
		} finally {
			transport.stop();
		}
	}

	@Test
	void aServerThatClosesAtOnceIsNoServer() throws Exception {
		final SshTransport transport = SshBench.transport(folder);
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> {
				while (!server.isClosed()) {
					try {
						server.accept().close();
					} catch (final IOException e) {
						return;
					}
				}
			});
			final Failure failure = assertThrows(FailureException.class, () -> transport
					.open(SshBench.endpoint("127.0.0.1", server.getLocalPort(), CredentialSource.NONE, Map.of()), Cancellation.none())).failure();
			assertEquals(FailureKind.UNREACHABLE, failure.kind(), failure::toString);
		} finally {
			transport.stop();
		}
	}

	/** Sends, then reads until the other side has had enough: it must be the one that closes. */
	private static void serve(final ServerSocket server, final Answer answer, final AtomicInteger open) {
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				open.incrementAndGet();
				try {
					if (answer == Answer.RANDOM_AFTER_BANNER) {
						client.getOutputStream().write("SSH-2.0-Fake\r\n".getBytes(StandardCharsets.US_ASCII));
					}
					if (answer.text != null) {
						client.getOutputStream().write(answer.text.getBytes(StandardCharsets.US_ASCII));
					} else {
						final byte[] bytes = new byte[64 << 10];
						new Random(answer.ordinal()).nextBytes(bytes);
						if (answer == Answer.ENDLESS_LINE) {
							Arrays.fill(bytes, (byte) 'x');
						}
						for (int i = 0; i < 16; i++) {
							client.getOutputStream().write(bytes);
						}
					}
					while (client.getInputStream().read() >= 0) {
						// whatever it says
						continue;
					}
				} finally {
					open.decrementAndGet();
				}
			} catch (final IOException e) {
				// it hung up, or the test is over
				continue;
			}
		}
	}
}
