package io.shuzen.windows.simulation.internal.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

import io.shuzen.windows.simulation.internal.machine.Moment;

/** Takes the keys of a mapping one by one, each in its type; whatever is left in the end is a key nobody knows. */
final class Fields {

	private final Yaml.Mapping mapping;
	private final Map<String, Yaml> left = new LinkedHashMap<>();
	private final TreeSet<String> known = new TreeSet<>();

	private Fields(final Yaml.Mapping mapping) {
		this.mapping = mapping;
		mapping.entries().forEach(entry -> left.put(entry.key(), entry.value()));
	}

	static Fields of(final Yaml yaml, final String what) throws ScenarioProblem {
		return new Fields(mapping(yaml, what));
	}

	Position position() {
		return mapping.position();
	}

	/** The value of {@code key}, when it is there. */
	Optional<Yaml> take(final String key) {
		known.add(key);
		return Optional.ofNullable(left.remove(key));
	}

	Optional<String> text(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		return value.isEmpty() ? Optional.empty() : Optional.of(text(value.get(), key));
	}

	String text(final String key, final String otherwise) throws ScenarioProblem {
		return text(key).orElse(otherwise);
	}

	String requiredText(final String key) throws ScenarioProblem {
		return text(key).orElseThrow(() -> new ScenarioProblem(position(), "missing", key));
	}

	OptionalInt number(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		if (value.isEmpty()) {
			return OptionalInt.empty();
		}
		final long number = number(value.get(), key);
		if (number < Integer.MIN_VALUE || number > 0xFFFF_FFFFL) {
			throw new ScenarioProblem(value.get().position(), "numberRange", key);
		}
		return OptionalInt.of((int) number);
	}

	int number(final String key, final int otherwise) throws ScenarioProblem {
		return number(key).orElse(otherwise);
	}

	OptionalLong longNumber(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(value.get(), key));
	}

	Optional<Boolean> flag(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		if (value.isEmpty()) {
			return Optional.empty();
		}
		if (value.get() instanceof final Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.BOOLEAN) {
			return Optional.of(scalar.text().equalsIgnoreCase("true"));
		}
		throw wrongType(value.get(), key, "type.flag");
	}

	Optional<Moment> moment(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		if (value.isEmpty()) {
			return Optional.empty();
		}
		final String text = text(value.get(), key);
		return Optional.of(Moment.parse(text).orElseThrow(() -> wrongType(value.get(), key, "type.time")));
	}

	/** A constant of an enumeration, written in lower case with hyphens. */
	<E extends Enum<E>> Optional<E> constant(final String key, final Class<E> type) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		return value.isEmpty() ? Optional.empty() : Optional.of(constant(value.get(), text(value.get(), key), key, type));
	}

	static <E extends Enum<E>> E constant(final Yaml where, final String text, final String key, final Class<E> type)
			throws ScenarioProblem {
		for (final E constant : type.getEnumConstants()) {
			if (spelling(constant).equals(text)) {
				return constant;
			}
		}
		throw new ScenarioProblem(where.position(), "wrongConstant", key, text,
				String.join(", ", Arrays.stream(type.getEnumConstants()).map(Fields::spelling).toList()));
	}

	private static String spelling(final Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The mapping under {@code key}; an empty one when it is not there. */
	Yaml.Mapping mapping(final String key) throws ScenarioProblem {
		final Optional<Yaml> value = take(key);
		return value.isEmpty() ? new Yaml.Mapping(position(), List.of()) : mapping(value.get(), key);
	}

	/** The values under {@code key}: a sequence, or one value alone. */
	List<Yaml> oneOrMore(final String key) {
		final Optional<Yaml> value = take(key);
		if (value.isEmpty()) {
			return List.of();
		}
		return value.get() instanceof final Yaml.Sequence sequence ? sequence.elements() : List.of(value.get());
	}

	List<String> texts(final String key) throws ScenarioProblem {
		final List<String> texts = new ArrayList<>();
		for (final Yaml element : oneOrMore(key)) {
			texts.add(text(element, key));
		}
		return texts;
	}

	/** Complains about keys that nobody took. */
	void end() throws ScenarioProblem {
		for (final Yaml.Entry entry : mapping.entries()) {
			if (left.containsKey(entry.key())) {
				throw new ScenarioProblem(entry.position(), "unknownKey", entry.key(), String.join(", ", known));
			}
		}
	}

	static Yaml.Mapping mapping(final Yaml yaml, final String what) throws ScenarioProblem {
		if (yaml instanceof final Yaml.Mapping mapping) {
			return mapping;
		}
		throw wrongType(yaml, what, "type.mapping");
	}

	/** The text of a scalar, as it is written. */
	static String text(final Yaml yaml, final String what) throws ScenarioProblem {
		if (yaml instanceof final Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL) {
			return scalar.text();
		}
		throw wrongType(yaml, what, "type.text");
	}

	static long number(final Yaml yaml, final String what) throws ScenarioProblem {
		if (yaml instanceof final Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.WHOLE_NUMBER) {
			try {
				return Long.decode(scalar.text().replace("_", ""));
			} catch (final NumberFormatException e) {
				throw wrongType(yaml, what, "type.number");
			}
		}
		throw wrongType(yaml, what, "type.number");
	}

	static ScenarioProblem wrongType(final Yaml yaml, final String what, final String expectedKey) {
		final Object found = switch (yaml) {
		case final Yaml.Mapping mapping -> ScenarioProblem.TEXTS.text("type.mapping");
		case final Yaml.Sequence sequence -> ScenarioProblem.TEXTS.text("type.sequence");
		case final Yaml.Scalar scalar -> scalar.kind() == Yaml.Kind.NULL ? ScenarioProblem.TEXTS.text("type.nothing")
				: '"' + scalar.text() + '"';
		};
		return new ScenarioProblem(yaml.position(), "wrongType", what, ScenarioProblem.TEXTS.text(expectedKey), found);
	}
}
