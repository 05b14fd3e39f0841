package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.shuzen.core.host.Cancellation.Registration;

/**
 * Notices when this process itself stands still, because the computer is busy or was asleep, so that endpoints are not blamed for time
 * they never had. One for the whole process; a thread of its own that does next to nothing. Thread-safe.
 */
final class StallWatch {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final class Holder {
		private static final StallWatch INSTANCE = new StallWatch();
	}

	private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
	private long stalled;
	private long lastTick = System.nanoTime();

	private StallWatch() {
		final Thread thread = new Thread(this::watch, "shuzen-stall-watch");
		thread.setDaemon(true);
		thread.setPriority(Thread.MAX_PRIORITY);
		thread.start();
	}

	static StallWatch instance() {
		return Holder.INSTANCE;
	}

	/**
	 * How long the process has stood still altogether, in nanoseconds; only differences mean something. Right even for whoever is awake
	 * again before the watch itself is.
	 */
	synchronized long stalledNanos() {
		final long late = System.nanoTime() - lastTick - INTERVAL.toNanos();
		return stalled + (late >= StallMeter.NOTICEABLE.toNanos() ? late : 0);
	}

	private synchronized void ticked(final long now, final long more) {
		lastTick = now;
		stalled += more;
	}

	/** Tells a listener how long it was, each time the process has stood still. Called on a thread that must not be held up. */
	Registration listen(final Consumer<Duration> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void watch() {
		final StallMeter meter = new StallMeter(INTERVAL, lastTick);
		long counted = 0;
		Ping ping = Ping.start();
		while (true) {
			LockSupport.parkNanos(INTERVAL.toNanos());
			final boolean answered = ping.answered;
			final long now = System.nanoTime();
			final Duration over = meter.tick(now, answered);
			final long lagging = meter.unreported().toNanos();
			if (!over.isZero()) {
				ticked(now, over.toNanos() - counted);
				counted = 0;
				listeners.forEach(listener -> Notifications.tell(() -> listener.accept(over)));
			} else if (lagging >= StallMeter.NOTICEABLE.toNanos()) {
				// time limits that end meanwhile must know
				ticked(now, lagging - counted);
				counted = lagging;
			} else {
				ticked(now, 0);
			}
			if (answered) {
				ping = Ping.start();
			}
		}
	}

	/** A virtual thread that says that it has run. */
	private static final class Ping {

		private volatile boolean answered;

		static Ping start() {
			final Ping ping = new Ping();
			Thread.ofVirtual().name("shuzen-stall-ping").start(() -> ping.answered = true);
			return ping;
		}
	}
}
