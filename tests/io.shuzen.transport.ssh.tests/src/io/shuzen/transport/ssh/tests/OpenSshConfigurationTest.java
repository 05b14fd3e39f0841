package io.shuzen.transport.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.TransportSession;
import io.shuzen.tests.support.Await;

/** The user's OpenSSH configuration, and jump hosts through real servers. */
@Timeout(60)
class OpenSshConfigurationTest {

	private static final String LOCAL_USER = System.getProperty("user.name");

	@RegisterExtension
	final SshFixture ssh = new SshFixture();

	@BeforeEach
	void trust() {
		ssh.transport().setHostTrust((endpoint, fingerprint) -> HostTrust.Decision.ACCEPT);
	}

	@Test
	void theFirstValueFoundCounts() throws Exception {
		configure("""
				Host pc-* !pc-0999
				  HostName 127.0.0.1
				  Port %d
				  IdentityFile "%s"
				Host *
				  Port 1
				  HostName 127.0.0.9
				""".formatted(ssh.server().port(), ssh.server().clientKey()));
		open("pc-0417").close();
		assertEquals(FailureKind.UNREACHABLE, refused("pc-0999").kind());
	}

	@Test
	void includedFilesAndMatchBlocksCount() throws Exception {
		Files.createDirectories(ssh.userFile("config.d"));
		Files.writeString(ssh.userFile("config.d").resolve("10-fleet.conf"), "Host pc-*\n HostName=127.0.0.1\n");
		Files.writeString(ssh.userFile("config.d").resolve("20-keys.conf"),
				"Match host 127.0.0.1 originalhost pc-* localuser %s,nobody-else !user nobody\n IdentityFile %%d/server/client_key\n"
						.formatted(LOCAL_USER));
		configure("Include config.d/*.conf\nMatch originalhost other exec \"true\"\n Port 1\nMatch all\n Port " + ssh.server().port() + '\n');
		open("pc-0417").close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Match exec \"test -f /etc/vpn\"\n User other", "ProxyCommand nc %h %p", "RevokedHostKeys /etc/ssh/revoked" })
	void refusesInWordsWhatItCannotHonour(final String lines) throws Exception {
		configure("Host pc-0417\nHostName 127.0.0.1\n" + lines + '\n');
		final Failure failure = refused("pc-0417");
		assertEquals(FailureKind.INVALID_INPUT, failure.kind());
		assertTrue(failure.message().english().contains("config:3"), failure.message().english());
		assertTrue(failure.advice().english().contains("sshConfig"));
		// and the inventory can do without it
		assertEquals(FailureKind.AUTHENTICATION_REFUSED, assertThrows(FailureException.class,
				() -> ssh.transport().open(SshBench.endpoint("127.0.0.1", ssh.server().port(), CredentialSource.NONE, Map.of("sshConfig", "none")),
						Cancellation.none())).failure().kind());
	}

	@Test
	void anotherFileMayTakeItsPlace() throws Exception {
		configure("Port 1\n");
		Files.writeString(ssh.folder().resolve("fleet.conf"), "Host pc-0417\n HostName 127.0.0.1\n Port %d\n".formatted(ssh.server().port()));
		ssh.transport().open(SshBench.endpoint("pc-0417", 0, SshBench.key(ssh.server().clientKey()),
				Map.of("sshConfig", ssh.folder().resolve("fleet.conf").toString())), Cancellation.none()).close();
	}

	@Test
	void reachesAMachineThroughAChainOfJumpHosts() throws Exception {
		try (OpenSshServer first = new OpenSshServer(ssh.serverFolder(), OpenSshServer.freePort(), "ed25519");
				OpenSshServer second = new OpenSshServer(ssh.serverFolder(), OpenSshServer.freePort(), "ecdsa")) {
			configure("""
					Host *
					  IdentityFile %s
					Host bastion
					  HostName 127.0.0.1
					  Port %d
					Host inner
					  HostName 127.0.0.1
					  Port %d
					  ProxyJump bastion
					Host pc-0417
					  HostName 127.0.0.1
					  Port %d
					  ProxyJump inner
					""".formatted(ssh.server().clientKey(), first.port(), second.port(), ssh.server().port()));
			try (TransportSession session = open("pc-0417"); TransportSession again = open("pc-0417")) {
				assertEquals("here", SshBench.output(session, "echo here"));
				assertEquals("there", SshBench.output(again, "echo there"));
				assertEquals(1, first.connections(), "one connection to the jump host serves all behind it");
				assertEquals(1, second.connections());
			}
			final String record = Files.readString(ssh.acceptedKeys());
			for (final OpenSshServer each : new OpenSshServer[] { ssh.server(), first, second }) {
				assertTrue(record.contains("[127.0.0.1]:" + each.port() + ' '), "asked about each on its own");
			}
			ssh.transport().stop();
			Await.until("the jump hosts are left", () -> first.connections() + second.connections() == 0);
		}
	}

	@Test
	void aJumpHostServesOnlyAsLongAsItIsNeeded() throws Exception {
		try (OpenSshServer jump = new OpenSshServer(ssh.serverFolder(), OpenSshServer.freePort(), "ed25519")) {
			final EndpointDescriptor endpoint = SshBench.endpoint("127.0.0.1", ssh.server().port(), SshBench.key(ssh.server().clientKey()),
					Map.of("proxyJump", LOCAL_USER + "@127.0.0.1:" + jump.port(), "idleSeconds", "0"));
			ssh.transport().open(endpoint, Cancellation.none()).close();
			Await.until("both are left", () -> jump.connections() + ssh.server().connections() == 0);
			ssh.transport().open(endpoint, Cancellation.none()).close();
		}
	}

	@Test
	void saysWhatTheJumpHostCouldNotReach() throws Exception {
		final int nobody = OpenSshServer.freePort();
		final EndpointDescriptor endpoint = SshBench.endpoint("127.0.0.1", nobody, SshBench.key(ssh.server().clientKey()),
				Map.of("proxyJump", "127.0.0.1:" + ssh.server().port()));
		final Failure failure = assertThrows(FailureException.class, () -> ssh.transport().open(endpoint, Cancellation.none())).failure();
		assertEquals(FailureKind.UNREACHABLE, failure.kind());
		assertTrue(failure.message().english().contains("jump host"), failure.message().english());
		assertTrue(failure.message().english().contains(":" + nobody), failure.message().english());
	}

	@Test
	void jumpHostsInACircleAreRefused() throws Exception {
		configure("Host a\n ProxyJump b\nHost b\n ProxyJump a\n");
		assertEquals(FailureKind.INVALID_INPUT, refused("a").kind());
	}

	@Test
	void aJumpHostNeverGetsTheEndpointsPassword() throws Exception {
		ssh.transport().setSecretStore((endpoint, source) -> {
			throw new AssertionError("a secret was fetched before the jump host was passed");
		});
		final EndpointDescriptor endpoint = SshBench.endpoint("127.0.0.1", ssh.server().port(),
				new CredentialSource(CredentialSource.Kind.SECURE_STORAGE, "pc"), Map.of("proxyJump", "127.0.0.1:" + ssh.server().port()));
		assertEquals(FailureKind.AUTHENTICATION_REFUSED,
				assertThrows(FailureException.class, () -> ssh.transport().open(endpoint, Cancellation.none())).failure().kind());
	}

	private void configure(final String text) throws Exception {
		Files.writeString(ssh.userFile("config"), text);
	}

	private TransportSession open(final String address) throws FailureException {
		return ssh.transport().open(SshBench.endpoint(address, 0, CredentialSource.NONE, Map.of()), Cancellation.none());
	}

	private Failure refused(final String address) {
		return assertThrows(FailureException.class, () -> open(address)).failure();
	}
}
