package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
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

	private final AtomicLong stalled = new AtomicLong();
	private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();

	private StallWatch() {
		final Thread thread = new Thread(this::watch, "shuzen-stall-watch");
		thread.setDaemon(true);
		thread.setPriority(Thread.MAX_PRIORITY);
		thread.start();
	}

	static StallWatch instance() {
		return Holder.INSTANCE;
	}

	/** How long the process has stood still altogether, in nanoseconds; only differences mean something. */
	long stalledNanos() {
		return stalled.get();
	}

	/** Tells a listener how long it was, each time the process has stood still. Called on a thread that must not be held up. */
	Registration listen(final Consumer<Duration> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void watch() {
		final StallMeter meter = new StallMeter(INTERVAL, System.nanoTime());
		long counted = 0;
		Ping ping = Ping.start();
		while (true) {
			LockSupport.parkNanos(INTERVAL.toNanos());
			final boolean answered = ping.answered;
			final Duration over = meter.tick(System.nanoTime(), answered);
			final long lagging = meter.unreported().toNanos();
			if (!over.isZero()) {
				stalled.addAndGet(over.toNanos() - counted);
				counted = 0;
				listeners.forEach(listener -> Notifications.tell(() -> listener.accept(over)));
			} else if (lagging >= StallMeter.NOTICEABLE.toNanos()) {
				// time limits that end meanwhile must know
				stalled.addAndGet(lagging - counted);
				counted = lagging;
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
