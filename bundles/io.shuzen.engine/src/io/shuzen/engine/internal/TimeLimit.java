package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;

/** Cancels work when its time is up or when what it belongs to is cancelled, and knows which it was. Can stand still while people are asked. */
final class TimeLimit implements AutoCloseable {

	private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
		final Thread thread = new Thread(task, "shuzen-timer");
		thread.setDaemon(true);
		return thread;
	});

	private final Cancellation cancellation = new Cancellation();
	private final Registration outer;
	private ScheduledFuture<?> expiry;
	private long remaining;
	private long runningSince;
	private boolean expired;

	TimeLimit(final Duration limit, final Cancellation outer) {
		remaining = limit.toNanos();
		this.outer = outer.onCancel(cancellation::cancel);
		resume();
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

	synchronized void pause() {
		if (expiry != null) {
			expiry.cancel(false);
			expiry = null;
			remaining -= System.nanoTime() - runningSince;
		}
	}

	synchronized void resume() {
		if (expiry == null) {
			runningSince = System.nanoTime();
			expiry = TIMER.schedule(this::expire, Math.max(0, remaining), TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public synchronized void close() {
		if (expiry != null) {
			expiry.cancel(false);
		}
		outer.close();
	}

	private void expire() {
		synchronized (this) {
			expired = true;
		}
		cancellation.cancel();
	}
}
