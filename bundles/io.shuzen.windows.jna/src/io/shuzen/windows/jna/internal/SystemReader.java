package io.shuzen.windows.jna.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.windows.jna.internal.api.DSREG_JOIN_INFO;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Which Windows it is, and whose. */
final class SystemReader {

	private static final RegistryPath VERSION = RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

	private static final String CONTROL = "HKLM\\SYSTEM\\CurrentControlSet\\";
	// written once at every start
	private static final String STARTED = "*[System[Provider[@Name='Microsoft-Windows-Kernel-General'] and (EventID=12)]]";

	private final WindowsApi api;
	private final Machine machine;
	private final Registry registry;
	private final EventLogs events;

	SystemReader(final WindowsApi api, final Machine machine, final Registry registry, final EventLogs events) {
		this.api = api;
		this.machine = machine;
		this.registry = registry;
		this.events = events;
	}

	SystemInformation information(final Cancellation cancellation) throws WindowsCallException {
		final RegistryKey version = registry.read(VERSION, RegistryView.BITS_64, Identity.ADMINISTRATOR, false, cancellation)
				.orElseThrow(() -> WindowsApiFailures.refusal(FailureKind.UNPARSABLE, "noVersion", VERSION.toString()));
		return new SystemInformation(hostName(cancellation), text(version, "ProductName"), text(version, "DisplayVersion"),
				number(version, "CurrentBuild"), number(version, "UBR"), codePage("ACP", cancellation), codePage("OEMCP", cancellation),
				bootTime(cancellation));
	}

	/** When the machine was started; empty when it could not be told. */
	Optional<Instant> bootTime(final Cancellation cancellation) throws WindowsCallException {
		if (machine.isLocal()) {
			return Optional.of(Instant.now().minus(Duration.ofMillis(api.kernel32().GetTickCount64())));
		}
		return events.read("System", STARTED, 1, cancellation).flatMap(list -> list.events().stream().findFirst())
				.map(WindowsEvent::time);
	}

	private String hostName(final Cancellation cancellation) throws WindowsCallException {
		if (!machine.isLocal()) {
			return key(CONTROL + "Services\\Tcpip\\Parameters", cancellation).map(key -> text(key, "Hostname")).orElse("");
		}
		final char[] name = new char[256];
		final IntByReference length = new IntByReference(name.length);
		if (!api.kernel32().GetComputerNameExW(WindowsConstants.ComputerNameDnsHostname, name, length)) {
			throw WindowsApiFailures.call("GetComputerNameEx", "computer name", WindowsApi.lastError());
		}
		return new String(name, 0, length.getValue());
	}

	private int codePage(final String name, final Cancellation cancellation) throws WindowsCallException {
		if (machine.isLocal()) {
			return name.equals("ACP") ? api.kernel32().GetACP() : api.kernel32().GetOEMCP();
		}
		return key(CONTROL + "Control\\Nls\\CodePage", cancellation).map(key -> number(key, name)).orElse(0);
	}

	/** The folders of another machine, by the names of the variables that stand for them there. */
	Map<String, String> remoteVariables() {
		final Map<String, String> variables = new LinkedHashMap<>();
		try {
			key(VERSION.toString(), Cancellation.none()).map(key -> text(key, "SystemRoot")).filter(root -> root.length() > 2)
					.ifPresent(root -> {
						variables.put("SystemRoot", root);
						variables.put("SystemDrive", root.substring(0, 2));
					});
			key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion", Cancellation.none()).ifPresent(key -> {
				putText(variables, "ProgramFiles", text(key, "ProgramFilesDir"));
				putText(variables, "ProgramFiles(x86)", text(key, "ProgramFilesDir (x86)"));
			});
			key(VERSION + "\\ProfileList", Cancellation.none()).ifPresent(key -> putText(variables, "ProgramData",
					text(key, "ProgramData").replace("%SystemDrive%", variables.getOrDefault("SystemDrive", "C:"))));
		} catch (final WindowsCallException e) {
			// then the placeholders stay unknown, and whoever asks is told so
			variables.clear();
		}
		return variables;
	}

	private static void putText(final Map<String, String> variables, final String name, final String text) {
		if (!text.isEmpty()) {
			variables.put(name, text);
		}
	}

	private Optional<RegistryKey> key(final String path, final Cancellation cancellation) throws WindowsCallException {
		return registry.read(RegistryPath.parse(path), RegistryView.BITS_64, Identity.ADMINISTRATOR, false, cancellation);
	}

	private static int number(final RegistryKey key, final String name) {
		return (int) key.value(name).map(RegistryValue::asNumber).orElse(OptionalLong.empty()).orElse(0);
	}

	private static String text(final RegistryKey key, final String name) {
		return key.value(name).flatMap(RegistryValue::asText).orElse("");
	}

	/** The device's own state, under dsregcmd's headings; what only dsregcmd tells (single sign-on, diagnostics) is not in it. */
	DeviceJoinStatus deviceJoin() throws WindowsCallException {
		final Map<String, String> device = new LinkedHashMap<>();
		final PointerByReference domain = new PointerByReference();
		final IntByReference status = new IntByReference();
		final int error = api.netapi32().NetGetJoinInformation(machine.server(), domain, status);
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call("NetGetJoinInformation", "domain", error);
		}
		final boolean joined = status.getValue() == WindowsConstants.NetSetupDomainName;
		device.put("DomainJoined", yesNo(joined));
		if (joined) {
			device.put("DomainName", domain.getValue().getWideString(0));
		}
		api.netapi32().NetApiBufferFree(domain.getValue());

		if (!machine.isLocal()) {
			// no function tells how another machine belongs to Microsoft Entra: the join type stays open
			return new DeviceJoinStatus(List.of(new DeviceJoinStatus.Section("Device State", device)), List.of());
		}
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
