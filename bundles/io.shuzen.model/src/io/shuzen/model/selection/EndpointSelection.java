package io.shuzen.model.selection;

import java.util.List;

import io.shuzen.model.inventory.Endpoint;

/**
 * What selectors select.
 *
 * @param endpoints the endpoints, each once, in the order of the file; those that could be found even when there are
 *            problems, in which case nothing should be done to any of them
 * @param problems what is wrong with the selectors; empty when they say clearly what is meant
 */
public record EndpointSelection(List<Endpoint> endpoints, List<SelectorProblem> problems) {

	public EndpointSelection {
		endpoints = List.copyOf(endpoints);
		problems = List.copyOf(problems);
	}

	/** Returns whether every selector was understood and matched something. */
	public boolean isComplete() {
		return problems.isEmpty();
	}
}
