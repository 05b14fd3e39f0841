package io.shuzen.office.internal.location;

import java.util.List;
import java.util.stream.Stream;

import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;

/**
 * Where Office keeps its sign-in state in the registry ("Reset activation state for Microsoft 365 Apps for enterprise", and the
 * troubleshooting articles named by each diagnostic).
 */
public final class OfficeRegistry {

	/** Office 2016 and everything after it. */
	public static final String CURRENT = "16.0";
	/** The versions whose keys are looked at: 15.0 is Office 2013. */
	public static final List<String> VERSIONS = List.of(CURRENT, "15.0");

	private OfficeRegistry() {
	}

	/** {@code HKCU\Software\Microsoft\Office\VERSION\…}. */
	public static String user(final String version, final String key) {
		return "HKCU\\Software\\Microsoft\\Office\\" + version + '\\' + key;
	}

	/** {@code HKLM\SOFTWARE\Microsoft\Office\VERSION\…}. */
	public static String machine(final String version, final String key) {
		return "HKLM\\SOFTWARE\\Microsoft\\Office\\" + version + '\\' + key;
	}

	/** Office's accounts of a user: who is signed in, and switches of modern authentication. */
	public static RegistryProbe identity(final String version) {
		return RegistryProbe.tree(user(version, "Common\\Identity"));
	}

	/** What an elevated OLicenseCleanup plants: at each user's next start of Office, the keys named below are deleted. */
	public static List<RegistryProbe> customUserResets() {
		return VERSIONS.stream().map(version -> machine(version, "User Settings\\CustomUserReset"))
				.flatMap(path -> Stream.of(RegistryProbe.tree(path), tree32(path))).toList();
	}

	/** The key with everything below it in the view of 32-bit programs. */
	public static RegistryProbe tree32(final String path) {
		return new RegistryProbe(RegistryPath.parse(path), RegistryView.BITS_32, true);
	}
}
