package io.shuzen.core.step;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.model.parameter.SecretReference;

/**
 * A parameter of a step: the single source for the editor's form, the command line, validation and documentation.
 *
 * @param name         as used in runbooks; a letter, then letters, digits and hyphens
 * @param type         what its values are
 * @param label        for people
 * @param help         what it decides, one sentence
 * @param defaultValue the value when none is given; empty when a value is required
 * @param choices      the values of {@link ParameterType#CHOICE}; empty for other types
 * @param minimum      the least value of an INTEGER, or the least length of a TEXT
 * @param maximum      the greatest value of an INTEGER, or the greatest length of a TEXT
 */
public record ParameterDefinition(String name, ParameterType type, Text label, Text help, Optional<String> defaultValue,
		List<String> choices, OptionalLong minimum, OptionalLong maximum) {

	private static final TextBundle TEXTS = TextBundle.beside(ParameterDefinition.class, "parameters");

	public ParameterDefinition {
		if (!name.matches("[A-Za-z][A-Za-z0-9-]*")) {
			throw new IllegalArgumentException("parameter name: " + name);
		}
		Objects.requireNonNull(type);
		Objects.requireNonNull(label);
		Objects.requireNonNull(help);
		Objects.requireNonNull(defaultValue);
		choices = List.copyOf(choices);
		Objects.requireNonNull(minimum);
		Objects.requireNonNull(maximum);
	}

	/** A parameter that has a default and no bounds. */
	public static ParameterDefinition optional(final String name, final ParameterType type, final Text label,
			final Text help, final String defaultValue) {
		return new ParameterDefinition(name, type, label, help, Optional.of(defaultValue), List.of(),
				OptionalLong.empty(), OptionalLong.empty());
	}

	/**
	 * Checks a value.
	 *
	 * @return what is wrong with it, in words; empty when it is valid
	 */
	public Optional<Text> problemWith(final String value) {
		return switch (type) {
		case INTEGER -> {
			try {
				yield outside(Long.parseLong(value)) ? Optional.of(TEXTS.text("range", label, value, bound(minimum), bound(maximum)))
						: Optional.empty();
			} catch (final NumberFormatException e) {
				yield Optional.of(TEXTS.text("integer", label, value));
			}
		}
		case BOOLEAN -> value.equals("true") || value.equals("false") ? Optional.empty()
				: Optional.of(TEXTS.text("boolean", label, value));
		case CHOICE -> choices.contains(value) ? Optional.empty()
				: Optional.of(TEXTS.text("choice", label, value, String.join(", ", choices)));
		case DURATION -> {
			try {
				Duration.parse(value);
				yield Optional.empty();
			} catch (final DateTimeParseException e) {
				yield Optional.of(TEXTS.text("duration", label, value));
			}
		}
		case TEXT -> outside(value.length())
				? Optional.of(TEXTS.text("length", label, bound(minimum), bound(maximum)))
				: Optional.empty();
		// the value is not repeated: somebody may have typed the secret itself
		case SECRET_REFERENCE -> SecretReference.parse(value).isPresent() ? Optional.empty()
				: Optional.of(TEXTS.text("secretReference", label));
		case USER -> value.isBlank() ? Optional.of(TEXTS.text("blank", label)) : Optional.empty();
		};
	}

	private boolean outside(final long number) {
		return minimum.isPresent() && number < minimum.getAsLong() || maximum.isPresent() && number > maximum.getAsLong();
	}

	private static String bound(final OptionalLong bound) {
		return bound.isPresent() ? Long.toString(bound.getAsLong()) : "…";
	}
}
