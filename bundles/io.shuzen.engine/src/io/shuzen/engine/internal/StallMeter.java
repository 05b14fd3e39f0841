package io.shuzen.engine.internal;

import java.time.Duration;

/**
 * Tells from the times at which a regular tick really came for how long the process got no processor time. Without threads and without a
 * clock. One thread at a time.
 */
public final class StallMeter {

	/** Less is the ordinary unevenness of a busy computer. */
	public static final Duration NOTICEABLE = Duration.ofSeconds(1);

	private final long interval;
	private long last;
	private boolean lagging;
	private long unreported;

	/**
	 * @param interval how far apart ticks should be
	 * @param now      monotonic, in nanoseconds
	 */
	public StallMeter(final Duration interval, final long now) {
		this.interval = interval.toNanos();
		last = now;
	}

	/**
	 * A tick.
	 *
	 * @param now      monotonic, in nanoseconds
	 * @param answered whether the virtual thread that was started at the tick before has run
	 * @return for how long the process has stood still, once that is over; zero when it has not or still does
	 */
	public Duration tick(final long now, final boolean answered) {
		final long late = now - last - interval;
		last = now;
		if (!answered) {
			// virtual threads wait for processors although this thread got one
			unreported += interval + Math.max(0, late);
			lagging = true;
			return Duration.ZERO;
		}
		final long stalled = unreported + (late >= NOTICEABLE.toNanos() ? late : 0);
		if (lagging || late >= NOTICEABLE.toNanos()) {
			lagging = false;
			unreported = 0;
			return stalled >= NOTICEABLE.toNanos() ? Duration.ofNanos(stalled) : Duration.ZERO;
		}
		return Duration.ZERO;
	}

	/** For how long it has stood still so far while it still does; zero when it does not. */
	public Duration unreported() {
		return Duration.ofNanos(unreported);
	}
}
