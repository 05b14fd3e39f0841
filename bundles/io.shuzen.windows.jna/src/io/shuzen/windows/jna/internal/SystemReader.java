package io.shuzen.windows.jna.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.windows.jna.internal.api.DSREG_JOIN_INFO;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Which Windows it is, and whose. */
final class SystemReader {

	private static final RegistryPath VERSION = RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

	private final WindowsApi api;
	private final Registry registry;

	SystemReader(final WindowsApi api, final Registry registry) {
		this.api = api;
		this.registry = registry;
	}

	SystemInformation information(final Cancellation cancellation) throws WindowsCallException {
		final RegistryKey version = registry.read(VERSION, RegistryView.BITS_64, Identity.ADMINISTRATOR, false, cancellation)
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "noVersion", VERSION.toString()));
		return new SystemInformation(hostName(), text(version, "ProductName"), text(version, "DisplayVersion"),
				(int) version.value("CurrentBuild").flatMap(value -> value.asNumber().stream().boxed().findFirst()).orElse(0L).longValue(),
				(int) version.value("UBR").flatMap(value -> value.asNumber().stream().boxed().findFirst()).orElse(0L).longValue(),
				api.kernel32().GetACP(), api.kernel32().GetOEMCP(),
				Optional.of(Instant.now().minus(Duration.ofMillis(api.kernel32().GetTickCount64()))));
	}

	private String hostName() throws WindowsCallException {
		final char[] name = new char[256];
		final IntByReference length = new IntByReference(name.length);
		if (!api.kernel32().GetComputerNameExW(WindowsConstants.ComputerNameDnsHostname, name, length)) {
			throw WindowsApiFailures.call("GetComputerNameEx", "computer name", WindowsApi.lastError());
		}
		return new String(name, 0, length.getValue());
	}

	private static String text(final RegistryKey key, final String name) {
		return key.value(name).flatMap(RegistryValue::asText).orElse("");
	}

	/** The device's own state, under dsregcmd's headings; what only dsregcmd tells (single sign-on, diagnostics) is not in it. */
	DeviceJoinStatus deviceJoin() throws WindowsCallException {
		final Map<String, String> device = new LinkedHashMap<>();
		final PointerByReference domain = new PointerByReference();
		final IntByReference status = new IntByReference();
		final int error = api.netapi32().NetGetJoinInformation(null, domain, status);
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call("NetGetJoinInformation", "domain", error);
		}
		final boolean joined = status.getValue() == WindowsConstants.NetSetupDomainName;
		device.put("DomainJoined", yesNo(joined));
		if (joined) {
			device.put("DomainName", domain.getValue().getWideString(0));
		}
		api.netapi32().NetApiBufferFree(domain.getValue());

		final Map<String, String> details = new LinkedHashMap<>();
		final Map<String, String> tenant = new LinkedHashMap<>();
		final PointerByReference result = new PointerByReference();
		// lmjoin.h: an HRESULT; success without information means that the device is not joined
		final int code = api.netapi32().NetGetAadJoinInformation(null, result);
		if (code < 0) {
			throw WindowsApiFailures.call("NetGetAadJoinInformation", "Microsoft Entra", code);
		}
		boolean entra = false;
		if (result.getValue() != null) {
			try {
				final DSREG_JOIN_INFO info = new DSREG_JOIN_INFO(result.getValue());
				entra = info.joinType == WindowsConstants.DSREG_DEVICE_JOIN;
				if (entra) {
					put(details, "DeviceId", info.pszDeviceId);
					put(tenant, "TenantName", info.pszTenantDisplayName);
					put(tenant, "TenantId", info.pszTenantId);
					put(tenant, "Idp", info.pszIdpDomain);
				}
			} finally {
				api.netapi32().NetFreeAadJoinInformation(result.getValue());
			}
		}
		device.put("AzureAdJoined", yesNo(entra));
		return new DeviceJoinStatus(List.of(new DeviceJoinStatus.Section("Device State", device),
				new DeviceJoinStatus.Section("Device Details", details), new DeviceJoinStatus.Section("Tenant Details", tenant)), List.of());
	}

	private static void put(final Map<String, String> section, final String key, final Pointer text) {
		if (text != null && !text.getWideString(0).isEmpty()) {
			section.put(key, text.getWideString(0));
		}
	}

	private static String yesNo(final boolean value) {
		return value ? "YES" : "NO";
	}
}
