package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.engine.RunbookParameter;
import io.shuzen.engine.StepDefinition;
import io.shuzen.model.parameter.SecretReference;

/** Says which secrets that a runbook's valid parameters refer to cannot be used. Each is looked up once, however many endpoints need it. */
final class SecretChecks {

	private final RunbookDefinition runbook;
	private final PackRegistry packs;
	private final ParameterSecrets secrets;

	SecretChecks(final RunbookDefinition runbook, final PackRegistry packs, final ParameterSecrets secrets) {
		this.runbook = runbook;
		this.packs = packs;
		this.secrets = secrets;
	}

	/** May block while the operator is asked. */
	List<Text> problems(final RunRequest request) {
		// what needs it, for people
		final Map<SecretReference, String> needed = new LinkedHashMap<>(referredTo(request.parameters()));
		request.endpoints().stream().map(request::parametersOf).filter(own -> !own.isEmpty()).forEach(own -> {
			final Map<String, String> all = new HashMap<>(request.parameters());
			all.putAll(own);
			referredTo(all).forEach(needed::putIfAbsent);
		});
		final List<Text> problems = new ArrayList<>();
		needed.forEach((reference, name) -> secrets.problemWith(reference)
				.ifPresent(problem -> problems.add(EngineTexts.TEXTS.text("parameter.invalid", name, problem))));
		return problems;
	}

	private Map<SecretReference, String> referredTo(final Map<String, String> given) {
		final Map<String, String> values = Arguments.values(runbook, given);
		final Map<SecretReference, String> found = new LinkedHashMap<>();
		for (final RunbookParameter parameter : runbook.parameters()) {
			if (parameter.type() == io.shuzen.model.runbook.ParameterType.SECRET_REFERENCE) {
				SecretReference.parse(values.get(parameter.name())).ifPresent(reference -> found.putIfAbsent(reference, parameter.name()));
			}
		}
		for (final StepDefinition definition : runbook.steps()) {
			packs.step(definition.stepType()).ifPresent(step -> {
				final Map<String, String> arguments = Arguments.resolve(definition, step, values);
				for (final ParameterDefinition parameter : step.parameters()) {
					if (parameter.type() == ParameterType.SECRET_REFERENCE) {
						Optional.ofNullable(arguments.get(parameter.name())).or(parameter::defaultValue).flatMap(SecretReference::parse)
								.ifPresent(reference -> found.putIfAbsent(reference, parameter.name()));
					}
				}
			});
		}
		return found;
	}
}
