package io.shuzen.core.endpoint;

import java.util.Objects;

/**
 * Where the secret for a connection comes from; never the secret itself.
 *
 * @param kind     which source
 * @param location the key file's path, the name of the environment variable, or the key in secure storage; empty for the others
 */
public record CredentialSource(Kind kind, String location) {

	public static final CredentialSource NONE = new CredentialSource(Kind.NONE, "");

	/** The sources a transport may be asked to use. */
	public enum Kind {
		/** Whatever the transport does by itself. */
		NONE,
		/** The SSH agent. */
		AGENT,
		/** A private key file. */
		KEY_FILE,
		/** Equinox secure storage. */
		SECURE_STORAGE,
		/** An environment variable of the console's process. */
		ENVIRONMENT,
		/** Ask the operator, once per session. */
		PROMPT
	}

	public CredentialSource {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(location);
	}
}
