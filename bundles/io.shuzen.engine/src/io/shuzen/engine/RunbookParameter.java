package io.shuzen.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.shuzen.core.text.Text;
import io.shuzen.model.runbook.ParameterType;

/**
 * A value a runbook asks for before it starts.
 *
 * @param name         how steps refer to it: {@code ${name}}
 * @param type         what values it takes
 * @param label        for people
 * @param help         what it means; may be {@link Text#EMPTY}
 * @param required     whether the runbook cannot start without a value
 * @param defaultValue the value when none is given
 * @param pattern      the regular expression a text must match
 * @param minimum      the smallest value, in the form of the type
 * @param maximum      the largest value, in the form of the type
 * @param choices      the values of a choice
 */
public record RunbookParameter(String name, ParameterType type, Text label, Text help, boolean required,
		Optional<String> defaultValue, Optional<String> pattern, Optional<String> minimum, Optional<String> maximum,
		List<Choice> choices) {

	/**
	 * @param value what the steps get
	 * @param label what people see
	 */
	public record Choice(String value, Text label) {
		public Choice {
			Objects.requireNonNull(value);
			Objects.requireNonNull(label);
		}
	}

	public RunbookParameter {
		Objects.requireNonNull(name);
		Objects.requireNonNull(type);
		Objects.requireNonNull(label);
		Objects.requireNonNull(help);
		Objects.requireNonNull(defaultValue);
		Objects.requireNonNull(pattern);
		Objects.requireNonNull(minimum);
		Objects.requireNonNull(maximum);
		choices = List.copyOf(choices);
	}
}
