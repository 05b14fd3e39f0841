package io.shuzen.ui.batch.internal.page;

import java.time.Duration;
import java.time.Instant;

import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.text.Localized;

/** Lengths of time in a few characters. */
final class Durations {

	private Durations() {
	}

	/** From one moment to a later one; zero when a clock was set back meanwhile. */
	static Duration between(final Instant from, final Instant until) {
		final Duration length = Duration.between(from, until);
		return length.isNegative() ? Duration.ZERO : length;
	}

	static String words(final Duration duration) {
		if (duration.toMillis() < 9_950) {
			return Localized.format(Messages.Durations_tenths, duration.toMillis() / 1000.0);
		}
		final long seconds = Math.round(duration.toMillis() / 1000.0);
		if (seconds < 60) {
			return Localized.format(Messages.Durations_seconds, seconds);
		}
		return seconds < 3_600 ? Localized.format(Messages.Durations_minutes, seconds / 60, seconds % 60)
				: Localized.format(Messages.Durations_hours, seconds / 3_600, seconds % 3_600 / 60);
	}
}
