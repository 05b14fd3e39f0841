package io.shuzen.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.connection.EffectiveConnection.Credential;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Property;

/** Takes the immutable picture of inventory entries that worker threads use. To be called on the thread the inventory belongs to. */
public final class EndpointDescriptors {

	/** The option that holds the inventory's host key policy: {@code STRICT} or {@code ACCEPT_NEW}. */
	public static final String OPTION_HOST_KEY_POLICY = "hostKeyPolicy";
	/** The option that holds the only host key fingerprint to be accepted; not there when none is set. */
	public static final String OPTION_HOST_KEY_FINGERPRINT = "hostKeyFingerprint";

	private EndpointDescriptors() {
	}

	/** With everything the endpoint inherits from its groups and its inventory. */
	public static EndpointDescriptor of(final Endpoint endpoint) {
		final EffectiveConnection connection = EffectiveConnection.of(endpoint);
		final Map<String, String> options = new HashMap<>(connection.options());
		options.put(OPTION_HOST_KEY_POLICY, connection.hostKeyPolicy().getName());
		connection.hostKeyFingerprint().ifPresent(key -> options.put(OPTION_HOST_KEY_FINGERPRINT, key));
		return new EndpointDescriptor(textOf(endpoint.getName()), connection.address(), connection.scheme(),
				connection.port().orElse(0), connection.userName().orElse(""),
				connection.credential().map(EndpointDescriptors::source).orElse(CredentialSource.NONE),
				Duration.ofSeconds(connection.connectTimeoutSeconds()), groups(endpoint), new HashSet<>(endpoint.getTags()),
				options, attributes(endpoint));
	}

	private static CredentialSource source(final Credential credential) {
		final CredentialSource.Kind kind = switch (credential.kind()) {
		case AGENT -> CredentialSource.Kind.AGENT;
		case KEY_FILE -> CredentialSource.Kind.KEY_FILE;
		case SECURE_STORAGE -> CredentialSource.Kind.SECURE_STORAGE;
		case ENVIRONMENT -> CredentialSource.Kind.ENVIRONMENT;
		case PROMPT -> CredentialSource.Kind.PROMPT;
		};
		return new CredentialSource(kind, credential.location().orElse(""));
	}

	private static List<String> groups(final Endpoint endpoint) {
		final LinkedList<String> names = new LinkedList<>();
		for (EObject container = endpoint.eContainer(); container instanceof final Group group;
				container = container.eContainer()) {
			names.addFirst(textOf(group.getName()));
		}
		return names;
	}

	private static Map<String, String> attributes(final Endpoint endpoint) {
		final Map<String, String> attributes = new HashMap<>();
		for (final Property attribute : endpoint.getAttributes()) {
			if (attribute.getName() != null) {
				attributes.put(attribute.getName(), textOf(attribute.getValue()));
			}
		}
		return attributes;
	}

	private static String textOf(final String text) {
		return text == null ? "" : text;
	}
}
