package io.shuzen.core.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.model.parameter.SecretReference;

/** Values for the parameters of a step, checked against their definitions. Immutable. */
public final class Parameters {

	private static final TextBundle TEXTS = TextBundle.beside(Parameters.class, "parameters");

	private final Map<String, String> values;

	private Parameters(final Map<String, String> values) {
		this.values = Map.copyOf(values);
	}

	/**
	 * What is wrong with these values: unknown names, missing ones, and values that do not fit.
	 *
	 * @return one sentence for each; empty when {@link #of} will accept them
	 */
	public static List<Text> problems(final List<ParameterDefinition> definitions, final Map<String, String> given) {
		final List<Text> problems = new ArrayList<>();
		for (final String name : given.keySet()) {
			if (definitions.stream().noneMatch(definition -> definition.name().equals(name))) {
				problems.add(TEXTS.text("unknown", name));
			}
		}
		for (final ParameterDefinition definition : definitions) {
			final String value = given.get(definition.name());
			if (value != null) {
				definition.problemWith(value).ifPresent(problems::add);
			} else if (definition.defaultValue().isEmpty()) {
				problems.add(TEXTS.text("missing", definition.label()));
			}
		}
		return problems;
	}

	/**
	 * The given values, and the defaults for the rest.
	 *
	 * @throws IllegalArgumentException when {@link #problems} has any
	 */
	public static Parameters of(final List<ParameterDefinition> definitions, final Map<String, String> given) {
		final List<Text> problems = problems(definitions, given);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(problems.toString());
		}
		final Map<String, String> values = new HashMap<>();
		definitions.forEach(definition -> definition.defaultValue()
				.ifPresent(defaultValue -> values.put(definition.name(), defaultValue)));
		values.putAll(given);
		return new Parameters(values);
	}

	/** Nothing but defaults. */
	public static Parameters defaults(final Step step) {
		return of(step.parameters(), Map.of());
	}

	/** All values by name. */
	public Map<String, String> asMap() {
		return values;
	}

	/** @throws IllegalArgumentException when the step defines no such parameter */
	public String text(final String name) {
		final String value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("no parameter " + name);
		}
		return value;
	}

	public long integer(final String name) {
		return Long.parseLong(text(name));
	}

	public boolean flag(final String name) {
		return Boolean.parseBoolean(text(name));
	}

	public Duration duration(final String name) {
		return Duration.parse(text(name));
	}

	/**
	 * Where the secret is that the parameter refers to. A step never sees the secret itself: it names it in the change that needs it, for
	 * instance with {@link io.shuzen.core.change.ToolRun#withSecretInput}.
	 *
	 * @return empty when an optional parameter was left empty
	 * @throws IllegalArgumentException when the step defines no such parameter, or one of another type
	 */
	public Optional<SecretReference> secret(final String name) {
		final String value = text(name);
		final Optional<SecretReference> reference = SecretReference.parse(value);
		if (reference.isEmpty() && !value.isEmpty()) {
			throw new IllegalArgumentException("parameter " + name + " refers to no secret");
		}
		return reference;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Parameters that && values.equals(that.values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	@Override
	public String toString() {
		return values.toString();
	}
}
