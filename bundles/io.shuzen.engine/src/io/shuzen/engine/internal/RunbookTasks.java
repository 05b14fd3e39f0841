package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.StepDefinition;

/**
 * A runbook ready to be carried out.
 *
 * @param steps       in order
 * @param confirmedBy the diagnostics that are evaluated after the last step
 * @param users       whose findings count
 */
record RunbookTasks(List<StepTask> steps, List<Diagnostic> confirmedBy, UserScope users) {

	/** @param parameters as checked before */
	static RunbookTasks of(final RunbookDefinition runbook, final Map<String, String> parameters, final PackRegistry packs) {
		final Map<String, String> values = Arguments.values(runbook, parameters);
		final Map<String, Object> typed = StepTask.typed(runbook, values);
		final List<StepTask> tasks = new ArrayList<>();
		for (final StepDefinition definition : runbook.steps()) {
			final Step step = packs.step(definition.stepType()).orElseThrow();
			final Optional<Condition> condition = definition.condition().isEmpty() ? Optional.empty()
					: Optional.of(condition(definition));
			tasks.add(new StepTask(definition, step,
					Parameters.of(step.parameters(), Arguments.resolve(definition, step, values)), condition,
					condition.stream().flatMap(asked -> asked.diagnostics().stream())
							.map(id -> packs.diagnostic(id).orElseThrow()).toList(),
					typed));
		}
		return new RunbookTasks(List.copyOf(tasks),
				runbook.confirmedBy().stream().map(id -> packs.diagnostic(id).orElseThrow()).toList(),
				UserScope.of(runbook, values));
	}

	private static Condition condition(final StepDefinition definition) {
		try {
			return Condition.parse(definition.condition());
		} catch (final FailureException e) {
			throw new IllegalArgumentException("not checked before", e);
		}
	}

	static Text joined(final List<Text> problems) {
		return new Text(String.join(" ", problems.stream().map(Text::english).toList()),
				String.join("", problems.stream().map(Text::japanese).toList()));
	}
}
