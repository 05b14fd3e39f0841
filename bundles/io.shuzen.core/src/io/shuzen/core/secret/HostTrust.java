package io.shuzen.core.secret;

import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * Decides about an endpoint whose host key is not on record. An OSGi service; without one, unknown keys are refused. Called from worker
 * threads, one call at a time per endpoint; may block while the operator is asked.
 */
public interface HostTrust {

	/** What to do with a host key seen for the first time. A key that differs from the recorded one is never asked about: it is refused. */
	enum Decision {
		/** Record the key and go on. */
		ACCEPT,
		/** Go on this once without recording the key. */
		ACCEPT_ONCE,
		/** Do not connect. */
		REFUSE
	}

	/**
	 * @param fingerprint the key's SHA-256 fingerprint as OpenSSH prints it, for instance {@code ED25519 SHA256:…}
	 */
	Decision unknownHostKey(EndpointDescriptor endpoint, String fingerprint);
}
