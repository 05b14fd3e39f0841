package io.shuzen.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.text.Text;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.Gate;
import io.shuzen.model.runbook.StepIdentity;

/**
 * One step of a runbook.
 *
 * @param id            unique in the runbook
 * @param stepType      the id of the {@link io.shuzen.core.step.Step}; possibly one that is not installed
 * @param label         for people; {@link Text#EMPTY} for the title of the step's type
 * @param identity      as whom it may change things; a plan that goes beyond is blocked
 * @param arguments     values for the step's parameters, with {@code ${name}} still unresolved
 * @param condition     when it is done; empty for always
 * @param failurePolicy what its failure means for what follows
 * @param retryAttempts how many further attempts follow a failed one
 * @param retryDelay    how long to wait before each
 * @param timeout       how long one attempt may take; empty for the strategy's
 * @param gate          whether a person has to agree
 * @param gateMessage   what that person is told; {@link Text#EMPTY} for a general question
 */
public record StepDefinition(String id, String stepType, Text label, StepIdentity identity, Map<String, String> arguments,
		String condition, FailurePolicy failurePolicy, int retryAttempts, Duration retryDelay, Optional<Duration> timeout,
		Gate gate, Text gateMessage) {

	public StepDefinition {
		Objects.requireNonNull(id);
		Objects.requireNonNull(stepType);
		Objects.requireNonNull(label);
		Objects.requireNonNull(identity);
		arguments = Map.copyOf(arguments);
		Objects.requireNonNull(condition);
		Objects.requireNonNull(failurePolicy);
		if (retryAttempts < 0) {
			throw new IllegalArgumentException("retry attempts " + retryAttempts);
		}
		Objects.requireNonNull(retryDelay);
		Objects.requireNonNull(timeout);
		Objects.requireNonNull(gate);
		Objects.requireNonNull(gateMessage);
	}

	/** A step with nothing special about it. */
	public static StepDefinition of(final String id, final String stepType, final Map<String, String> arguments) {
		return new StepDefinition(id, stepType, Text.EMPTY, StepIdentity.AUTOMATIC, arguments, "",
				FailurePolicy.SKIP_ENDPOINT, 0, Duration.ofSeconds(5), Optional.empty(), Gate.NONE, Text.EMPTY);
	}
}
