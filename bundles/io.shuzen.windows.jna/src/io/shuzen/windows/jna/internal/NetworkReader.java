package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.NetworkStatus.Connection;
import io.shuzen.core.probe.NetworkStatus.Connectivity;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.jna.internal.api.ComponentIdentifiers;
import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.WINHTTP_PROXY_INFO;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** What this machine's Network List Manager found (netlistmgr.h), and the proxy of its services (winhttp.h). */
final class NetworkReader {

	// devguid.h: GUID_DEVCLASS_NET, below which every adapter's name is kept
	private static final String ADAPTERS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}";
	private static final int IDENTIFIER_BYTES = 16;

	private final WindowsApi api;
	private final Registry registry;

	NetworkReader(final WindowsApi api, final Registry registry) {
		this.api = api;
		this.registry = registry;
	}

	NetworkStatus read(final Cancellation cancellation) throws WindowsCallException {
		final List<Connection> connections = new ArrayList<>();
		try (ComponentObject manager = ComponentObject.create(api, ComponentIdentifiers.CLSID_NetworkListManager,
				ComponentIdentifiers.IID_INetworkListManager)) {
			final PointerByReference found = new PointerByReference();
			final int code = manager.call(ComponentSlots.INetworkListManager_GetNetworkConnections, found);
			if (code < 0) {
				throw WindowsApiFailures.call("INetworkListManager::GetNetworkConnections", "network", code);
			}
			try (ComponentObject all = manager.of(found.getValue())) {
				for (Optional<ComponentObject> next = next(all); next.isPresent(); next = next(all)) {
					cancellation.check();
					try (ComponentObject one = next.get()) {
						connection(one, cancellation).ifPresent(connections::add);
					}
				}
			}
		}
		final Proxy proxy = proxy();
		return new NetworkStatus(connections, proxy.server(), proxy.bypass());
	}

	private static Optional<ComponentObject> next(final ComponentObject all) {
		final PointerByReference one = new PointerByReference();
		final IntByReference fetched = new IntByReference();
		return all.call(ComponentSlots.IEnumNetworkConnections_Next, 1, one, fetched) < 0 || fetched.getValue() == 0
				? Optional.empty()
				: Optional.of(all.of(one.getValue()));
	}

	private Optional<Connection> connection(final ComponentObject connection, final Cancellation cancellation)
			throws WindowsCallException {
		final Optional<ComponentObject> found = connection.get(ComponentSlots.INetworkConnection_GetNetwork);
		if (found.isEmpty()) {
			return Optional.empty();
		}
		try (ComponentObject network = found.get()) {
			final IntByReference reach = new IntByReference();
			final IntByReference category = new IntByReference(WindowsConstants.NLM_NETWORK_CATEGORY_PUBLIC);
			final int code = network.call(ComponentSlots.INetwork_GetConnectivity, reach);
			if (code < 0) {
				throw WindowsApiFailures.call("INetwork::GetConnectivity", "network", code);
			}
			network.call(ComponentSlots.INetwork_GetCategory, category);
			return Optional.of(new Connection(network.text(ComponentSlots.INetwork_GetName), adapter(connection, cancellation),
					categoryName(category.getValue()), ipv4(reach.getValue()), ipv6(reach.getValue())));
		}
	}

	private String adapter(final ComponentObject connection, final Cancellation cancellation) throws WindowsCallException {
		final byte[] identifier = new byte[IDENTIFIER_BYTES];
		if (connection.call(ComponentSlots.INetworkConnection_GetAdapterId, identifier) < 0) {
			return "";
		}
		return registry.read(RegistryPath.parse(ADAPTERS + '\\' + identifierText(identifier) + "\\Connection"), RegistryView.BITS_64,
				Identity.ADMINISTRATOR, false, cancellation).flatMap(key -> key.value("Name")).flatMap(RegistryValue::asText).orElse("");
	}

	/** In the order of guiddef.h: a number of four bytes, two of two, and eight bytes. */
	static String identifierText(final byte[] bytes) {
		return "{%02X%02X%02X%02X-%02X%02X-%02X%02X-%02X%02X-%02X%02X%02X%02X%02X%02X}".formatted(bytes[3], bytes[2], bytes[1],
				bytes[0], bytes[5], bytes[4], bytes[7], bytes[6], bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13],
				bytes[14], bytes[15]);
	}

	/** In the words of Get-NetConnectionProfile. */
	private static String categoryName(final int category) {
		return switch (category) {
		case WindowsConstants.NLM_NETWORK_CATEGORY_PRIVATE -> "Private";
		case WindowsConstants.NLM_NETWORK_CATEGORY_DOMAIN_AUTHENTICATED -> "DomainAuthenticated";
		default -> "Public";
		};
	}

	private static Connectivity ipv4(final int reach) {
		return connectivity(reach, WindowsConstants.NLM_CONNECTIVITY_IPV4_INTERNET, WindowsConstants.NLM_CONNECTIVITY_IPV4_LOCALNETWORK,
				WindowsConstants.NLM_CONNECTIVITY_IPV4_SUBNET, WindowsConstants.NLM_CONNECTIVITY_IPV4_NOTRAFFIC);
	}

	private static Connectivity ipv6(final int reach) {
		return connectivity(reach, WindowsConstants.NLM_CONNECTIVITY_IPV6_INTERNET, WindowsConstants.NLM_CONNECTIVITY_IPV6_LOCALNETWORK,
				WindowsConstants.NLM_CONNECTIVITY_IPV6_SUBNET, WindowsConstants.NLM_CONNECTIVITY_IPV6_NOTRAFFIC);
	}

	private static Connectivity connectivity(final int reach, final int internet, final int local, final int subnet, final int none) {
		if ((reach & internet) != 0) {
			return Connectivity.INTERNET;
		}
		if ((reach & local) != 0) {
			return Connectivity.LOCAL_NETWORK;
		}
		if ((reach & subnet) != 0) {
			return Connectivity.SUBNET;
		}
		return (reach & none) != 0 ? Connectivity.NO_TRAFFIC : Connectivity.DISCONNECTED;
	}

	private record Proxy(String server, String bypass) {
	}

	private Proxy proxy() throws WindowsCallException {
		final Pointer room = api.room(new WINHTTP_PROXY_INFO().size());
		if (!api.winhttp().WinHttpGetDefaultProxyConfiguration(room)) {
			throw WindowsApiFailures.call("WinHttpGetDefaultProxyConfiguration", "WinHTTP", WindowsApi.lastError());
		}
		final WINHTTP_PROXY_INFO info = new WINHTTP_PROXY_INFO(room);
		final Proxy proxy = info.dwAccessType == WindowsConstants.WINHTTP_ACCESS_TYPE_NAMED_PROXY
				? new Proxy(text(info.lpszProxy), text(info.lpszProxyBypass))
				: new Proxy("", "");
		free(info.lpszProxy);
		free(info.lpszProxyBypass);
		return proxy;
	}

	private static String text(final Pointer text) {
		return text == null ? "" : text.getWideString(0);
	}

	private void free(final Pointer text) {
		if (text != null) {
			api.kernel32().GlobalFree(text);
		}
	}
}
