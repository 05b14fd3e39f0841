package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: longer each time, and not the same for all, so that endpoints which failed together do not come
 * back together.
 *
 * @param first   before the second attempt
 * @param longest what the doubled time never exceeds; not shorter than the first
 * @param random  varies each time by a quarter up or down
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

	/** What a step's own delay is doubled up to. */
	public static final Duration LONGEST_OF_STEPS = Duration.ofMinutes(10);

	private static final double VARIATION = 0.25;
	/** More doublings than lie between a nanosecond and the longest delay there can be. */
	private static final int MOST_DOUBLINGS = 40;

	/** @param delay before the second attempt of a step */
	public static Backoff ofStep(final Duration delay, final RandomGenerator random) {
		return new Backoff(delay, delay.compareTo(LONGEST_OF_STEPS) > 0 ? delay : LONGEST_OF_STEPS, random);
	}

	/** @param failures how many attempts have failed so far, at least 1 */
	public Duration delay(final int failures) {
		final double doubled = first.toNanos() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
		final double capped = Math.min(doubled, longest.toNanos());
		return Duration.ofNanos((long) (capped * (1 - VARIATION + 2 * VARIATION * random.nextDouble())));
	}
}
