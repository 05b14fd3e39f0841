package io.shuzen.windows.simulation.internal.scenario;

import java.util.List;

/** A YAML value that knows where it stands. */
sealed interface Yaml {

	Position position();

	/**
	 * A mapping.
	 *
	 * @param entries in the order of the file, keys unique
	 */
	record Mapping(Position position, List<Entry> entries) implements Yaml {
		public Mapping {
			entries = List.copyOf(entries);
		}
	}

	/** A key with its value. */
	record Entry(Position position, String key, Yaml value) {
	}

	/** A sequence. */
	record Sequence(Position position, List<Yaml> elements) implements Yaml {
		public Sequence {
			elements = List.copyOf(elements);
		}
	}

	/**
	 * A scalar.
	 *
	 * @param kind what YAML takes it for
	 * @param text as written
	 */
	record Scalar(Position position, Kind kind, String text) implements Yaml {
	}

	/** What YAML takes a scalar for. */
	enum Kind {
		TEXT, WHOLE_NUMBER, FRACTION, BOOLEAN, NULL
	}

	default boolean isNull() {
		return this instanceof final Scalar scalar && scalar.kind() == Kind.NULL;
	}
}
