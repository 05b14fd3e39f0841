package io.shuzen.model.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When work may begin: some hours of some days of the week, in a time zone. Where a clock change makes an hour that a range begins or
 * ends at not exist, the range begins or ends when the clock has been changed.
 *
 * @param ranges at least one
 * @param zone   the time zone the hours are meant in
 */
public record MaintenanceWindow(List<Range> ranges, ZoneId zone) {

	private static final Pattern RANGE = Pattern.compile("(?:([A-Za-z,-]+)\\s+)?(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2})");
	private static final Pattern TEXT = Pattern.compile("(.*?\\d)(?:\\s+([A-Za-z][A-Za-z0-9/_+:-]*))?");
	/** A range may last until the end of the week at most, so a day more than a week of beginnings is all there is. */
	private static final int DAYS = 8;

	/**
	 * Some hours of some days.
	 *
	 * @param days  the days on which it begins
	 * @param start when it begins
	 * @param end   when it ends; the next day when it is not after the start, so that two equal times are a whole day
	 */
	public record Range(Set<DayOfWeek> days, LocalTime start, LocalTime end) {
		public Range {
			if (days.isEmpty()) {
				throw new IllegalArgumentException("no days");
			}
			days = Collections.unmodifiableSet(EnumSet.copyOf(days));
			Objects.requireNonNull(start);
			Objects.requireNonNull(end);
		}

		private ZonedDateTime startOn(final LocalDate day, final ZoneId zone) {
			return ZonedDateTime.of(day, start, zone);
		}

		private ZonedDateTime endOfStart(final LocalDate day, final ZoneId zone) {
			return ZonedDateTime.of(end.isAfter(start) ? day : day.plusDays(1), end, zone);
		}
	}

	public MaintenanceWindow {
		ranges = List.copyOf(ranges);
		if (ranges.isEmpty()) {
			throw new IllegalArgumentException("no ranges");
		}
		Objects.requireNonNull(zone);
	}

	/**
	 * Reads for instance {@code 22:00-05:00}, {@code Mon-Fri 22:00-05:00 Asia/Tokyo} or
	 * {@code Mon,Wed 20:00-23:00; Sat-Sun 00:00-00:00}. Without days every day is meant, without a zone that of this computer.
	 *
	 * @return empty when the text is no maintenance window
	 */
	public static Optional<MaintenanceWindow> parse(final String text) {
		final Matcher parts = TEXT.matcher(text.strip());
		if (!parts.matches()) {
			return Optional.empty();
		}
		try {
			final ZoneId zone = parts.group(2) == null ? ZoneId.systemDefault() : ZoneId.of(parts.group(2));
			final List<Range> ranges = new ArrayList<>();
			for (final String part : parts.group(1).split(";", -1)) {
				final Matcher range = RANGE.matcher(part.strip());
				if (!range.matches()) {
					return Optional.empty();
				}
				ranges.add(new Range(days(range.group(1)), time(range.group(2)), time(range.group(3))));
			}
			return Optional.of(new MaintenanceWindow(ranges, zone));
		} catch (final DateTimeException e) {
			return Optional.empty();
		}
	}

	/** Whether work may begin then. */
	public boolean isOpen(final Instant instant) {
		final LocalDate today = instant.atZone(zone).toLocalDate();
		return ranges.stream().anyMatch(range -> isOpen(range, today, instant) || isOpen(range, today.minusDays(1), instant));
	}

	/** The next time from then on at which work may begin; then itself when it may. */
	public Instant nextOpening(final Instant instant) {
		if (isOpen(instant)) {
			return instant;
		}
		final LocalDate today = instant.atZone(zone).toLocalDate();
		return ranges.stream()
				.flatMap(range -> java.util.stream.IntStream.range(0, DAYS).mapToObj(today::plusDays)
						.filter(day -> range.days.contains(day.getDayOfWeek())).map(day -> range.startOn(day, zone).toInstant()))
				.filter(start -> start.isAfter(instant)).min(Instant::compareTo).orElseThrow();
	}

	/** As {@link #parse} reads it. */
	@Override
	public String toString() {
		final List<String> texts = ranges.stream().map(range -> (range.days.size() == 7 ? ""
				: String.join(",", range.days.stream().map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)).toList()) + ' ')
				+ range.start + '-' + range.end).toList();
		return String.join("; ", texts) + ' ' + zone.getId();
	}

	private boolean isOpen(final Range range, final LocalDate day, final Instant instant) {
		return range.days.contains(day.getDayOfWeek()) && !instant.isBefore(range.startOn(day, zone).toInstant())
				&& instant.isBefore(range.endOfStart(day, zone).toInstant());
	}

	private static Set<DayOfWeek> days(final String text) {
		if (text == null) {
			return EnumSet.allOf(DayOfWeek.class);
		}
		final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
		for (final String part : text.split(",", -1)) {
			final String[] ends = part.split("-", -1);
			final DayOfWeek last = day(ends[ends.length - 1]);
			DayOfWeek next = day(ends[0]);
			days.add(next);
			while (next != last) {
				next = next.plus(1);
				days.add(next);
			}
		}
		return days;
	}

	private static DayOfWeek day(final String text) {
		for (final DayOfWeek day : DayOfWeek.values()) {
			if (day.name().equalsIgnoreCase(text) || day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equalsIgnoreCase(text)) {
				return day;
			}
		}
		throw new DateTimeException("no day of the week: " + text);
	}

	private static LocalTime time(final String text) {
		return LocalTime.parse(text.length() == 4 ? '0' + text : text);
	}
}
