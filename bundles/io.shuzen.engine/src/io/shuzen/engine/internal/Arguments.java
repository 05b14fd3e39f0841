package io.shuzen.engine.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Step;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.StepDefinition;
import io.shuzen.model.parameter.DurationText;
import io.shuzen.model.parameter.ParameterTemplate;

/** From the values of a runbook's parameters to the values of a step's. */
final class Arguments {

	private Arguments() {
	}

	/** The value of every parameter of the runbook: as given, else its default, else empty. */
	static Map<String, String> values(final RunbookDefinition runbook, final Map<String, String> given) {
		final Map<String, String> values = new HashMap<>();
		for (final RunbookParameter parameter : runbook.parameters()) {
			final String value = given.getOrDefault(parameter.name(), "");
			values.put(parameter.name(), value.isEmpty() ? parameter.defaultValue().orElse("") : value);
		}
		return values;
	}

	/** The step's arguments with the runbook's values put in. What comes to nothing is left to the default of the step's type. */
	static Map<String, String> resolve(final StepDefinition definition, final Step step, final Map<String, String> values) {
		final Map<String, String> resolved = new HashMap<>();
		definition.arguments().forEach((name, argument) -> {
			final ParameterTemplate template = ParameterTemplate.parse(argument);
			final String value = template.resolve(values);
			if (!value.isEmpty() || template.references().isEmpty()) {
				resolved.put(name, inFormOf(step, name, value));
			}
		});
		return resolved;
	}

	static Set<String> references(final StepDefinition definition) {
		final Set<String> names = new java.util.TreeSet<>();
		definition.arguments().values().forEach(argument -> names.addAll(ParameterTemplate.parse(argument).references()));
		return names;
	}

	/** Runbooks also take durations as people write them; steps take ISO 8601 only. */
	private static String inFormOf(final Step step, final String name, final String value) {
		final boolean duration = step.parameters().stream().filter(parameter -> parameter.name().equals(name))
				.map(ParameterDefinition::type).anyMatch(ParameterType.DURATION::equals);
		return duration ? DurationText.parse(value).map(Object::toString).orElse(value) : value;
	}
}
