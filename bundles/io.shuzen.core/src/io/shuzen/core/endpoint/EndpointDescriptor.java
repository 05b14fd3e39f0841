package io.shuzen.core.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is needed to reach one endpoint, resolved: settings inherited from groups are already merged in.
 *
 * @param name           unique within its inventory; what people call the machine
 * @param address        host name or IP address; for simulated endpoints the scenario
 * @param scheme         the transport's identifier: {@code simulation}, {@code ssh}, {@code winrm}, {@code local}, {@code process},
 *                       {@code rpc} or {@code evidence}
 * @param port           TCP port, or 0 for the transport's default
 * @param userName       the account to connect with; empty for the transport's default
 * @param credential     how to authenticate; {@link CredentialSource#NONE} leaves it to the transport (agent, current token)
 * @param connectTimeout how long to wait for a connection
 * @param group          the names of the groups above it, outermost first
 * @param tags           free words
 * @param options        transport-specific settings; the transport documents its keys
 * @param attributes     what the organisation knows about the machine (site, owner, ticket); usable in conditions and parameters
 */
public record EndpointDescriptor(String name, String address, String scheme, int port, String userName,
		CredentialSource credential, Duration connectTimeout, List<String> group, Set<String> tags,
		Map<String, String> options, Map<String, String> attributes) {

	public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(15);

	public EndpointDescriptor {
		Objects.requireNonNull(name);
		Objects.requireNonNull(address);
		Objects.requireNonNull(scheme);
		Objects.requireNonNull(userName);
		Objects.requireNonNull(credential);
		Objects.requireNonNull(connectTimeout);
		if (port < 0 || port > 65_535) {
			throw new IllegalArgumentException("port " + port);
		}
		group = List.copyOf(group);
		tags = Set.copyOf(tags);
		options = Map.copyOf(options);
		attributes = Map.copyOf(attributes);
	}

	/** An endpoint with nothing but a name, an address and a transport. */
	public static EndpointDescriptor of(final String name, final String address, final String scheme) {
		return new EndpointDescriptor(name, address, scheme, 0, "", CredentialSource.NONE, DEFAULT_CONNECT_TIMEOUT,
				List.of(), Set.of(), Map.of(), Map.of());
	}
}
