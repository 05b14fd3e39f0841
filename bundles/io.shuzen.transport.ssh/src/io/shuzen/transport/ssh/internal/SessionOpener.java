package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;
import io.shuzen.core.host.ConnectProgress.Stage;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.transport.NameLookup;

/** Connects to one SSH server and signs in there; asks the operator about a host key seen for the first time. Thread-safe. */
final class SessionOpener {

	private final KnownHosts knownHosts;
	private final SshCredentials credentials;
	private final Supplier<Optional<HostTrust>> hostTrust;
	private final Map<String, ReentrantLock> trustLocks = new ConcurrentHashMap<>();

	SessionOpener(final KnownHosts knownHosts, final SshCredentials credentials, final Supplier<Optional<HostTrust>> hostTrust) {
		this.knownHosts = knownHosts;
		this.credentials = credentials;
		this.hostTrust = hostTrust;
	}

	/**
	 * @param endpoint the endpoint that is to be reached, for the words of failures
	 * @param host     the server to connect to now: the endpoint's own, or a jump host
	 * @param through  where the connection is really made to, when that is not the host itself
	 * @param progress is told how far it is
	 */
	ClientSession open(final SshClient client, final EndpointDescriptor endpoint, final SshHost host,
			final Optional<InetSocketAddress> through, final ConnectDeadline deadline, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		final ConnectionAttempt first = new ConnectionAttempt(host, null);
		try {
			return connect(client, endpoint, first, through, deadline, cancellation, progress);
		} catch (final FailureException e) {
			if (first.verdict().orElse(null) != KnownHosts.Verdict.UNKNOWN || !host.mayAsk() || hostTrust.get().isEmpty()) {
				throw e;
			}
			final long start = System.nanoTime();
			final Optional<ConnectionAttempt> trusted = askForTrust(host, first.hostKey().orElseThrow(), cancellation);
			deadline.excludeSince(start);
			return connect(client, endpoint, trusted.orElseThrow(() -> e), through, deadline, cancellation, progress);
		}
	}

	/** Asks about an unknown key; one question at a time for each host, and none when the answer is on record meanwhile. */
	private Optional<ConnectionAttempt> askForTrust(final SshHost host, final PublicKey key, final Cancellation cancellation)
			throws FailureException {
		final ReentrantLock lock = trustLocks.computeIfAbsent(KnownHosts.pattern(host.recordedHost(), host.recordedPort()),
				name -> new ReentrantLock());
		Waiting.lock(lock, cancellation);
		try {
			if (knownHosts.check(host, key) == KnownHosts.Verdict.KNOWN) {
				return Optional.of(new ConnectionAttempt(host, null));
			}
			final HostTrust.Decision decision = hostTrust.get()
					.map(trust -> trust.unknownHostKey(host.endpoint(), SshFailures.fingerprint(key)))
					.orElse(HostTrust.Decision.REFUSE);
			return switch (decision) {
			case ACCEPT -> {
				knownHosts.add(host, key);
				yield Optional.of(new ConnectionAttempt(host, null));
			}
			case ACCEPT_ONCE -> Optional.of(new ConnectionAttempt(host, key));
			case REFUSE -> Optional.empty();
			};
		} catch (final IOException e) {
			throw new FailureException(new Failure(FailureKind.HOST_KEY_REFUSED,
					SshFailures.TEXTS.text("knownHostsUnwritable", host.endpoint().name(), host.place(), SshFailures.detail(e)),
					SshFailures.TEXTS.text("knownHostsUnwritable.advice")), e);
		} finally {
			lock.unlock();
		}
	}

	private ClientSession connect(final SshClient client, final EndpointDescriptor endpoint, final ConnectionAttempt attempt,
			final Optional<InetSocketAddress> through, final ConnectDeadline deadline, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		final SshHost host = attempt.host();
		final ClientSession session = reach(client, endpoint, attempt, through, deadline, cancellation, progress);
		boolean open = false;
		try {
			credentials.equip(session, endpoint, host);
			progress.reached(Stage.AUTHENTICATING);
			Waiting.forSuccess(session.auth(), deadline.left(), cancellation);
			KeepAlive.start(session, host.keepAlive());
			open = true;
			return session;
		} catch (final IOException | TimeoutException e) {
			throw new FailureException(through.isPresent() && attempt.hostKey().isEmpty() && e instanceof IOException
					? SshFailures.behindJumpHost(endpoint, host.place(), e)
					: SshFailures.whileAuthenticating(endpoint, attempt, e), e);
		} finally {
			if (!open) {
				session.close(true);
			}
		}
	}

	private static ClientSession reach(final SshClient client, final EndpointDescriptor endpoint, final ConnectionAttempt attempt,
			final Optional<InetSocketAddress> through, final ConnectDeadline deadline, final Cancellation cancellation,
			final ConnectProgress progress) throws FailureException {
		final SshHost host = attempt.host();
		ConnectFuture future = null;
		try {
			progress.reached(Stage.RESOLVING);
			// the library would look it up on this thread, and nobody could cancel that
			final String address = through.isPresent() ? through.get().getHostString()
					: NameLookup.SYSTEM.find(host.address(), deadline.left(), cancellation).getHostAddress();
			final HostConfigEntry target = new HostConfigEntry(host.address(), address,
					through.map(InetSocketAddress::getPort).orElse(host.port()), host.user());
			future = client.connect(target, attempt.asContext(), null);
			progress.reached(Stage.CONNECTING);
			Waiting.forSuccess(future, deadline.left(), cancellation);
			return future.getSession();
		} catch (final TimeoutException | CancellationException e) {
			if (future != null) {
				// the connection may come about after all: nobody would close it
				future.addListener(late -> {
					if (late.isConnected()) {
						late.getSession().close(true);
					}
				});
				future.cancel();
			}
			if (e instanceof final CancellationException cancelled) {
				throw cancelled;
			}
			throw new FailureException(SshFailures.whileConnecting(endpoint, host.place(), e), e);
		} catch (final IOException | RuntimeException e) {
			throw new FailureException(SshFailures.whileConnecting(endpoint, host.place(), e), e);
		}
	}
}
