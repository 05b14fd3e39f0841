package io.shuzen.model.parameter;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 2d}, or in the form of ISO 8601
 * ({@code PT90S}). Whole seconds, not negative.
 */
public final class DurationText {

	private static final Pattern UNITS = Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?",
			Pattern.CASE_INSENSITIVE);

	private DurationText() {
	}

	/** Returns the length of time a text stands for, or nothing when it stands for none. */
	public static Optional<Duration> parse(String text) {
		if (text.isEmpty()) {
			return Optional.empty();
		}
		Matcher units = UNITS.matcher(text);
		if (units.matches()) {
			return Optional.of(Duration.ofDays(number(units, 1)).plusHours(number(units, 2)).plusMinutes(number(units, 3))
					.plusSeconds(number(units, 4)));
		}
		try {
			return Optional.of(Duration.parse(text)).filter(found -> !found.isNegative() && found.getNano() == 0);
		} catch (DateTimeException notIso) {
			return Optional.empty();
		}
	}

	private static long number(Matcher units, int group) {
		return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
	}

	/** Returns the shortest text {@link #parse} reads as that length of time, such as {@code 1h30m}. */
	public static String format(Duration duration) {
		StringBuilder text = new StringBuilder();
		append(text, duration.toDays(), 'd');
		append(text, duration.toHoursPart(), 'h');
		append(text, duration.toMinutesPart(), 'm');
		append(text, duration.toSecondsPart(), 's');
		return text.isEmpty() ? "0s" : text.toString();
	}

	private static void append(StringBuilder text, long count, char unit) {
		if (count > 0) {
			text.append(count).append(unit);
		}
	}
}
