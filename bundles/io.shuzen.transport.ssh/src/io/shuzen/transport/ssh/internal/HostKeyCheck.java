package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.Signature;

/**
 * Compares the server's key with the record during the key exchange. It never asks anybody: it runs on one of the library's few I/O
 * threads, where waiting for an answer would stall other connections. Who opens the connection asks afterwards and connects again.
 */
final class HostKeyCheck implements ServerKeyVerifier, SessionListener {

	private final KnownHosts knownHosts;

	HostKeyCheck(final KnownHosts knownHosts) {
		this.knownHosts = knownHosts;
	}

	/** Asks the server for a type of key that is on record, as OpenSSH does, so that its other keys do not look like changed ones. */
	@Override
	public void sessionCreated(final Session session) {
		final ConnectionAttempt attempt = ConnectionAttempt.of(session);
		if (attempt == null) {
			return;
		}
		try {
			final Set<String> types = knownHosts.keyTypes(attempt.host());
			final List<NamedFactory<Signature>> ordered = new ArrayList<>(session.getSignatureFactories());
			if (!knownHosts.hasAuthority(attempt.host())) {
				// a certificate by an authority nobody trusts would hide the plain key, which may be on record
				ordered.removeIf(factory -> factory.getName().contains("-cert-"));
			}
			if (!types.isEmpty()) {
				ordered.sort(Comparator.comparing(
						factory -> !types.contains(KeyUtils.getCanonicalKeyType(factory.getName()))));
			}
			session.setSignatureFactories(ordered);
		} catch (final IOException e) {
			attempt.recordUnreadable(e);
		}
	}

	@Override
	public boolean verifyServerKey(final ClientSession session, final SocketAddress remoteAddress, final PublicKey key) {
		final ConnectionAttempt attempt = ConnectionAttempt.of(session);
		if (attempt == null) {
			return false;
		}
		try {
			if (attempt.isAcceptedOnce(key)) {
				return true;
			}
			final KnownHosts.Verdict verdict = knownHosts.check(attempt.host(), key);
			attempt.recordHostKey(key, verdict);
			return verdict == KnownHosts.Verdict.KNOWN;
		} catch (final IOException e) {
			attempt.recordUnreadable(e);
			return false;
		}
	}
}
