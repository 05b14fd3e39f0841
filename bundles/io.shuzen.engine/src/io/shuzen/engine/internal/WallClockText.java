package io.shuzen.engine.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people, in the zone of this computer. */
final class WallClockText {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private WallClockText() {
	}

	static String of(final Instant instant) {
		return FORMAT.format(instant.atZone(ZoneId.systemDefault()));
	}
}
