package io.shuzen.model.selection;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import io.shuzen.model.inventory.Endpoint;

/**
 * What filters can compare about an endpoint besides what the inventory itself knows, such as the severity of its findings
 * or the version of an application. Called for every endpoint while somebody types: must not do any I/O.
 */
@FunctionalInterface
public interface EndpointProperties {

	/** The attributes kept in the inventory, nothing else. */
	EndpointProperties ATTRIBUTES = (endpoint, property, value) -> {
		String attribute = endpoint.attribute(property);
		return attribute == null ? OptionalInt.empty() : OptionalInt.of(compareTexts(attribute, value));
	};

	/**
	 * Compares what an endpoint has with a value.
	 *
	 * @param endpoint the endpoint
	 * @param property the name of the property as typed; names compare regardless of case
	 * @param value the value as typed
	 * @return less than, equal to or more than 0 when what the endpoint has is less than, equal to or more than the value;
	 *         nothing when the property is unknown, the endpoint has none, or the two cannot be compared
	 */
	OptionalInt compare(Endpoint endpoint, String property, String value);

	/** Returns these properties, and those of another for every property these do not know. */
	default EndpointProperties or(EndpointProperties other) {
		return (endpoint, property, value) -> {
			OptionalInt own = compare(endpoint, property, value);
			return own.isPresent() ? own : other.compare(endpoint, property, value);
		};
	}

	/**
	 * Compares two texts as a filter does: as versions when both are numbers with dots (16.0.9 is less than 16.0.17), else
	 * alphabetically, regardless of case and width.
	 */
	static int compareTexts(String left, String right) {
		String first = SearchText.of(left).strip();
		String second = SearchText.of(right).strip();
		return VersionOrder.covers(first) && VersionOrder.covers(second) ? VersionOrder.INSTANCE.compare(first, second)
				: first.compareTo(second);
	}

	/** The order of numbers with dots; missing parts are 0. */
	enum VersionOrder implements Comparator<String> {

		INSTANCE;

		private static final Pattern VERSION = Pattern.compile("\\d{1,18}(\\.\\d{1,18})*");

		static boolean covers(String text) {
			return VERSION.matcher(text).matches();
		}

		@Override
		public int compare(String left, String right) {
			String[] first = left.split("\\.");
			String[] second = right.split("\\.");
			for (int part = 0; part < Math.max(first.length, second.length); part++) {
				int order = Long.compare(number(first, part), number(second, part));
				if (order != 0) {
					return order;
				}
			}
			return 0;
		}

		private static long number(String[] parts, int index) {
			return index < parts.length ? Long.parseLong(parts[index]) : 0;
		}
	}
}
