package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.PublicKey;
import java.util.concurrent.TimeoutException;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.digest.BuiltinDigests;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.text.TextBundle;

/** Turns what the library reports into failures in words. */
final class SshFailures {

	static final TextBundle TEXTS = TextBundle.beside(SshFailures.class, "ssh");

	private SshFailures() {
	}

	/** Why no connection to the endpoint came about. */
	static Failure whileConnecting(final EndpointDescriptor endpoint, final String place, final Throwable problem) {
		final Throwable cause = root(problem);
		final String detail = detail(problem);
		if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
			return failure(FailureKind.UNREACHABLE, "unresolved", endpoint, place, detail);
		}
		if (cause instanceof NoRouteToHostException) {
			return failure(FailureKind.UNREACHABLE, "noRoute", endpoint, place, detail);
		}
		if (cause instanceof ConnectException) {
			return failure(FailureKind.UNREACHABLE, "refused", endpoint, place, detail);
		}
		if (problem instanceof TimeoutException || cause instanceof TimeoutException) {
			return failure(FailureKind.UNREACHABLE, "noAnswer", endpoint, place, detail);
		}
		return failure(FailureKind.UNREACHABLE, "unreachable", endpoint, place, detail);
	}

	/** Why a connection that was made did not become a session. */
	static Failure whileAuthenticating(final EndpointDescriptor endpoint, final ConnectionAttempt attempt, final Throwable problem) {
		final String place = attempt.host().place();
		if (attempt.unreadableRecord().isPresent()) {
			return failure(FailureKind.HOST_KEY_REFUSED, "knownHostsUnreadable", endpoint, place,
					detail(attempt.unreadableRecord().get()));
		}
		final KnownHosts.Verdict verdict = attempt.verdict().orElse(KnownHosts.Verdict.KNOWN);
		if (verdict != KnownHosts.Verdict.KNOWN) {
			final String key = switch (verdict) {
			case UNKNOWN -> "hostKeyUnknown";
			case REVOKED -> "hostKeyRevoked";
			default -> "hostKeyChanged";
			};
			return failure(FailureKind.HOST_KEY_REFUSED, key, endpoint, place,
					attempt.hostKey().map(SshFailures::fingerprint).orElse(""));
		}
		if (problem instanceof TimeoutException || root(problem) instanceof TimeoutException) {
			return failure(FailureKind.TIMED_OUT, "handshakeTimedOut", endpoint, place, "");
		}
		if (root(problem) instanceof final SshException ssh && isRefusal(ssh)) {
			return new Failure(FailureKind.AUTHENTICATION_REFUSED,
					TEXTS.text("authentication", endpoint.name(), place, attempt.host().user(),
							TEXTS.text("credential." + attempt.host().credential().kind())),
					TEXTS.text("authentication.advice"), detail(problem));
		}
		if (attempt.hostKey().isEmpty()) {
			return failure(FailureKind.UNREACHABLE, "noSsh", endpoint, place, detail(problem));
		}
		return failure(FailureKind.CONNECTION_LOST, "lostWhileOpening", endpoint, place, detail(problem));
	}

	/** Why there is no connection to what lies behind a jump host that was reached. */
	static Failure behindJumpHost(final EndpointDescriptor endpoint, final String place, final Throwable problem) {
		return failure(FailureKind.UNREACHABLE, "behindJump", endpoint, place, detail(problem));
	}

	private static boolean isRefusal(final SshException problem) {
		// the library's own verdict has code 14; OpenSSH hangs up with code 2 after too many wrong keys
		return problem.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
				|| problem.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
						&& String.valueOf(problem.getMessage()).contains("Too many authentication failures");
	}

	private static Failure failure(final FailureKind kind, final String key, final EndpointDescriptor endpoint,
			final String place, final String detail) {
		return new Failure(kind, TEXTS.text(key, endpoint.name(), place, detail), TEXTS.text(key + ".advice", place),
				detail);
	}

	/** As OpenSSH prints it: {@code ED25519 SHA256:…}. */
	static String fingerprint(final PublicKey key) {
		if (key instanceof final OpenSshCertificate certificate) {
			return fingerprint(certificate.getCertPubKey());
		}
		final String type = KeyUtils.getKeyType(key).replaceFirst("^ssh-", "").replaceFirst("^ecdsa-sha2-.*", "ecdsa")
				.toUpperCase(java.util.Locale.ROOT);
		return type + ' ' + KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
	}

	static String detail(final Throwable problem) {
		final Throwable cause = root(problem);
		final String message = cause.getMessage();
		return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
	}

	private static Throwable root(final Throwable problem) {
		Throwable cause = problem;
		while (cause.getCause() != null && cause.getCause() != cause
				&& (cause.getCause() instanceof IOException || cause.getCause() instanceof UnresolvedAddressException
						|| cause.getCause() instanceof TimeoutException)) {
			cause = cause.getCause();
		}
		return cause;
	}
}
