package io.shuzen.windows.simulation.internal.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A point in time, fixed or as far from the present as the scenario says. A token that expired "two days ago" must have expired two days
 * ago whenever the scenario is opened, and a fresh one must stay fresh, so the distance is kept and worked out at each reading.
 */
public sealed interface Moment {

	/** A fixed time. */
	record Fixed(Instant instant) implements Moment {
		public Fixed {
			Objects.requireNonNull(instant);
		}

		@Override
		public Instant at(final Instant now) {
			return instant;
		}

		@Override
		public String toString() {
			return instant.toString();
		}
	}

	/** A distance from the present: negative for the past. */
	record Relative(Duration offset) implements Moment {
		public Relative {
			Objects.requireNonNull(offset);
		}

		@Override
		public Instant at(final Instant now) {
			// whole minutes: two readings in a row see the same machine
			return now.truncatedTo(ChronoUnit.MINUTES).plus(offset);
		}

		@Override
		public String toString() {
			return offset.isNegative() ? "now-" + offset.negated() : "now+" + offset;
		}
	}

	/** {@code now}, {@code now-2d6h}, {@code now+30m} or the form of {@link Duration} after the sign. */
	Pattern RELATIVE = Pattern.compile("now(?:([+-])(?:(P[0-9DTHMS.]+)|((?:\\d+[dhms])+)))?");
	Pattern PART = Pattern.compile("(\\d+)([dhms])");

	Instant at(Instant now);

	/** The moment of an ISO 8601 instant or of {@code now±…}; empty for anything else. */
	static Optional<Moment> parse(final String text) {
		final Matcher relative = RELATIVE.matcher(text);
		if (!relative.matches()) {
			try {
				return Optional.of(new Fixed(Instant.parse(text)));
			} catch (final DateTimeParseException e) {
				return Optional.empty();
			}
		}
		if (relative.group(1) == null) {
			return Optional.of(new Relative(Duration.ZERO));
		}
		final Duration distance;
		try {
			distance = relative.group(2) == null ? parts(relative.group(3)) : Duration.parse(relative.group(2));
		} catch (final DateTimeParseException e) {
			return Optional.empty();
		}
		return Optional.of(new Relative(relative.group(1).equals("-") ? distance.negated() : distance));
	}

	private static Duration parts(final String text) {
		Duration sum = Duration.ZERO;
		final Matcher part = PART.matcher(text);
		while (part.find()) {
			final long number = Long.parseLong(part.group(1));
			sum = sum.plus(switch (part.group(2)) {
			case "d" -> Duration.ofDays(number);
			case "h" -> Duration.ofHours(number);
			case "m" -> Duration.ofMinutes(number);
			default -> Duration.ofSeconds(number);
			});
		}
		return sum;
	}

	@JsonCreator
	static Moment of(final String text) {
		return parse(text).orElseThrow(() -> new IllegalArgumentException("not a time: " + text));
	}

	@JsonValue
	default String form() {
		return toString();
	}
}
