package io.shuzen.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.text.Text;
import io.shuzen.engine.internal.EngineTexts;

/**
 * Values of a runbook's parameters that differ from endpoint to endpoint, by the endpoint's name. Whether they are values for the
 * parameters is checked with everything else when the runbook is previewed or started.
 */
public final class EndpointParameters {

	/** The heading of the column with the endpoints' names. */
	public static final String ENDPOINT_COLUMN = "endpoint";

	private EndpointParameters() {
	}

	/**
	 * From what the inventory knows about the endpoints.
	 *
	 * @param attributes the attribute for each parameter, regardless of case; an endpoint without it has no value of its own
	 */
	public static Map<String, Map<String, String>> ofAttributes(final List<EndpointDescriptor> endpoints,
			final Map<String, String> attributes) {
		final Map<String, Map<String, String>> values = byEndpoint();
		for (final EndpointDescriptor endpoint : endpoints) {
			attributes.forEach((parameter, attribute) -> endpoint.attributes().entrySet().stream()
					.filter(known -> known.getKey().equalsIgnoreCase(attribute) && !known.getValue().isEmpty()).findFirst()
					.ifPresent(known -> values.computeIfAbsent(endpoint.name(), any -> new HashMap<>()).put(parameter, known.getValue())));
		}
		return values;
	}

	/**
	 * From a table in UTF-8 (RFC 4180). The first line names the columns: {@value #ENDPOINT_COLUMN}, then parameters; an empty field is no
	 * value of its own. Lines about other endpoints than are asked for do no harm. Reads a file: not for the user interface's thread.
	 *
	 * @throws FailureException when the file cannot be read, is no such table, or has two lines about one endpoint
	 */
	public static Map<String, Map<String, String>> ofCsv(final Path file) throws FailureException {
		final Map<String, Map<String, String>> values = byEndpoint();
		List<String> columns = null;
		try (BufferedReader source = Files.newBufferedReader(file, StandardCharsets.UTF_8);
				CsvReader<CsvRecord> csv = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(source)) {
			for (final CsvRecord line : csv) {
				if (columns == null) {
					columns = line.getFields().stream().map(field -> field.strip().replace("\uFEFF", "")).toList();
					if (!columns.getFirst().equalsIgnoreCase(ENDPOINT_COLUMN)) {
						throw EngineTexts.exception(FailureKind.INVALID_INPUT, "parameters.csvHeading", file.toString(), ENDPOINT_COLUMN);
					}
					continue;
				}
				final Map<String, String> own = new HashMap<>();
				for (int column = 1; column < columns.size(); column++) {
					if (!line.getField(column).isEmpty()) {
						own.put(columns.get(column), line.getField(column));
					}
				}
				if (values.put(line.getField(0).strip(), own) != null) {
					throw EngineTexts.exception(FailureKind.INVALID_INPUT, "parameters.csvTwice", file.toString(),
							line.getStartingLineNumber(), line.getField(0).strip());
				}
			}
		} catch (final NoSuchFileException e) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "parameters.csvMissing", file.toString());
		} catch (final IOException e) {
			throw unreadable(file, FileReason.of(e));
		} catch (final UncheckedIOException e) {
			throw unreadable(file, FileReason.of(e.getCause()));
		} catch (final CsvParseException e) {
			throw unreadable(file, e.getCause() instanceof final IOException cause ? FileReason.of(cause) : Text.verbatim(e.getMessage()));
		}
		if (columns == null) {
			throw EngineTexts.exception(FailureKind.INVALID_INPUT, "parameters.csvHeading", file.toString(), ENDPOINT_COLUMN);
		}
		return values;
	}

	private static FailureException unreadable(final Path file, final Text reason) {
		return EngineTexts.exception(FailureKind.INVALID_INPUT, "parameters.csvUnreadable", file.toString(), reason);
	}

	/** Both, where they differ the latter. */
	public static Map<String, Map<String, String>> merged(final Map<String, Map<String, String>> former,
			final Map<String, Map<String, String>> latter) {
		final Map<String, Map<String, String>> all = byEndpoint();
		former.forEach((endpoint, values) -> all.put(endpoint, new HashMap<>(values)));
		latter.forEach((endpoint, values) -> all.computeIfAbsent(endpoint, any -> new HashMap<>()).putAll(values));
		return all;
	}

	private static Map<String, Map<String, String>> byEndpoint() {
		return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
	}
}
