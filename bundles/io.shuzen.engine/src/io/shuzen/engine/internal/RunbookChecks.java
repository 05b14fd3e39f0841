package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.StepDefinition;
import io.shuzen.model.parameter.ParameterValues;
import io.shuzen.model.parameter.ValueProblem;

/** Says what keeps a runbook from running. */
final class RunbookChecks {

	/** The journal keeps every value of every run, and each back end would have to carry it to the machine. */
	private static final int LONGEST_VALUE = 1_000_000;

	private final PackRegistry packs;

	RunbookChecks(final PackRegistry packs) {
		this.packs = packs;
	}

	List<Text> problems(final RunbookDefinition runbook) {
		final List<Text> problems = new ArrayList<>();
		if (runbook.id().isBlank()) {
			problems.add(EngineTexts.TEXTS.text("runbook.noId"));
		}
		if (runbook.steps().isEmpty()) {
			problems.add(EngineTexts.TEXTS.text("runbook.noSteps"));
		}
		for (final String id : runbook.confirmedBy()) {
			if (packs.diagnostic(id).isEmpty()) {
				problems.add(EngineTexts.TEXTS.text("runbook.unknownDiagnostic", id));
			}
		}
		final Set<String> former = new HashSet<>();
		for (final StepDefinition step : runbook.steps()) {
			problems.addAll(problems(runbook, step, former));
			if (!former.add(step.id())) {
				problems.add(EngineTexts.TEXTS.text("step.duplicate", step.id()));
			}
		}
		return problems;
	}

	List<Text> problems(final RunbookDefinition runbook, final Map<String, String> given) {
		final List<Text> problems = new ArrayList<>();
		for (final String name : given.keySet()) {
			if (runbook.parameter(name).isEmpty()) {
				final List<String> names = runbook.parameters().stream().map(RunbookParameter::name).toList();
				problems.add(names.isEmpty() ? EngineTexts.TEXTS.text("parameter.noneTaken", name, runbook.id())
						: EngineTexts.TEXTS.text("parameter.unknown", name, runbook.id(), String.join(", ", names)));
			}
		}
		final Map<String, String> values = Arguments.values(runbook, given);
		for (final RunbookParameter parameter : runbook.parameters()) {
			if (values.get(parameter.name()).length() > LONGEST_VALUE) {
				problems.add(EngineTexts.TEXTS.text("parameter.tooLong", parameter.name(), LONGEST_VALUE));
				continue;
			}
			final Optional<ValueProblem> problem = ParameterValues.check(RunbookSnapshots.model(parameter),
					values.get(parameter.name()));
			problem.filter(found -> !isEveryUser(parameter, values.get(parameter.name())))
					.ifPresent(found -> problems.add(EngineTexts.TEXTS.text("parameter.invalid", parameter.name(),
							new Text(found.message(Locale.ENGLISH), found.message(Locale.JAPANESE)))));
		}
		if (problems.isEmpty()) {
			for (final StepDefinition definition : runbook.steps()) {
				packs.step(definition.stepType()).ifPresent(step -> Parameters
						.problems(step.parameters(), Arguments.resolve(definition, step, values))
						.forEach(problem -> problems.add(EngineTexts.TEXTS.text("step.argument", definition.id(), problem))));
			}
		}
		return problems;
	}

	// steps take * for every user of the machine, which is nobody's account name
	private static boolean isEveryUser(final RunbookParameter parameter, final String value) {
		return parameter.type() == io.shuzen.model.runbook.ParameterType.USER && value.equals("*");
	}

	private List<Text> problems(final RunbookDefinition runbook, final StepDefinition definition,
			final Set<String> formerSteps) {
		final List<Text> problems = new ArrayList<>();
		final Optional<Step> step = packs.step(definition.stepType());
		if (step.isEmpty()) {
			problems.add(EngineTexts.TEXTS.text("step.unknownType", definition.id(), definition.stepType()));
		}
		for (final String name : Arguments.references(definition)) {
			if (runbook.parameter(name).isEmpty()) {
				problems.add(EngineTexts.TEXTS.text("step.unknownParameter", definition.id(), name));
			}
		}
		step.ifPresent(found -> problems.addAll(literalProblems(definition, found)));
		if (!definition.condition().isEmpty()) {
			problems.addAll(conditionProblems(runbook, definition, formerSteps));
		}
		return problems;
	}

	/** Of arguments that depend on parameters only the names can be checked before there are values. */
	private static List<Text> literalProblems(final StepDefinition definition, final Step step) {
		final Map<String, String> arguments = new HashMap<>();
		definition.arguments().forEach((name, value) -> arguments.put(name,
				io.shuzen.model.parameter.ParameterTemplate.parse(value).references().isEmpty()
						? Arguments.resolve(StepDefinition.of(definition.id(), step.id(), Map.of(name, value)), step, Map.of()).get(name)
						: null));
		final List<Text> problems = new ArrayList<>();
		arguments.forEach((name, value) -> step.parameters().stream().filter(parameter -> parameter.name().equals(name))
				.findFirst().ifPresentOrElse(parameter -> {
					if (value != null) {
						parameter.problemWith(value)
								.ifPresent(problem -> problems.add(EngineTexts.TEXTS.text("step.argument", definition.id(), problem)));
					}
				}, () -> problems.add(EngineTexts.TEXTS.text("step.unknownArgument", definition.id(), step.id(), name))));
		step.parameters().stream()
				.filter(parameter -> parameter.defaultValue().isEmpty() && !definition.arguments().containsKey(parameter.name()))
				.forEach(parameter -> problems
						.add(EngineTexts.TEXTS.text("step.missingArgument", definition.id(), parameter.name())));
		return problems;
	}

	private List<Text> conditionProblems(final RunbookDefinition runbook, final StepDefinition definition,
			final Set<String> formerSteps) {
		final List<Text> problems = new ArrayList<>();
		try {
			final Condition condition = Condition.parse(definition.condition());
			condition.parameters().stream().filter(name -> runbook.parameter(name).isEmpty())
					.forEach(name -> problems.add(EngineTexts.TEXTS.text("step.unknownParameter", definition.id(), name)));
			condition.diagnostics().stream().filter(id -> packs.diagnostic(id).isEmpty())
					.forEach(id -> problems.add(EngineTexts.TEXTS.text("step.unknownDiagnostic", definition.id(), id)));
			condition.steps().stream().filter(id -> !formerSteps.contains(id))
					.forEach(id -> problems.add(EngineTexts.TEXTS.text("step.noFormerStep", definition.id(), id)));
		} catch (final FailureException e) {
			problems.add(EngineTexts.TEXTS.text("step.condition", definition.id(), e.failure().message()));
		}
		return problems;
	}
}
