package io.shuzen.office.internal.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;

/**
 * One registry value that says something by being there.
 *
 * @param probe    the key
 * @param value    the value's name
 * @param matches  which data is remarkable
 * @param severity how much it matters
 * @param key      the text of the finding; takes the value's name, its key and its data
 * @param step     what repairs it, unless the key is a policy
 */
record ValueRule(RegistryProbe probe, String value, Predicate<RegistryValue> matches, Severity severity, String key,
		Optional<String> step) {

	ValueRule {
		Objects.requireNonNull(probe);
		Objects.requireNonNull(value);
		Objects.requireNonNull(matches);
		Objects.requireNonNull(severity);
		Objects.requireNonNull(key);
		Objects.requireNonNull(step);
	}

	static ValueRule of(final RegistryProbe probe, final String value, final Predicate<RegistryValue> matches,
			final Severity severity, final String key, final String step) {
		return new ValueRule(probe, value, matches, severity, key, Optional.of(step));
	}

	static ValueRule of(final RegistryProbe probe, final String value, final Predicate<RegistryValue> matches,
			final Severity severity, final String key) {
		return new ValueRule(probe, value, matches, severity, key, Optional.empty());
	}

	/** Whether somebody's policy sets it: then it is reported and not repaired. */
	boolean isPolicy() {
		return List.of(probe.path().key().toLowerCase(Locale.ROOT).split("\\\\")).contains("policies");
	}

	static Predicate<RegistryValue> number(final long number) {
		return value -> value.asNumber().isPresent() && value.asNumber().getAsLong() == number;
	}

	/** Whether a bit mask lacks every bit of {@code bits}. */
	static Predicate<RegistryValue> lacks(final long bits) {
		return value -> value.asNumber().isPresent() && (value.asNumber().getAsLong() & bits) == 0;
	}

	static Predicate<RegistryValue> present() {
		return value -> true;
	}
}
