package io.shuzen.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.shuzen.core.endpoint.EndpointDescriptor;

/**
 * What to run or to preview.
 *
 * @param runbook    what to do
 * @param parameters values for the runbook's parameters; those left out have their defaults. Secrets by reference only
 * @param endpoints  where; their names must be unique
 * @param strategy   how to spread over them
 * @param operator   who does it, for the journal
 * @param reason     why, for the journal; may be empty
 * @param own        by the name of an endpoint, values of parameters that count there only and go before the common ones
 * @param notBefore  when the first endpoint may begin, by the clock of this computer, which has to stay on; empty for at once
 */
public record RunRequest(RunbookDefinition runbook, Map<String, String> parameters, List<EndpointDescriptor> endpoints,
		RunStrategy strategy, String operator, String reason, Map<String, Map<String, String>> own, Optional<Instant> notBefore) {

	public RunRequest {
		Objects.requireNonNull(runbook);
		parameters = Map.copyOf(parameters);
		endpoints = List.copyOf(endpoints);
		Objects.requireNonNull(strategy);
		Objects.requireNonNull(operator);
		Objects.requireNonNull(reason);
		final Map<String, Map<String, String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		own.forEach((endpoint, values) -> byName.put(endpoint, Map.copyOf(values)));
		own = Collections.unmodifiableMap(byName);
		Objects.requireNonNull(notBefore);
		EndpointNames.requireUnique(endpoints);
	}

	/** At once, with the same values everywhere. */
	public RunRequest(final RunbookDefinition runbook, final Map<String, String> parameters,
			final List<EndpointDescriptor> endpoints, final RunStrategy strategy, final String operator, final String reason) {
		this(runbook, parameters, endpoints, strategy, operator, reason, Map.of(), Optional.empty());
	}

	/** The values that count on an endpoint only. */
	public Map<String, String> parametersOf(final EndpointDescriptor endpoint) {
		return own.getOrDefault(endpoint.name(), Map.of());
	}

	public RunRequest with(final RunStrategy newStrategy) {
		return new RunRequest(runbook, parameters, endpoints, newStrategy, operator, reason, own, notBefore);
	}

	public RunRequest withReason(final String newReason) {
		return new RunRequest(runbook, parameters, endpoints, strategy, operator, newReason, own, notBefore);
	}

	/** @param values by the name of an endpoint */
	public RunRequest withOwn(final Map<String, Map<String, String>> values) {
		return new RunRequest(runbook, parameters, endpoints, strategy, operator, reason, values, notBefore);
	}

	public RunRequest withNotBefore(final Optional<Instant> newNotBefore) {
		return new RunRequest(runbook, parameters, endpoints, strategy, operator, reason, own, newNotBefore);
	}
}
