package io.shuzen.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.text.Text;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.RunEvent.RunWaiting;

/** When endpoints of a run may begin by the wall clock: after its schedule and inside its maintenance window. One thread at a time. */
final class BeginningTimes {

	/** A wall clock may be set meanwhile: it is looked at again at least so often. */
	private static final long CHECK = TimeUnit.SECONDS.toNanos(20);

	private final Optional<Instant> notBefore;
	private final RunStrategy strategy;
	private final InstantSource wallClock;
	private final RunRecorder recorder;
	private boolean begun;
	private Text reason = Text.EMPTY;

	BeginningTimes(final Optional<Instant> notBefore, final RunStrategy strategy, final InstantSource wallClock,
			final RunRecorder recorder) {
		this.notBefore = notBefore;
		this.strategy = strategy;
		this.wallClock = wallClock;
		this.recorder = recorder;
	}

	/**
	 * How many nanoseconds to wait before asking again; 0 when endpoints may begin.
	 *
	 * @param stopped whether none will begin any more
	 */
	long untilOpen(final boolean stopped) {
		final Instant now = wallClock.instant();
		Optional<Instant> until = Optional.empty();
		Text why = Text.EMPTY;
		if (!begun && notBefore.filter(now::isBefore).isPresent()) {
			until = notBefore;
			why = EngineTexts.TEXTS.text("run.scheduled", WallClockText.of(until.get()));
		} else {
			// a clock that is set back later does not stop what has begun
			begun = true;
			if (strategy.maintenanceWindow().filter(window -> !window.isOpen(now)).isPresent()) {
				until = Optional.of(strategy.maintenanceWindow().get().nextOpening(now));
				why = EngineTexts.TEXTS.text("run.window", strategy.maintenanceWindow().get().toString(),
						WallClockText.of(until.get()));
			}
		}
		if (until.isEmpty() || stopped) {
			reason = Text.EMPTY;
			return 0;
		}
		if (!why.equals(reason)) {
			reason = why;
			recorder.recordLater(new RunWaiting(until.get(), why));
		}
		return Math.clamp(Duration.between(now, until.get()).toNanos(), 1, CHECK);
	}

	/** Whether it waits for its schedule, before the first endpoint. */
	boolean isScheduled() {
		return !begun && notBefore.isPresent();
	}

	/** What is waited for; empty when nothing is. */
	Text reason() {
		return reason;
	}
}
