package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunRequest;
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

	/** @throws FailureException when the runbook cannot be run, or not with these parameters; names everything that is wrong */
	static RunbookTasks of(final RunRequest request, final PackRegistry packs) throws FailureException {
		final RunbookDefinition runbook = request.runbook();
		final RunbookChecks checks = new RunbookChecks(packs);
		List<Text> problems = checks.problems(runbook);
		if (problems.isEmpty()) {
			problems = checks.problems(runbook, request.parameters());
		}
		if (!problems.isEmpty()) {
			throw new FailureException(new Failure(FailureKind.INVALID_INPUT, joined(problems),
					EngineTexts.TEXTS.text("runbook.advice", runbook.name())));
		}
		final Map<String, String> values = Arguments.values(runbook, request.parameters());
		final Map<String, Object> typed = StepTask.typed(runbook, values);
		final List<StepTask> tasks = new ArrayList<>();
		for (final StepDefinition definition : runbook.steps()) {
			final Step step = packs.step(definition.stepType()).orElseThrow();
			final Optional<Condition> condition = definition.condition().isEmpty() ? Optional.empty()
					: Optional.of(Condition.parse(definition.condition()));
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

	static Text joined(final List<Text> problems) {
		return new Text(String.join(" ", problems.stream().map(Text::english).toList()),
				String.join("", problems.stream().map(Text::japanese).toList()));
	}
}
