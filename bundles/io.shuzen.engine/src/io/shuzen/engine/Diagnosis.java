package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.probe.Facts;

/**
 * What is known about one endpoint after an investigation.
 *
 * @param endpoint which
 * @param facts    what was read; empty when it could not be reached
 * @param findings what the diagnostics say, the gravest first
 * @param causes   why, as far as packs can explain what was found: the most likely first, and in the order of repair
 * @param failure  why it could not be investigated
 * @param defects  diagnostics and analyses of causes that broke instead of judging, each with words
 * @param timings  how long it took
 */
public record Diagnosis(EndpointDescriptor endpoint, Optional<Facts> facts, List<Finding> findings,
		List<Cause> causes, Optional<Failure> failure, List<Failure> defects, Timings timings) {

	public Diagnosis {
		Objects.requireNonNull(endpoint);
		Objects.requireNonNull(facts);
		findings = List.copyOf(findings);
		causes = List.copyOf(causes);
		Objects.requireNonNull(failure);
		defects = List.copyOf(defects);
		Objects.requireNonNull(timings);
	}

	/** The gravest finding; empty when there is none. */
	public Optional<Severity> worst() {
		return findings.stream().map(Finding::severity).max(Severity::compareTo);
	}
}
