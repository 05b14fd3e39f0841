package io.shuzen.cli.internal.output;

/** How results are written. */
public enum Format {
	/** Aligned columns for people. */
	TABLE,
	/** One document, described in docs/json-output.md. */
	JSON,
	/** Comma-separated values (RFC 4180), in UTF-8 with a heading row. */
	CSV;

	@Override
	public String toString() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}
}
