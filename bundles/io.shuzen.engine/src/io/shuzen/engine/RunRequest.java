package io.shuzen.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 */
public record RunRequest(RunbookDefinition runbook, Map<String, String> parameters, List<EndpointDescriptor> endpoints,
		RunStrategy strategy, String operator, String reason) {

	public RunRequest {
		Objects.requireNonNull(runbook);
		parameters = Map.copyOf(parameters);
		endpoints = List.copyOf(endpoints);
		Objects.requireNonNull(strategy);
		Objects.requireNonNull(operator);
		Objects.requireNonNull(reason);
		EndpointNames.requireUnique(endpoints);
	}
}
