package io.shuzen.core.probe;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The operating system.
 *
 * @param hostName       computer name
 * @param productName    as in the registry, for instance {@code Windows 10 Enterprise} (Windows 11 says 10 there as well)
 * @param displayVersion for instance {@code 22H2}; empty before 20H2
 * @param build          CurrentBuild, for instance 19045
 * @param revision       UBR
 * @param ansiCodePage   ACP, for instance 1252 or 932
 * @param oemCodePage    OEMCP, the code page console tools write in
 * @param bootTime       when it was started, when that could be told
 */
public record SystemInformation(String hostName, String productName, String displayVersion, int build, int revision,
		int ansiCodePage, int oemCodePage, Optional<Instant> bootTime) implements ProbeValue {

	public SystemInformation {
		Objects.requireNonNull(hostName);
		Objects.requireNonNull(productName);
		Objects.requireNonNull(displayVersion);
		Objects.requireNonNull(bootTime);
	}
}
