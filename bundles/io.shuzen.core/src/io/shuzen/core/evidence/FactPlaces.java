package io.shuzen.core.evidence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.shuzen.core.json.JsonFormat;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessList;
import io.shuzen.core.probe.RegistryKey;

/** Takes an answer apart into plain values, each with the place where it stands, for comparing. */
final class FactPlaces {

	/** What tells elements of a list from each other, best first. */
	private static final List<String> NAMES = List.of("path", "name", "fullName", "thumbprint", "account", "sid", "address", "id");
	/** What changes by itself. Of files no times are compared at all: every copy is created anew, and reading is an access. */
	private static final Set<String> MOMENTS = Set.of("modified", "lastRun", "nextRun", "lastRunTime", "nextRunTime", "bootTime", "offsetMillis",
			"idleMinutes");

	/**
	 * A plain value.
	 *
	 * @param name where it stands, as the machine writes it
	 * @param text the value
	 */
	record Place(String name, String text) {
	}

	private final SequencedMap<String, Place> places = new LinkedHashMap<>();

	private FactPlaces() {
	}

	/** By the places' names in lower case: Windows' names do not care for case. */
	static SequencedMap<String, Place> of(final ProbeValue value) {
		final FactPlaces result = new FactPlaces();
		switch (value) {
		case final RegistryKey key -> result.add(key);
		case final FileListing listing -> listing.entries().forEach(result::add);
		case final CredentialList list -> list.credentials().forEach(stored -> result.put(stored.target(), stored.userName()));
		case final ProcessList list -> list.processes()
				.forEach(process -> result.places.merge(process.image().toLowerCase(Locale.ROOT), new Place(process.image(), "1"),
						(count, one) -> new Place(count.name, Integer.toString(Integer.parseInt(count.text) + 1))));
		case final DeviceJoinStatus join -> join.sections().forEach(
				section -> section.values().forEach((name, text) -> result.put(section.title() + '/' + name, text)));
		default -> {
			final ObjectNode tree = JsonFormat.mapper().valueToTree(value);
			tree.remove("type");
			result.add("", tree);
		}
		}
		return result.places;
	}

	private void add(final RegistryKey key) {
		put(key.path().toString(), "");
		key.values().forEach(value -> put(key.path() + "\\" + (value.name().isEmpty() ? "(Default)" : value.name()), value.data().display() + " (" + value.type() + ')'));
		key.subkeys().forEach(this::add);
	}

	private void add(final FileEntry entry) {
		put(entry.path(), entry.directory() ? "" : entry.content().map(content -> content + ' ').orElse("") + entry.size() + " B");
	}

	private void add(final String place, final JsonNode node) {
		if (node.isObject()) {
			for (final Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext();) {
				final Map.Entry<String, JsonNode> field = fields.next();
				if (!MOMENTS.contains(field.getKey())) {
					add(below(place, field.getKey()), field.getValue());
				}
			}
		} else if (node.isArray()) {
			int number = 0;
			for (final JsonNode element : node) {
				number++;
				add(below(place, name(element).orElse(element.isValueNode() ? element.asText() : Integer.toString(number))), element);
			}
		} else if (!node.isNull()) {
			put(place, node.asText());
		}
	}

	private static Optional<String> name(final JsonNode element) {
		return NAMES.stream().map(element::get).filter(name -> name != null && name.isValueNode() && !name.asText().isEmpty()).findFirst()
				.map(JsonNode::asText);
	}

	private static String below(final String place, final String name) {
		return place.isEmpty() ? name : place + '/' + name;
	}

	/** Equal places are told apart by a number. */
	private void put(final String place, final String text) {
		String free = place;
		for (int number = 2; places.containsKey(free.toLowerCase(Locale.ROOT)); number++) {
			free = place + " #" + number;
		}
		places.put(free.toLowerCase(Locale.ROOT), new Place(free, text));
	}
}
