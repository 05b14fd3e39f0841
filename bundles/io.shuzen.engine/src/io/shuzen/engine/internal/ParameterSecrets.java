package io.shuzen.engine.internal;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.secret.SecretMask;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.secret.SecretsInUse;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;

/**
 * The secrets that parameters refer to: whether they can be used, which is asked before anything begins, and what they are, which is asked
 * when a change needs one. Thread-safe.
 */
final class ParameterSecrets {

	private final SecretsInUse inUse;
	private volatile SecretStore store;

	ParameterSecrets(final SecretsInUse inUse) {
		this.inUse = inUse;
	}

	synchronized void takeFrom(final SecretStore store) {
		this.store = store;
	}

	/** Takes nothing from there any more; another one may have come before that one goes. */
	synchronized void leave(final SecretStore left) {
		if (store == left) {
			store = null;
		}
	}

	/** Why the secret cannot be used; names its place and never itself. May block while the operator is asked. */
	Optional<Text> problemWith(final SecretReference reference) {
		final Optional<char[]> secret = find(reference);
		try {
			return secret.map(found -> problemWith(reference, found)).orElseGet(() -> Optional.of(missing(reference)));
		} finally {
			secret.ifPresent(found -> Arrays.fill(found, '\0'));
		}
	}

	/**
	 * The secret, for a change on an endpoint; from now on what that machine says is cleared of it.
	 *
	 * @return owned by the caller, who overwrites it
	 * @throws FailureException when it is not there any more, or cannot be used
	 */
	char[] value(final EndpointDescriptor endpoint, final SecretReference reference) throws FailureException {
		final Optional<char[]> secret = find(reference);
		final Optional<Text> problem = secret.map(found -> problemWith(reference, found)).orElseGet(() -> Optional.of(missing(reference)));
		if (problem.isPresent()) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "secret.unusable", endpoint.name(), problem.get());
		}
		inUse.remember(endpoint, new String(secret.get()));
		return secret.get();
	}

	private Optional<char[]> find(final SecretReference reference) {
		final SecretStore asked = store;
		return asked == null ? Optional.empty() : asked.secret(reference);
	}

	private static Text missing(final SecretReference reference) {
		return EngineTexts.TEXTS.text(switch (reference.source()) {
		case ENVIRONMENT -> "secret.noVariable";
		case SECURE_STORAGE -> "secret.noEntry";
		}, reference.name());
	}

	/** What cannot be cleared from what a machine says is not given to it. */
	private static Optional<Text> problemWith(final SecretReference reference, final char[] secret) {
		if (secret.length < SecretMask.SHORTEST) {
			return Optional.of(EngineTexts.TEXTS.text("secret.tooShort", reference, SecretMask.SHORTEST));
		}
		return CharBuffer.wrap(secret).chars().anyMatch(c -> c < ' ') ? Optional.of(EngineTexts.TEXTS.text("secret.notOneLine", reference))
				: Optional.empty();
	}
}
