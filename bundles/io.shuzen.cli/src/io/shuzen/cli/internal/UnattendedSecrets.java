package io.shuzen.cli.internal;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.StorageException;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.model.parameter.SecretReference;

/**
 * Secrets and trust where nobody is there to ask: secrets come from the environment or from secure storage, and a host that is not known
 * is refused.
 */
public final class UnattendedSecrets implements SecretStore, HostTrust {

	// where the console keeps them
	private static final String NODE = "io.shuzen/secrets";

	private final UnaryOperator<String> environment;
	private final Supplier<ISecurePreferences> storage;

	/**
	 * @param environment gives the value of a variable; null when there is none
	 * @param storage     gives the root of secure storage
	 */
	public UnattendedSecrets(final UnaryOperator<String> environment, final Supplier<ISecurePreferences> storage) {
		this.environment = environment;
		this.storage = storage;
	}

	@Override
	public Optional<char[]> secret(final EndpointDescriptor endpoint, final CredentialSource source) {
		return switch (source.kind()) {
		case ENVIRONMENT -> Optional.ofNullable(environment.apply(source.location())).map(String::toCharArray);
		case SECURE_STORAGE -> stored(source.location());
		case NONE, AGENT, KEY_FILE, PROMPT -> Optional.empty();
		};
	}

	@Override
	public Optional<char[]> secret(final SecretReference reference) {
		return switch (reference.source()) {
		case ENVIRONMENT -> Optional.ofNullable(environment.apply(reference.name())).map(String::toCharArray);
		case SECURE_STORAGE -> stored(reference.name());
		};
	}

	@Override
	public Decision unknownHostKey(final EndpointDescriptor endpoint, final String fingerprint) {
		return Decision.REFUSE;
	}

	private Optional<char[]> stored(final String location) {
		try {
			return Optional.ofNullable(storage.get().node(NODE).get(location, null)).map(String::toCharArray);
		} catch (final StorageException e) {
			ILog.of(UnattendedSecrets.class).warn("Secure storage: " + e.getMessage(), e);
			return Optional.empty();
		}
	}
}
