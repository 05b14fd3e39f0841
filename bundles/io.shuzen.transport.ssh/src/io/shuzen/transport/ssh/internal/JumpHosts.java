package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.util.net.SshdSocketAddress;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.ConnectProgress;

/**
 * The connections to jump hosts. One to each serves all endpoints behind it, since servers allow only few that sign in at the same time,
 * and ends with the last of them. Thread-safe.
 */
final class JumpHosts {

	private static final class Shared {

		private final ReentrantLock opening = new ReentrantLock();
		private ClientSession session;
		private int users;
	}

	private final SessionOpener opener;
	private final Map<String, Shared> connections = new HashMap<>();

	JumpHosts(final SessionOpener opener) {
		this.opener = opener;
	}

	/** Connects to the last server of the route through the ones before it. */
	ClientSession open(final SshClient client, final EndpointDescriptor endpoint, final List<SshHost> route,
			final ConnectDeadline deadline, final Cancellation cancellation, final ConnectProgress progress)
			throws FailureException {
		final SshHost target = route.getLast();
		if (route.size() == 1) {
			return opener.open(client, endpoint, target, Optional.empty(), deadline, cancellation, progress);
		}
		final List<SshHost> jumps = route.subList(0, route.size() - 1);
		final ClientSession jump = use(client, endpoint, jumps, deadline, cancellation, progress);
		ExplicitPortForwardingTracker tunnel = null;
		boolean open = false;
		try {
			tunnel = jump.createLocalPortForwardingTracker(new SshdSocketAddress("127.0.0.1", 0),
					new SshdSocketAddress(target.address(), target.port()));
			final ClientSession session = opener.open(client, endpoint, target,
					Optional.of(new InetSocketAddress("127.0.0.1", tunnel.getBoundAddress().getPort())), deadline, cancellation, progress);
			final ExplicitPortForwardingTracker used = tunnel;
			open = true;
			session.addCloseFutureListener(closed -> release(jumps, used));
			return session;
		} catch (final IOException e) {
			throw new FailureException(SshFailures.whileConnecting(endpoint, jumps.getLast().place(), e), e);
		} finally {
			if (!open) {
				release(jumps, tunnel);
			}
		}
	}

	private ClientSession use(final SshClient client, final EndpointDescriptor endpoint, final List<SshHost> route,
			final ConnectDeadline deadline, final Cancellation cancellation, final ConnectProgress progress)
			throws FailureException {
		final Shared shared;
		synchronized (connections) {
			shared = connections.computeIfAbsent(key(route), name -> new Shared());
			shared.users++;
		}
		boolean good = false;
		try {
			Waiting.lock(shared.opening, cancellation);
			try {
				if (shared.session == null || !shared.session.isOpen() || shared.session.isClosing()) {
					shared.session = open(client, endpoint, route, deadline, cancellation, progress);
				}
				good = true;
				return shared.session;
			} finally {
				shared.opening.unlock();
			}
		} finally {
			if (!good) {
				release(route, null);
			}
		}
	}

	private void release(final List<SshHost> route, final ExplicitPortForwardingTracker tunnel) {
		close(tunnel);
		final ClientSession unused;
		synchronized (connections) {
			final Shared shared = connections.get(key(route));
			if (shared == null || --shared.users > 0) {
				return;
			}
			connections.remove(key(route));
			unused = shared.session;
		}
		if (unused != null) {
			unused.close(true);
		}
	}

	private static void close(final ExplicitPortForwardingTracker tunnel) {
		try {
			if (tunnel != null) {
				tunnel.close();
			}
		} catch (final IOException e) {
			// the connection it went through is gone, and it with it
			return;
		}
	}

	private static String key(final List<SshHost> route) {
		return String.join("\n\n", route.stream().map(SshHost::key).toList());
	}
}
