package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;

/**
 * One try to connect to one server, shared between the thread that opens the connection and the library's threads. Thread-safe.
 */
final class ConnectionAttempt {

	private static final AttributeRepository.AttributeKey<ConnectionAttempt> KEY = new AttributeRepository.AttributeKey<>();

	private final SshHost host;
	private final PublicKey acceptedOnce;
	private volatile PublicKey hostKey;
	private volatile KnownHosts.Verdict verdict;
	private volatile IOException unreadable;

	/** @param acceptedOnce a key the operator lets pass without recording it; null for none */
	ConnectionAttempt(final SshHost host, final PublicKey acceptedOnce) {
		this.host = host;
		this.acceptedOnce = acceptedOnce;
	}

	/** The attempt a session belongs to; null when this transport did not open it. */
	static ConnectionAttempt of(final Session session) {
		final AttributeRepository context = session instanceof final ClientSession client ? client.getConnectionContext()
				: null;
		return context == null ? null : context.getAttribute(KEY);
	}

	AttributeRepository asContext() {
		return AttributeRepository.ofKeyValuePair(KEY, this);
	}

	SshHost host() {
		return host;
	}

	boolean isAcceptedOnce(final PublicKey key) {
		return acceptedOnce != null && KeyUtils.compareKeys(acceptedOnce, key);
	}

	boolean mayUseAgent() {
		return switch (host.credential().kind()) {
		case AGENT -> true;
		case NONE -> !host.identitiesOnly();
		case KEY_FILE, SECURE_STORAGE, ENVIRONMENT, PROMPT -> false;
		};
	}

	void recordHostKey(final PublicKey key, final KnownHosts.Verdict found) {
		hostKey = key;
		verdict = found;
	}

	void recordUnreadable(final IOException cause) {
		unreadable = cause;
	}

	Optional<PublicKey> hostKey() {
		return Optional.ofNullable(hostKey);
	}

	Optional<KnownHosts.Verdict> verdict() {
		return Optional.ofNullable(verdict);
	}

	/** Why the record of host keys could not be read, when it could not. */
	Optional<IOException> unreadableRecord() {
		return Optional.ofNullable(unreadable);
	}
}
