package io.shuzen.transport.ssh.internal;

import java.time.Duration;
import java.util.Optional;

import io.shuzen.core.endpoint.EndpointDescriptor;

/** Reads the options of endpoints that are numbers. */
final class SshOptions {

	private SshOptions() {
	}

	/** An option in whole seconds; empty when it is not set, or no number. */
	static Optional<Duration> seconds(final EndpointDescriptor endpoint, final String option) {
		return Optional.ofNullable(endpoint.options().get(option)).filter(value -> value.matches("\\d{1,6}"))
				.map(value -> Duration.ofSeconds(Long.parseLong(value)));
	}
}
