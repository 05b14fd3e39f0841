package io.shuzen.windows.simulation.internal.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.windows.simulation.internal.machine.Placeholders;

/** Fills a scenario's own variables into its texts. What {@link Placeholders} fills in at reading stays as it is. */
final class Variables {

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)\\}");

	private final Map<String, Yaml.Scalar> values = new TreeMap<>();

	/** Defines a variable, in place of one of the same name that a base defines. */
	void define(final String name, final Yaml.Scalar value) {
		values.put(name, value);
	}

	Yaml.Mapping fill(final Yaml.Mapping mapping) throws ScenarioProblem {
		final List<Yaml.Entry> entries = new ArrayList<>();
		for (final Yaml.Entry entry : mapping.entries()) {
			entries.add(new Yaml.Entry(entry.position(), fill(entry.key(), entry.position(), Set.of()), fill(entry.value())));
		}
		return new Yaml.Mapping(mapping.position(), entries);
	}

	private Yaml fill(final Yaml yaml) throws ScenarioProblem {
		switch (yaml) {
		case final Yaml.Mapping mapping:
			return fill(mapping);
		case final Yaml.Sequence sequence:
			final List<Yaml> elements = new ArrayList<>();
			for (final Yaml element : sequence.elements()) {
				elements.add(fill(element));
			}
			return new Yaml.Sequence(sequence.position(), elements);
		case final Yaml.Scalar scalar:
			return scalar.kind() != Yaml.Kind.TEXT ? scalar
					: new Yaml.Scalar(scalar.position(), scalar.kind(), fill(scalar.text(), scalar.position(), Set.of()));
		}
	}

	private String fill(final String text, final Position position, final Set<String> open) throws ScenarioProblem {
		if (text.indexOf("${") < 0) {
			return text;
		}
		final StringBuilder filled = new StringBuilder();
		final Matcher reference = REFERENCE.matcher(text);
		while (reference.find()) {
			final String name = reference.group(1);
			reference.appendReplacement(filled, Matcher.quoteReplacement(
					Placeholders.isKnown(name) ? reference.group() : value(name, position, open)));
		}
		return reference.appendTail(filled).toString();
	}

	private String value(final String name, final Position position, final Set<String> open) throws ScenarioProblem {
		final Yaml.Scalar value = values.get(name);
		if (value == null) {
			throw new ScenarioProblem(position, "unknownVariable", name);
		}
		if (open.contains(name)) {
			throw new ScenarioProblem(value.position(), "variableCycle", name);
		}
		final Set<String> deeper = new HashSet<>(open);
		deeper.add(name);
		return fill(value.text(), value.position(), deeper);
	}
}
