package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;

/**
 * Cancels work when its time is up or when what it belongs to is cancelled, and knows which it was. Can stand still while people are asked.
 * Time in which this process itself stood still does not count.
 */
final class TimeLimit implements AutoCloseable {

	private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, task -> {
		final Thread thread = new Thread(task, "shuzen-timer");
		thread.setDaemon(true);
		return thread;
	});

	static {
		// a large run has millions of limits, most of which are taken back long before their time
		TIMER.setRemoveOnCancelPolicy(true);
	}

	private final Cancellation cancellation = new Cancellation();
	private final Registration outer;
	private ScheduledFuture<?> expiry;
	private long remaining;
	private long runningSince;
	private boolean expired;
	private int pauses;
	private long stalledBefore;

	TimeLimit(final Duration limit, final Cancellation outer) {
		remaining = limit.toNanos();
		synchronized (this) {
			start();
		}
		this.outer = outer.onCancel(cancellation::cancel);
	}

	/** Runs {@code task} later on the timer's thread; it must not block. */
	static ScheduledFuture<?> later(final Duration delay, final Runnable task) {
		return TIMER.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Cancelled when time is up or the outer work is cancelled. */
	Cancellation cancellation() {
		return cancellation;
	}

	/** Whether time was up. */
	synchronized boolean isExpired() {
		return expired;
	}

	/** Stands still until {@link #resume()} has been called as often. */
	synchronized void pause() {
		pauses++;
		if (expiry != null) {
			expiry.cancel(false);
			expiry = null;
			remaining -= System.nanoTime() - runningSince;
		}
	}

	synchronized void resume() {
		pauses--;
		if (pauses == 0 && !expired) {
			start();
		}
	}

	private void start() {
		runningSince = System.nanoTime();
		stalledBefore = StallWatch.instance().stalledNanos();
		expiry = TIMER.schedule(this::expire, Math.max(0, remaining), TimeUnit.NANOSECONDS);
	}

	@Override
	public synchronized void close() {
		if (expiry != null) {
			expiry.cancel(false);
			expiry = null;
		}
		outer.close();
	}

	private void expire() {
		synchronized (this) {
			if (expiry == null) {
				return;
			}
			final long stalled = StallWatch.instance().stalledNanos() - stalledBefore;
			if (stalled > 0) {
				remaining = stalled;
				start();
				return;
			}
			expired = true;
			expiry = null;
		}
		cancellation.cancel();
	}
}
