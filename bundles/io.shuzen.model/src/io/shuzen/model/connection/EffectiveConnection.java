package io.shuzen.model.connection;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;

import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.CredentialReference;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.HostKeyPolicy;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.Property;
import io.shuzen.model.inventory.TransportSettings;

/**
 * How an endpoint is reached: its own settings, completed by those of its groups from the inside out, by those of the
 * inventory, and by the defaults. Immutable.
 *
 * @param scheme id of the transport
 * @param address host name or address; the scenario for a simulated endpoint
 * @param port TCP port, nothing for the usual one of the transport
 * @param userName the account to sign in with: that of the settings, else that of the credential, nothing if none is given
 * @param hostKeyPolicy which SSH host keys are trusted; never {@link HostKeyPolicy#INHERIT}
 * @param hostKeyFingerprint the only host key accepted
 * @param connectTimeoutSeconds how long to wait for the connection, in seconds
 * @param options further settings of the transport, in the order of their names, which compare regardless of case
 * @param credential where the secret comes from, nothing when no credential is named or there is none of that id
 * @param credentialId the id of the credential as named, even when there is none of that id
 */
public record EffectiveConnection(String scheme, String address, OptionalInt port, Optional<String> userName,
		HostKeyPolicy hostKeyPolicy, Optional<String> hostKeyFingerprint, int connectTimeoutSeconds,
		Map<String, String> options, Optional<Credential> credential, Optional<String> credentialId) {

	/** Transport of an endpoint for which none is set anywhere. */
	public static final String DEFAULT_SCHEME = "ssh";

	/** Connect timeout of an endpoint for which none is set anywhere, in seconds. */
	public static final int DEFAULT_CONNECT_TIMEOUT_SECONDS = 10;

	/** A port or timeout out of range, which validation reports, counts as not set. */
	private static final int MAX_PORT = 65535;

	/**
	 * Where the secret for signing in comes from.
	 *
	 * @param id its id in the inventory
	 * @param kind the kind of place
	 * @param userName the account it belongs to
	 * @param location where in that place: a path, a key or the name of a variable
	 */
	public record Credential(String id, CredentialKind kind, Optional<String> userName, Optional<String> location) {

		private static Credential of(CredentialReference reference) {
			return new Credential(reference.getId(), reference.getKind(), text(reference.getUserName()),
					text(reference.getLocation()));
		}
	}

	public EffectiveConnection {
		TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		sorted.putAll(options);
		options = Collections.unmodifiableMap(sorted);
	}

	/** Returns how an endpoint is reached; complete even for an endpoint that is in no inventory. */
	public static EffectiveConnection of(Endpoint endpoint) {
		Optional<String> credentialId = nearest(endpoint, own -> text(own.getCredential()).orElse(null),
				outer -> text(outer.getCredential()).orElse(null));
		Optional<Credential> credential = credentialId.flatMap(id -> credential(endpoint, id)).map(Credential::of);
		return new EffectiveConnection(
				nearestSetting(endpoint, settings -> text(settings.getScheme())).orElse(DEFAULT_SCHEME),
				text(endpoint.getAddress()).or(() -> text(endpoint.getName())).orElse(""),
				nearestSetting(endpoint, settings -> inRange(settings.getPort(), MAX_PORT)).map(OptionalInt::of)
						.orElseGet(OptionalInt::empty),
				nearestSetting(endpoint, settings -> text(settings.getUserName()))
						.or(() -> credential.flatMap(Credential::userName)),
				nearestSetting(endpoint, EffectiveConnection::policy).orElse(HostKeyPolicy.STRICT),
				Optional.ofNullable(endpoint.getTransport()).flatMap(settings -> text(settings.getHostKeyFingerprint())),
				nearestSetting(endpoint, settings -> inRange(settings.getConnectTimeoutSeconds(), Integer.MAX_VALUE))
						.orElse(DEFAULT_CONNECT_TIMEOUT_SECONDS),
				options(endpoint), credential, credentialId);
	}

	private static Optional<CredentialReference> credential(Endpoint endpoint, String id) {
		EObject outermost = endpoint;
		while (outermost.eContainer() != null) {
			outermost = outermost.eContainer();
		}
		return outermost instanceof Inventory inventory ? Optional.ofNullable(inventory.credential(id)) : Optional.empty();
	}

	private static Optional<HostKeyPolicy> policy(TransportSettings settings) {
		return Optional.of(settings.getHostKeyPolicy()).filter(policy -> policy != HostKeyPolicy.INHERIT);
	}

	private static Optional<Integer> inRange(Integer value, int maximum) {
		return Optional.ofNullable(value).filter(number -> number >= 1 && number <= maximum);
	}

	private static Map<String, String> options(Endpoint endpoint) {
		Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		putMissing(options, endpoint.getTransport());
		for (EObject container = endpoint.eContainer(); container instanceof EndpointContainer outer;
				container = container.eContainer()) {
			putMissing(options, outer.getTransport());
		}
		return options;
	}

	private static void putMissing(Map<String, String> options, TransportSettings settings) {
		if (settings != null) {
			for (Property option : settings.getOptions()) {
				text(option.getName())
						.ifPresent(name -> options.putIfAbsent(name, option.getValue() == null ? "" : option.getValue()));
			}
		}
	}

	private static <V> Optional<V> nearestSetting(Endpoint endpoint, Function<TransportSettings, Optional<V>> setting) {
		return nearest(endpoint, own -> setting(own.getTransport(), setting), outer -> setting(outer.getTransport(), setting));
	}

	private static <V> V setting(TransportSettings settings, Function<TransportSettings, Optional<V>> setting) {
		return settings == null ? null : setting.apply(settings).orElse(null);
	}

	private static <V> Optional<V> nearest(Endpoint endpoint, Function<Endpoint, V> own,
			Function<EndpointContainer, V> outer) {
		V found = own.apply(endpoint);
		for (EObject container = endpoint.eContainer(); found == null && container instanceof EndpointContainer next;
				container = container.eContainer()) {
			found = outer.apply(next);
		}
		return Optional.ofNullable(found);
	}

	private static Optional<String> text(String text) {
		return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
	}
}
