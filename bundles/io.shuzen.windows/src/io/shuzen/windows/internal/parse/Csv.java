package io.shuzen.windows.internal.parse;

import java.util.ArrayList;
import java.util.List;

/** The comma-separated lines that Windows tools print: every field in quotation marks, a quotation mark in one written twice or not at all. */
final class Csv {

	private Csv() {
	}

	/** The fields of a line; none when it is no such line. */
	static List<String> fields(final String line) {
		final String stripped = line.strip();
		if (stripped.length() < 2 || stripped.charAt(0) != '"' || !stripped.endsWith("\"")) {
			return List.of();
		}
		final List<String> fields = new ArrayList<>();
		// between the outermost marks fields are parted by quote, comma, quote; window titles may hold single ones
		for (final String field : stripped.substring(1, stripped.length() - 1).split("\",\"", -1)) {
			fields.add(field.replace("\"\"", "\""));
		}
		return fields;
	}
}
