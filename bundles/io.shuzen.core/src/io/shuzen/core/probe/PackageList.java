package io.shuzen.core.probe;

import java.util.List;
import java.util.Objects;

/** The registered packages of the asked name; empty when it is not registered for the user. */
public record PackageList(List<AppPackage> packages) implements ProbeValue {

	/**
	 * A registered app package.
	 *
	 * @param fullName        package full name
	 * @param version         four-part version
	 * @param installLocation its folder
	 * @param status          {@code Ok} or what Get-AppxPackage says instead
	 */
	public record AppPackage(String fullName, String version, String installLocation, String status) {
		public AppPackage {
			Objects.requireNonNull(fullName);
			Objects.requireNonNull(version);
			Objects.requireNonNull(installLocation);
			Objects.requireNonNull(status);
		}
	}

	public PackageList {
		packages = List.copyOf(packages);
	}
}
