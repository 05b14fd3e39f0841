package io.shuzen.windows.internal.parse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.SystemInformation;

/** The registry keys that describe the operating system. */
public final class SystemInformationKeys {

	private static final RegistryPath VERSION = RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
	private static final RegistryPath CODE_PAGES = RegistryPath.parse("HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage");
	private static final RegistryPath NAME = RegistryPath
			.parse("HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName");

	/** Which keys to read, the version's first. */
	public static final List<RegistryPath> PATHS = List.of(VERSION, CODE_PAGES, NAME);

	private SystemInformationKeys() {
	}

	/** Empty when the version is not among the keys. */
	public static Optional<SystemInformation> read(final List<RegistryKey> keys, final Optional<Instant> bootTime) {
		final String build = text(keys, VERSION, "CurrentBuild").or(() -> text(keys, VERSION, "CurrentBuildNumber")).orElse("");
		if (!build.matches("\\d{1,9}")) {
			return Optional.empty();
		}
		return Optional.of(new SystemInformation(text(keys, NAME, "ComputerName").orElse(""),
				text(keys, VERSION, "ProductName").orElse(""), text(keys, VERSION, "DisplayVersion").orElse(""),
				Integer.parseInt(build), number(keys, VERSION, "UBR"), number(keys, CODE_PAGES, "ACP"),
				number(keys, CODE_PAGES, "OEMCP"), bootTime));
	}

	private static Optional<RegistryValue> value(final List<RegistryKey> keys, final RegistryPath path, final String name) {
		return keys.stream().filter(key -> key.path().equals(path)).findFirst().flatMap(key -> key.value(name));
	}

	private static Optional<String> text(final List<RegistryKey> keys, final RegistryPath path, final String name) {
		return value(keys, path, name).flatMap(RegistryValue::asText);
	}

	private static int number(final List<RegistryKey> keys, final RegistryPath path, final String name) {
		return (int) value(keys, path, name).map(RegistryValue::asNumber).orElse(java.util.OptionalLong.empty()).orElse(0);
	}
}
