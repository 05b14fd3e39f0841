package io.shuzen.core.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.model.parameter.SecretReference;

/**
 * Remembers, in memory and while the console runs, which secrets were given out for which endpoint, so that what the machine says can be
 * cleared of them before it is shown or kept. An OSGi service. Thread-safe.
 */
@Component(service = SecretsInUse.class)
public final class SecretsInUse {

	/** What tells one endpoint's connection from another's. */
	private record Connection(String scheme, String address, int port, String userName) {

		static Connection of(final EndpointDescriptor endpoint) {
			return new Connection(endpoint.scheme(), endpoint.address(), endpoint.port(), endpoint.userName());
		}
	}

	private record Remembered(Set<String> secrets, SecretMask mask) {
	}

	private final Map<Connection, Remembered> connections = new ConcurrentHashMap<>();

	/** A store that gives what {@code store} gives, and has it remembered. */
	public SecretStore remembering(final SecretStore store) {
		return new SecretStore() {

			@Override
			public Optional<char[]> secret(final EndpointDescriptor endpoint, final CredentialSource source) {
				final Optional<char[]> secret = store.secret(endpoint, source);
				secret.ifPresent(given -> remember(endpoint, new String(given)));
				return secret;
			}

			/** For which endpoint is known only to whoever hands it to one, and has it remembered. */
			@Override
			public Optional<char[]> secret(final SecretReference reference) {
				return store.secret(reference);
			}
		};
	}

	/** From now on what that endpoint's machine says is cleared of the secret. */
	public void remember(final EndpointDescriptor endpoint, final String secret) {
		connections.compute(Connection.of(endpoint), (connection, known) -> {
			if (known != null && known.secrets.contains(secret)) {
				return known;
			}
			final Set<String> secrets = new TreeSet<>(known == null ? Set.of() : known.secrets);
			secrets.add(secret);
			return new Remembered(secrets, SecretMask.of(secrets));
		});
	}

	/** Clears what that endpoint's machine says. */
	public SecretMask maskOf(final EndpointDescriptor endpoint) {
		final Remembered known = connections.get(Connection.of(endpoint));
		return known == null ? SecretMask.NONE : known.mask;
	}
}
