package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;

/**
 * The machine's network as Windows sees it.
 *
 * @param connections  the connection profiles (Get-NetConnectionProfile)
 * @param winHttpProxy the WinHTTP proxy, {@code host:port}; empty for direct access
 * @param winHttpBypass its bypass list; empty when there is none
 */
public record NetworkStatus(List<Connection> connections, String winHttpProxy, String winHttpBypass)
		implements ProbeValue {

	/** What NCSI found, in the words of Get-NetConnectionProfile's IPv4Connectivity and IPv6Connectivity. */
	public enum Connectivity {
		DISCONNECTED, NO_TRAFFIC, SUBNET, LOCAL_NETWORK, INTERNET
	}

	/**
	 * A network connection.
	 *
	 * @param name      the network's name
	 * @param interfaceAlias the adapter's name
	 * @param category  {@code Public}, {@code Private} or {@code DomainAuthenticated}
	 * @param ipv4      reach over IPv4
	 * @param ipv6      reach over IPv6
	 */
	public record Connection(String name, String interfaceAlias, String category, Connectivity ipv4,
			Connectivity ipv6) {
		public Connection {
			Objects.requireNonNull(name);
			Objects.requireNonNull(interfaceAlias);
			Objects.requireNonNull(category);
			Objects.requireNonNull(ipv4);
			Objects.requireNonNull(ipv6);
		}
	}

	public NetworkStatus {
		connections = List.copyOf(connections);
		Objects.requireNonNull(winHttpProxy);
		Objects.requireNonNull(winHttpBypass);
	}
}
