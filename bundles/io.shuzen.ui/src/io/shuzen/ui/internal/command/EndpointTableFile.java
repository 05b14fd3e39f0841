package io.shuzen.ui.internal.command;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.InventoryFactory;
import io.shuzen.model.inventory.Property;
import io.shuzen.model.inventory.TransportSettings;
import io.shuzen.model.selection.InventoryIndex;

/**
 * Endpoints as a CSV table, for spreadsheets and other tools. The first line names the columns: {@code name}, {@code address},
 * {@code transport}, {@code port}, {@code user}, {@code tags}, {@code notes}; all but the first may be missing, others are kept as
 * attributes. A file without such a line is a list of names.
 */
final class EndpointTableFile {

	private static final String NAME = "name";
	private static final String ADDRESS = "address";
	private static final String TRANSPORT = "transport";
	private static final String PORT = "port";
	private static final String USER = "user";
	private static final String TAGS = "tags";
	private static final String NOTES = "notes";
	private static final List<String> COLUMNS = List.of(NAME, ADDRESS, TRANSPORT, PORT, USER, TAGS, NOTES);
	/** Written only: where an endpoint is and what is known of it is not taken in from a table. */
	private static final List<String> MORE_COLUMNS = List.of("group", "cause");

	private EndpointTableFile() {
	}

	/** Lines without a name are left out. */
	static List<Endpoint> read(final Reader source) throws IOException {
		final List<Endpoint> endpoints = new ArrayList<>();
		List<String> header = null;
		try (CsvReader<CsvRecord> csv = CsvReader.builder().skipEmptyLines(true)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
				.ofCsvRecord(source)) {
			for (final CsvRecord line : csv) {
				if (header == null) {
					header = header(line);
					if (!header.isEmpty()) {
						continue;
					}
					header = List.of(NAME);
				}
				final Map<String, String> values = new HashMap<>();
				for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
					values.put(header.get(i), line.getField(i).strip());
				}
				if (!values.getOrDefault(NAME, "").isEmpty()) {
					endpoints.add(endpoint(values, header));
				}
			}
		}
		return endpoints;
	}

	/** @param cause the cause of an endpoint's trouble, in words; empty when none is known */
	static void write(final Writer target, final List<Endpoint> endpoints, final Function<Endpoint, String> cause) throws IOException {
		try (CsvWriter csv = CsvWriter.builder().build(target)) {
			csv.writeRecord(Stream.concat(COLUMNS.stream(), MORE_COLUMNS.stream()).toList());
			for (final Endpoint endpoint : endpoints) {
				final EffectiveConnection connection = EffectiveConnection.of(endpoint);
				csv.writeRecord(List.of(text(endpoint.getName()), connection.address(), connection.scheme(),
						connection.port().isPresent() ? Integer.toString(connection.port().getAsInt()) : "",
						connection.userName().orElse(""), String.join(" ", endpoint.getTags()), text(endpoint.getNotes()),
						text(InventoryIndex.path(endpoint)), cause.apply(endpoint)));
			}
		}
	}

	/** The columns' names in lower case; empty when the line is none of headings. */
	private static List<String> header(final CsvRecord line) {
		final List<String> names = line.getFields().stream()
				.map(field -> field.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT)).toList();
		return names.contains(NAME) ? names : List.of();
	}

	private static Endpoint endpoint(final Map<String, String> values, final List<String> header) {
		final Endpoint endpoint = InventoryFactory.eINSTANCE.createEndpoint();
		endpoint.setName(values.get(NAME));
		endpoint.setAddress(emptyToNull(values.get(ADDRESS)));
		endpoint.setNotes(emptyToNull(values.get(NOTES)));
		Stream.of(values.getOrDefault(TAGS, "").split("[\\s,;]+")).filter(tag -> !tag.isEmpty()).distinct()
				.forEach(endpoint.getTags()::add);
		final String scheme = emptyToNull(values.get(TRANSPORT));
		final String user = emptyToNull(values.get(USER));
		final String port = values.getOrDefault(PORT, "");
		if (scheme != null || user != null || port.matches("\\d{1,5}")) {
			final TransportSettings settings = InventoryFactory.eINSTANCE.createTransportSettings();
			settings.setScheme(scheme);
			settings.setUserName(user);
			settings.setPort(port.matches("\\d{1,5}") ? Integer.valueOf(port) : null);
			endpoint.setTransport(settings);
		}
		header.stream().filter(column -> !COLUMNS.contains(column) && !column.isEmpty() && !MORE_COLUMNS.contains(column))
				.filter(column -> !values.getOrDefault(column, "").isEmpty()).forEach(column -> {
					final Property attribute = InventoryFactory.eINSTANCE.createProperty();
					attribute.setName(column);
					attribute.setValue(values.get(column));
					endpoint.getAttributes().add(attribute);
				});
		return endpoint;
	}

	private static String text(final String text) {
		return text == null ? "" : text;
	}

	private static String emptyToNull(final String text) {
		return text == null || text.isBlank() ? null : text;
	}
}
