package io.shuzen.transport.ssh.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import io.shuzen.core.StateFolder;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;

/**
 * Reaches machines over SSH with one client for all connections: its few I/O threads serve them all, whoever waits does so on his own
 * (virtual) thread.
 * <p>
 * Endpoint options: {@code proxyJump} (as in ssh_config: {@code user@host:port,…}; {@code none}), {@code keepAliveSeconds} (default 20;
 * 0 for none), {@code idleSeconds} (how long a closed connection is kept for the next use, default 30; 0 for not at all),
 * {@code sshConfig} (a configuration file instead of the user's; {@code none}). The configuration applies where the inventory leaves
 * things open.
 */
@Component(service = Transport.class)
public final class SshTransport implements Transport {

	private static final Duration DEFAULT_IDLE = Duration.ofSeconds(30);
	// where OpenSSH keeps the keys that count for every user of the machine Shuzen runs on
	private static final List<Path> COMMON_RECORDS = List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"));

	private final KnownHosts knownHosts;
	private final Optional<Path> agentSocket;
	private final RouteFinder routes;
	private final JumpHosts jumpHosts;
	private final IdleSessions idle = new IdleSessions();
	private SshClient client;

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile HostTrust hostTrust;
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile SecretStore secretStore;

	@Activate
	public SshTransport() {
		this(StateFolder.path(), Path.of(System.getProperty("user.home"), ".ssh"),
				Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(name -> !name.isBlank()).map(Path::of), COMMON_RECORDS);
	}

	/**
	 * @param stateFolder where known_hosts is kept
	 * @param userFolder  the user's .ssh folder; only read
	 * @param agentSocket the SSH agent's socket
	 */
	public SshTransport(final Path stateFolder, final Path userFolder, final Optional<Path> agentSocket) {
		this(stateFolder, userFolder, agentSocket, List.of());
	}

	private SshTransport(final Path stateFolder, final Path userFolder, final Optional<Path> agentSocket, final List<Path> commonRecords) {
		knownHosts = new KnownHosts(stateFolder.resolve("known_hosts"));
		this.agentSocket = agentSocket;
		routes = new RouteFinder(userFolder, commonRecords);
		jumpHosts = new JumpHosts(new SessionOpener(knownHosts, new SshCredentials(userFolder, () -> Optional.ofNullable(secretStore)),
				() -> Optional.ofNullable(hostTrust)));
	}

	/** Whom to ask about unknown host keys; null for nobody. */
	public void setHostTrust(final HostTrust trust) {
		hostTrust = trust;
	}

	/** Where secrets come from; null for nowhere. */
	public void setSecretStore(final SecretStore store) {
		secretStore = store;
	}

	@Override
	public String scheme() {
		return "ssh";
	}

	@Override
	public BackEndStatus status() {
		final String version = String.valueOf(SshClient.class.getPackage().getImplementationVersion());
		final boolean agent = agentSocket.filter(Files::exists).isPresent();
		return new BackEndStatus(SshFailures.TEXTS.text("name"), true, SshFailures.TEXTS.text("status.available",
				version.equals("null") ? "2" : version, SshFailures.TEXTS.text(agent ? "status.agent.yes" : "status.agent.no")));
	}

	@Override
	public void prepare() {
		// has neither threads nor sockets before the first connection
		client();
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation)
			throws FailureException {
		return open(endpoint, cancellation, ConnectProgress.NONE);
	}

	@Override
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		cancellation.check();
		final List<SshHost> route = routes.find(endpoint);
		final String key = key(endpoint, route);
		final Optional<ClientSession> kept = idle.take(key);
		final ClientSession session = kept.isPresent() ? kept.get()
				: jumpHosts.open(client(), endpoint, route, new ConnectDeadline(endpoint.connectTimeout()), cancellation,
						progress);
		final Duration keep = SshOptions.seconds(endpoint, "idleSeconds").orElse(DEFAULT_IDLE);
		return new SshConnection(session, released -> idle.give(key, released, keep));
	}

	@Deactivate
	public void stop() {
		idle.closeAll();
		final SshClient running;
		synchronized (this) {
			running = client;
			client = null;
		}
		if (running != null) {
			running.close(true);
		}
	}

	private synchronized SshClient client() {
		if (client == null) {
			// referred to by its class, so that a console without it does not even start: without it no Ed25519 host key works
			Objects.requireNonNull(BouncyCastleProvider.PROVIDER_NAME);
			final SshClient starting = SshClient.setUpDefaultClient();
			final HostKeyCheck hostKeys = new HostKeyCheck(knownHosts);
			starting.setServerKeyVerifier(hostKeys);
			starting.addSessionListener(hostKeys);
			starting.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
			starting.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
			starting.setFilePasswordProvider(FilePasswordProvider.EMPTY);
			agentSocket.ifPresent(path -> starting.setAgentFactory(new UnixAgent.Factory(path)));
			// a silent repair may take long: the connection's health is the keep-alive's business
			CoreModuleProperties.IDLE_TIMEOUT.set(starting, Duration.ZERO);
			CoreModuleProperties.NIO2_READ_TIMEOUT.set(starting, Duration.ZERO);
			CoreModuleProperties.PASSWORD_PROMPTS.set(starting, 1);
			CoreModuleProperties.CLIENT_IDENTIFICATION.set(starting, "Shuzen");
			starting.start();
			client = starting;
		}
		return client;
	}

	private static String key(final EndpointDescriptor endpoint, final List<SshHost> route) {
		return String.join("\n", route.stream().map(SshHost::key).toList()) + '\n' + endpoint.options();
	}
}
