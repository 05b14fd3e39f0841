package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.support.Await;

/** What known_hosts may hold besides plain lines, as OpenSSH's own tools write it. */
@Timeout(60)
class HostKeyRecordTest {

	@RegisterExtension
	final SshFixture ssh = new SshFixture();

	@Test
	void findsAHostWhoseNameIsHashed() throws Exception {
		record("[127.0.0.1]:" + ssh.server().port() + ' ' + ssh.server().publicKey());
		OpenSshServer.run("ssh-keygen", "-q", "-H", "-f", ssh.userFile("known_hosts").toString());
		assertTrue(Files.readString(ssh.userFile("known_hosts")).startsWith("|1|"));
		open().close();
	}

	@Test
	void refusesARevokedKeyWhateverElseIsOnRecord() throws Exception {
		final String host = "[127.0.0.1]:" + ssh.server().port() + ' ';
		record(host + ssh.server().publicKey() + "\n@revoked * " + ssh.server().publicKey());
		ssh.transport().setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
		final Failure failure = assertThrows(FailureException.class, this::open).failure();
		assertEquals(FailureKind.HOST_KEY_REFUSED, failure.kind());
		assertTrue(failure.message().english().contains("revoked"), failure.message().english());
	}

	@Test
	void trustsACertificateOfAnAuthorityOnRecord() throws Exception {
		serveCertificate();
		record("@cert-authority [127.0.0.1]:* " + ssh.server().authority());
		open().close();
		assertFalse(Files.exists(ssh.acceptedKeys()), "nobody was asked");
	}

	@Test
	void refusesACertificateOfARevokedAuthority() throws Exception {
		serveCertificate();
		record("@cert-authority * " + ssh.server().authority() + "\n@revoked * " + ssh.server().authority());
		final Failure failure = assertThrows(FailureException.class, this::open).failure();
		assertTrue(failure.message().english().contains("revoked"), failure.message().english());
	}

	@Test
	void comparesThePlainKeyOfAServerWhoseCertificateNobodyVouchesFor() throws Exception {
		serveCertificate();
		record("[127.0.0.1]:" + ssh.server().port() + ' ' + ssh.server().publicKey());
		open().close();
		ssh.transport().stop();
		Files.delete(ssh.userFile("known_hosts"));
		assertEquals(FailureKind.HOST_KEY_REFUSED, assertThrows(FailureException.class, this::open).failure().kind());
	}

	@Test
	void anAliasStandsForTheHostOnRecord() throws Exception {
		record("fleet-key " + ssh.server().publicKey());
		Files.writeString(ssh.userFile("config"), "Host 127.0.0.1\n  HostKeyAlias fleet-key\n");
		open().close();
	}

	@Test
	void asksNobodyWhereTheConfigurationIsStrict() throws Exception {
		ssh.transport().setHostTrust((endpoint, fingerprint) -> {
			throw new AssertionError("asked");
		});
		Files.writeString(ssh.userFile("config"), "StrictHostKeyChecking yes\n");
		assertEquals(FailureKind.HOST_KEY_REFUSED, assertThrows(FailureException.class, this::open).failure().kind());
	}

	@Test
	void aLaxConfigurationTrustsNothing() throws Exception {
		Files.writeString(ssh.userFile("config"), "StrictHostKeyChecking no\nUserKnownHostsFile /dev/null\n");
		assertEquals(FailureKind.HOST_KEY_REFUSED, assertThrows(FailureException.class, this::open).failure().kind());
	}

	@Test
	void whoeverWaitsForAnAnswerCanStillBeCancelled() throws Exception {
		final CountDownLatch asked = new CountDownLatch(1);
		final CountDownLatch answered = new CountDownLatch(1);
		ssh.transport().setHostTrust((endpoint, fingerprint) -> {
			asked.countDown();
			try {
				answered.await();
			} catch (final InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return HostTrust.Decision.ACCEPT;
		});
		final Cancellation cancellation = new Cancellation();
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<TransportSession> first = workers.submit(this::open);
			asked.await();
			final Future<TransportSession> second = workers.submit(() -> ssh.transport().open(
					SshBench.endpoint("127.0.0.1", ssh.server().port(), SshBench.key(ssh.server().clientKey()), Map.of()), cancellation));
			Await.until("somebody connects", () -> ssh.server().connections() > 0);
			cancellation.cancel();
			assertTrue(assertThrows(ExecutionException.class, () -> Await.result(second))
					.getCause() instanceof CancellationException);
			answered.countDown();
			first.get().close();
		}
	}

	private void serveCertificate() throws Exception {
		ssh.replaceServer("ed25519", "HostCertificate %s-cert.pub\n");
	}

	private void record(final String lines) throws Exception {
		Files.writeString(ssh.userFile("known_hosts"), lines + '\n');
	}

	private TransportSession open() throws FailureException {
		return ssh.transport().open(SshBench.endpoint("127.0.0.1", ssh.server().port(), SshBench.key(ssh.server().clientKey()), Map.of()),
				Cancellation.none());
	}
}
