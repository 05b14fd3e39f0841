package io.shuzen.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * What to investigate.
 *
 * @param endpoints   which; their names must be unique
 * @param diagnostics ids of the diagnostics to evaluate; empty for all that are installed
 * @param concurrency how many endpoints at the same time
 * @param timeout     how long one endpoint may take
 */
public record InvestigationRequest(List<EndpointDescriptor> endpoints, Set<String> diagnostics, int concurrency,
		Duration timeout) {

	public static final int DEFAULT_CONCURRENCY = 50;
	public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

	public InvestigationRequest {
		endpoints = List.copyOf(endpoints);
		diagnostics = Set.copyOf(diagnostics);
		if (concurrency < 1) {
			throw new IllegalArgumentException("concurrency " + concurrency);
		}
		Objects.requireNonNull(timeout);
		EndpointNames.requireUnique(endpoints);
	}

	/** With all diagnostics and the usual limits. */
	public static InvestigationRequest of(final List<EndpointDescriptor> endpoints) {
		return new InvestigationRequest(endpoints, Set.of(), DEFAULT_CONCURRENCY, DEFAULT_TIMEOUT);
	}
}
