package io.shuzen.transport.ssh.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.client.session.ClientSession;

/**
 * Keeps connections for a moment after their last use: who diagnoses a machine often repairs it next, and signing in is the slow part.
 * Thread-safe.
 */
final class IdleSessions {

	private final Map<String, Deque<ClientSession>> idle = new HashMap<>();

	/** A kept connection that still stands, for the taker alone. */
	synchronized Optional<ClientSession> take(final String key) {
		final Deque<ClientSession> kept = idle.get(key);
		while (kept != null && !kept.isEmpty()) {
			final ClientSession session = kept.pop();
			if (session.isOpen() && !session.isClosing()) {
				return Optional.of(session);
			}
		}
		idle.remove(key);
		return Optional.empty();
	}

	/** Keeps the connection for {@code duration}, then closes it unless somebody took it. */
	void give(final String key, final ClientSession session, final Duration duration) {
		if (duration.isZero() || !session.isOpen()) {
			session.close(true);
			return;
		}
		synchronized (this) {
			idle.computeIfAbsent(key, name -> new ArrayDeque<>()).push(session);
		}
		CompletableFuture.delayedExecutor(duration.toMillis(), TimeUnit.MILLISECONDS).execute(() -> expire(key, session));
	}

	synchronized void closeAll() {
		idle.values().forEach(sessions -> sessions.forEach(session -> session.close(true)));
		idle.clear();
	}

	private synchronized void expire(final String key, final ClientSession session) {
		final Deque<ClientSession> kept = idle.get(key);
		if (kept != null && kept.remove(session)) {
			session.close(true);
			if (kept.isEmpty()) {
				idle.remove(key);
			}
		}
	}
}
