package io.shuzen.office.internal.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as dsregcmd prints them: {@code 2025-11-20 23:58:09.760 UTC}. */
public final class DsregTime {

	private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]", Locale.ROOT);

	private DsregTime() {
	}

	/** The time; empty when it is none. */
	public static Optional<Instant> parse(final String text) {
		try {
			return Optional.of(LocalDateTime.parse(text.replace("UTC", "").trim(), FORM).toInstant(ZoneOffset.UTC));
		} catch (final DateTimeParseException e) {
			// NONE and error texts stand in the same place
			return Optional.empty();
		}
	}

	/** The end of a validity such as {@code [ 2023-06-02 04:11:08.000 UTC -- 2033-06-02 04:41:08.000 UTC ]}. */
	public static Optional<Instant> endOf(final String validity) {
		final int separator = validity.indexOf("--");
		return separator < 0 ? Optional.empty() : parse(validity.substring(separator + 2).replace("]", ""));
	}
}
