package io.shuzen.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;

/**
 * An immutable snapshot of a runbook.
 *
 * @param id          what the journal and the command line call it
 * @param version     its version
 * @param name        for people
 * @param description what it is for; may be {@link Text#EMPTY}
 * @param remedies    the diagnostics whose findings it repairs
 * @param confirmedBy the diagnostics that are evaluated after the last step
 * @param parameters  what it asks for
 * @param steps       in order
 * @param strategy    how a run of it spreads unless its starter says otherwise
 */
public record RunbookDefinition(String id, String version, Text name, Text description, List<String> remedies,
		List<String> confirmedBy, List<RunbookParameter> parameters, List<StepDefinition> steps, RunStrategy strategy) {

	public RunbookDefinition {
		Objects.requireNonNull(id);
		Objects.requireNonNull(version);
		Objects.requireNonNull(name);
		Objects.requireNonNull(description);
		remedies = List.copyOf(remedies);
		confirmedBy = List.copyOf(confirmedBy);
		parameters = List.copyOf(parameters);
		steps = List.copyOf(steps);
		Objects.requireNonNull(strategy);
	}

	/**
	 * A runbook of a single step, to carry out a finding's suggestion.
	 *
	 * @param confirmedBy the diagnostic that suggested it, if any
	 */
	public static RunbookDefinition ofStep(final Step step, final Map<String, String> arguments,
			final Optional<String> confirmedBy) {
		return new RunbookDefinition(step.id(), "1.0.0", step.title(), step.description(), List.of(),
				confirmedBy.stream().toList(), List.of(), List.of(StepDefinition.of("step", step.id(), arguments)),
				RunStrategy.DEFAULT);
	}

	public Optional<RunbookParameter> parameter(final String parameterName) {
		return parameters.stream().filter(parameter -> parameter.name().equals(parameterName)).findFirst();
	}

	public Optional<StepDefinition> step(final String stepId) {
		return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
	}
}
