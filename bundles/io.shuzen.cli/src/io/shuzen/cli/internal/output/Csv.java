package io.shuzen.cli.internal.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Writes comma-separated values. */
public final class Csv {

	private Csv() {
	}

	/**
	 * @param headings stable names, never translated
	 */
	public static void write(final PrintWriter out, final List<String> headings, final List<List<String>> rows) {
		final StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
			csv.writeRecord(headings);
			for (final List<String> row : rows) {
				csv.writeRecord(row.stream().map(Csv::harmless).toList());
			}
		} catch (final IOException e) {
			throw new UncheckedIOException("writing to memory does not fail", e);
		}
		out.print(text);
	}

	/** What machines say must not become a formula when the file is opened in a spreadsheet (OWASP, "CSV Injection"). */
	private static String harmless(final String value) {
		return value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : '\'' + value;
	}
}
