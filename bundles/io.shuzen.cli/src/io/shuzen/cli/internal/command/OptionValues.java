package io.shuzen.cli.internal.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.failure.FailureException;
import io.shuzen.model.parameter.DurationText;

/** Checks of option values that the parser does not make. */
final class OptionValues {

	private OptionValues() {
	}

	static int inRange(final String option, final int value, final int minimum, final int maximum) throws FailureException {
		if (value < minimum || value > maximum) {
			throw CommandTexts.invalid("option.range", option, Integer.toString(value), Integer.toString(minimum),
					Integer.toString(maximum));
		}
		return value;
	}

	/** A length of time such as {@code 90s}, {@code 1h30m} or {@code PT90S}. */
	static Duration time(final String option, final String value, final Duration minimum, final Duration maximum)
			throws FailureException {
		final Duration time = DurationText.parse(value)
				.orElseThrow(() -> CommandTexts.invalid("option.time", option, value));
		if (time.compareTo(minimum) < 0 || time.compareTo(maximum) > 0) {
			throw CommandTexts.invalid("option.range", option, value, DurationText.format(minimum), DurationText.format(maximum));
		}
		return time;
	}

	/** A time of day, today or tomorrow, or a day with a time to come, by the clock of this computer; or an instant with its offset. */
	static Instant instant(final String option, final String value) throws FailureException {
		final ZonedDateTime now = ZonedDateTime.now();
		try {
			if (value.length() <= 5) {
				final ZonedDateTime today = now.with(LocalTime.parse(value.length() == 4 ? '0' + value : value));
				return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
			}
			final TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(value.replace(' ', 'T'), OffsetDateTime::from,
					LocalDateTime::from);
			final Instant instant = parsed instanceof final OffsetDateTime exact ? exact.toInstant()
					: ((LocalDateTime) parsed).atZone(now.getZone()).toInstant();
			// a slip in the date must not begin at once what was meant for a night
			if (instant.isBefore(now.toInstant())) {
				throw CommandTexts.invalid("option.past", option, value);
			}
			return instant;
		} catch (final DateTimeException e) {
			throw CommandTexts.invalid("option.instant", option, value);
		}
	}
}
