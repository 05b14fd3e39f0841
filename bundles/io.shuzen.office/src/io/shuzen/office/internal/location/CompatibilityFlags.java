package io.shuzen.office.internal.location;

import java.util.List;

import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;

/** Compatibility modes that somebody set for Office's programs; with one, Office does not find its licence. */
public final class CompatibilityFlags {

	/** Of each user, and of the machine. */
	public static final List<RegistryProbe> PROBES = List.of(
			RegistryProbe.key("HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers"),
			RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers"));

	private CompatibilityFlags() {
	}

	/** The values that name a program of Office; their names are paths. */
	public static List<RegistryValue> ofOffice(final RegistryKey layers) {
		return layers.values().stream().filter(value -> {
			final String name = value.name();
			return name.indexOf('\\') >= 0 && OfficeApplications.isApplication(name.substring(name.lastIndexOf('\\') + 1));
		}).toList();
	}
}
