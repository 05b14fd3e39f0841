package io.shuzen.engine;

import java.util.List;
import java.util.Set;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.probe.Facts;

/** Looks at endpoints and judges, without changing anything. An OSGi service; thread-safe. */
public interface Investigator {

	/**
	 * Begins: connects, reads all that the diagnostics ask for in one request, and judges.
	 *
	 * @return ends with one diagnosis for every endpoint, in the order of the request; when cancelled, those that were not looked at have
	 *         a failure that says so
	 */
	Operation<List<Diagnosis>> start(InvestigationRequest request, InvestigationListener listener);

	/**
	 * Judges facts that are there already: recorded ones, or those of a former investigation. Pure; does not wait.
	 *
	 * @param diagnostics ids of the diagnostics to evaluate; empty for all that are installed
	 */
	Diagnosis evaluate(EndpointDescriptor endpoint, Facts facts, Set<String> diagnostics);
}
