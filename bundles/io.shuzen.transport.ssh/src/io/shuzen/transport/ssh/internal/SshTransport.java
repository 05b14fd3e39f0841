package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.ConfigFileHostEntryResolver;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.ConnectFuture;
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
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.BackEndStatus;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.transport.Transport;
import io.shuzen.core.transport.TransportSession;

/**
 * Reaches machines over SSH with one client for all connections: its few I/O threads serve them all, whoever waits does so on his own
 * (virtual) thread.
 * <p>
 * Endpoint options: {@code proxyJump} (as in ssh_config: {@code user@host:port,…}), {@code keepAliveSeconds} (default 20; 0 for none),
 * {@code idleSeconds} (how long a closed connection is kept for the next use, default 30; 0 for not at all). Aliases, host names, ports,
 * users and ProxyJump of the user's ssh_config apply where the inventory leaves them open.
 */
@Component(service = Transport.class)
public final class SshTransport implements Transport {

	private static final int DEFAULT_PORT = 22;
	private static final Duration DEFAULT_KEEP_ALIVE = Duration.ofSeconds(20);
	private static final Duration DEFAULT_IDLE = Duration.ofSeconds(30);

	private final KnownHosts knownHosts;
	private final Path userFolder;
	private final Optional<Path> agentSocket;
	private final SshCredentials credentials;
	private final ConfigFileHostEntryResolver config;
	private final Map<String, ReentrantLock> trustLocks = new ConcurrentHashMap<>();
	private final IdleSessions idle = new IdleSessions();
	private SshClient client;

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile HostTrust hostTrust;
	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	private volatile SecretStore secretStore;

	@Activate
	public SshTransport() {
		this(StateFolder.path(), Path.of(System.getProperty("user.home"), ".ssh"),
				Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(name -> !name.isBlank()).map(Path::of));
	}

	/**
	 * @param stateFolder where known_hosts is kept
	 * @param userFolder  the user's .ssh folder; only read
	 * @param agentSocket the SSH agent's socket
	 */
	public SshTransport(final Path stateFolder, final Path userFolder, final Optional<Path> agentSocket) {
		knownHosts = new KnownHosts(stateFolder.resolve("known_hosts"), List.of(userFolder.resolve("known_hosts")));
		this.userFolder = userFolder;
		this.agentSocket = agentSocket;
		credentials = new SshCredentials(userFolder, () -> Optional.ofNullable(secretStore));
		config = new ConfigFileHostEntryResolver(userFolder.resolve("config"));
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
	public TransportSession open(final EndpointDescriptor endpoint, final Cancellation cancellation)
			throws FailureException {
		cancellation.check();
		final HostConfigEntry target = resolve(endpoint);
		final Optional<ClientSession> kept = idle.take(key(endpoint, target));
		if (kept.isPresent()) {
			return connection(endpoint, target, kept.get());
		}
		final ConnectionAttempt first = new ConnectionAttempt(endpoint, target.getHostName(), target.getPort(), null);
		try {
			return connection(endpoint, target, connect(endpoint, target, first, cancellation));
		} catch (final FailureException e) {
			if (first.verdict().orElse(null) != KnownHosts.Verdict.UNKNOWN || hostTrust == null) {
				throw e;
			}
			final Optional<ConnectionAttempt> trusted = askForTrust(endpoint, target, first.hostKey().orElseThrow(),
					cancellation);
			return connection(endpoint, target, connect(endpoint, target, trusted.orElseThrow(() -> e), cancellation));
		}
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

	/** Asks about an unknown key; one question at a time for each host, and none when the answer is on record meanwhile. */
	private Optional<ConnectionAttempt> askForTrust(final EndpointDescriptor endpoint, final HostConfigEntry target,
			final PublicKey key, final Cancellation cancellation) throws FailureException {
		final String host = target.getHostName();
		final int port = target.getPort();
		final ReentrantLock lock = trustLocks.computeIfAbsent(KnownHosts.pattern(host, port), name -> new ReentrantLock());
		lock.lock();
		try {
			cancellation.check();
			if (knownHosts.check(host, port, key) == KnownHosts.Verdict.KNOWN) {
				return Optional.of(new ConnectionAttempt(endpoint, host, port, null));
			}
			final HostTrust trust = hostTrust;
			final HostTrust.Decision decision = trust == null ? HostTrust.Decision.REFUSE
					: trust.unknownHostKey(endpoint, SshFailures.fingerprint(key));
			return switch (decision) {
			case ACCEPT -> {
				knownHosts.add(host, port, key);
				yield Optional.of(new ConnectionAttempt(endpoint, host, port, null));
			}
			case ACCEPT_ONCE -> Optional.of(new ConnectionAttempt(endpoint, host, port, key));
			case REFUSE -> Optional.empty();
			};
		} catch (final IOException e) {
			throw new FailureException(new Failure(FailureKind.HOST_KEY_REFUSED,
					SshFailures.TEXTS.text("knownHostsUnwritable", endpoint.name(), place(target), SshFailures.detail(e)),
					SshFailures.TEXTS.text("knownHostsUnwritable.advice")), e);
		} finally {
			lock.unlock();
		}
	}

	private ClientSession connect(final EndpointDescriptor endpoint, final HostConfigEntry target,
			final ConnectionAttempt attempt, final Cancellation cancellation) throws FailureException {
		final long deadline = System.nanoTime() + endpoint.connectTimeout().toNanos();
		final ClientSession session = reach(endpoint, target, attempt, cancellation);
		boolean open = false;
		try {
			credentials.equip(session, endpoint);
			CoreModuleProperties.HEARTBEAT_INTERVAL.set(session, seconds(endpoint, "keepAliveSeconds", DEFAULT_KEEP_ALIVE));
			final Duration left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1_000_000));
			Waiting.forSuccess(session.auth(), left, cancellation);
			open = true;
			return session;
		} catch (final IOException | TimeoutException e) {
			throw new FailureException(
					SshFailures.whileAuthenticating(endpoint, place(target), target.getUsername(), attempt, e), e);
		} finally {
			if (!open) {
				session.close(true);
			}
		}
	}

	private ClientSession reach(final EndpointDescriptor endpoint, final HostConfigEntry target,
			final ConnectionAttempt attempt, final Cancellation cancellation) throws FailureException {
		ConnectFuture future = null;
		try {
			future = client().connect(target, attempt.asContext(), null);
			Waiting.forSuccess(future, endpoint.connectTimeout(), cancellation);
			return future.getSession();
		} catch (final TimeoutException | CancellationException e) {
			// the connection may come about after all: nobody would close it
			future.addListener(late -> {
				if (late.isConnected()) {
					late.getSession().close(true);
				}
			});
			future.cancel();
			if (e instanceof final CancellationException cancelled) {
				throw cancelled;
			}
			throw new FailureException(SshFailures.whileConnecting(endpoint, place(target), e), e);
		} catch (final IOException | RuntimeException e) {
			throw new FailureException(SshFailures.whileConnecting(endpoint, place(target), e), e);
		}
	}

	private HostConfigEntry resolve(final EndpointDescriptor endpoint) throws FailureException {
		HostConfigEntry configured = null;
		try {
			configured = config.resolveEffectiveHost(endpoint.address(), endpoint.port(), null,
					endpoint.userName().isEmpty() ? null : endpoint.userName(), endpoint.options().get("proxyJump"), null);
		} catch (final IOException | RuntimeException e) {
			throw new FailureException(SshFailures.whileConnecting(endpoint, userFolder.resolve("config").toString(), e), e);
		}
		final String alias = configured == null || configured.getHostName() == null || configured.getHostName().isBlank()
				? endpoint.address()
				: configured.getHostName();
		final int port = endpoint.port() > 0 ? endpoint.port()
				: configured != null && configured.getPort() > 0 ? configured.getPort() : DEFAULT_PORT;
		final String user = !endpoint.userName().isEmpty() ? endpoint.userName()
				: configured != null && configured.getUsername() != null && !configured.getUsername().isBlank()
						? configured.getUsername()
						: System.getProperty("user.name");
		final HostConfigEntry target = new HostConfigEntry(endpoint.address(), alias, port, user);
		final String jump = endpoint.options().getOrDefault("proxyJump",
				configured == null ? null : configured.getProxyJump());
		if (jump != null && !jump.isBlank() && !jump.equalsIgnoreCase("none")) {
			target.setProxyJump(jump);
		}
		// its identities come from the inventory's credential; the files the configuration names count as default keys
		if (configured != null && endpoint.credential().kind() == io.shuzen.core.endpoint.CredentialSource.Kind.NONE) {
			target.setIdentities(configured.getIdentities());
		}
		return target;
	}

	private synchronized SshClient client() {
		if (client == null) {
			// referred to by its class, so that a console without it does not even start: without it no Ed25519 host key works
			java.util.Objects.requireNonNull(BouncyCastleProvider.PROVIDER_NAME);
			final SshClient starting = SshClient.setUpDefaultClient();
			final HostKeyCheck hostKeys = new HostKeyCheck(knownHosts);
			starting.setServerKeyVerifier(hostKeys);
			starting.addSessionListener(hostKeys);
			starting.setHostConfigEntryResolver(config);
			starting.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
			starting.setFilePasswordProvider(FilePasswordProvider.EMPTY);
			agentSocket.ifPresent(path -> starting.setAgentFactory(new UnixAgent.Factory(path)));
			CoreModuleProperties.HEARTBEAT_REQUEST.set(starting, "keepalive@openssh.com");
			CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(starting, 3);
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

	private SshConnection connection(final EndpointDescriptor endpoint, final HostConfigEntry target,
			final ClientSession session) {
		final Duration keep = seconds(endpoint, "idleSeconds", DEFAULT_IDLE);
		final String key = key(endpoint, target);
		return new SshConnection(session, released -> idle.give(key, released, keep));
	}

	private static String key(final EndpointDescriptor endpoint, final HostConfigEntry target) {
		return String.join("\n", target.getUsername(), place(target), String.valueOf(target.getProxyJump()),
				endpoint.credential().toString(), endpoint.options().toString());
	}

	private static String place(final HostConfigEntry target) {
		return target.getHostName() + ':' + target.getPort();
	}

	private static Duration seconds(final EndpointDescriptor endpoint, final String option, final Duration standard) {
		final String value = endpoint.options().get(option);
		return value != null && value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : standard;
	}
}
