package io.shuzen.ui.internal.endpoint;

import io.shuzen.core.probe.SystemInformation;

/** The operating system in a few words. */
final class SystemText {

	/** From this build on it is Windows 11, whatever its registry says. */
	private static final int FIRST_WINDOWS_11_BUILD = 22_000;

	private SystemText() {
	}

	static String of(final SystemInformation system) {
		final String product = system.build() >= FIRST_WINDOWS_11_BUILD && !system.productName().contains("Server")
				? system.productName().replace("Windows 10", "Windows 11")
				: system.productName();
		final String version = system.displayVersion().isEmpty() ? "" : ' ' + system.displayVersion();
		return product + version + " (" + system.build() + '.' + system.revision() + ')';
	}
}
