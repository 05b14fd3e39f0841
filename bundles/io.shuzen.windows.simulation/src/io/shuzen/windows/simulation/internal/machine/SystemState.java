package io.shuzen.windows.simulation.internal.machine;

import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.probe.SystemInformation;

/**
 * The operating system; see {@link SystemInformation}.
 *
 * @param hostName may hold {@link Placeholders}
 * @param bootTime may depend on the present
 */
public record SystemState(String hostName, String productName, String displayVersion, int build, int revision, int ansiCodePage,
		int oemCodePage, Moment bootTime) {

	public SystemState {
		Objects.requireNonNull(hostName);
		Objects.requireNonNull(productName);
		Objects.requireNonNull(displayVersion);
		Objects.requireNonNull(bootTime);
	}

	public SystemInformation at(final Placeholders placeholders) {
		return new SystemInformation(placeholders.fill(hostName), productName, displayVersion, build, revision, ansiCodePage,
				oemCodePage, Optional.of(bootTime.at(placeholders.now())));
	}

	public SystemState withBootTime(final Moment time) {
		return new SystemState(hostName, productName, displayVersion, build, revision, ansiCodePage, oemCodePage, time);
	}
}
