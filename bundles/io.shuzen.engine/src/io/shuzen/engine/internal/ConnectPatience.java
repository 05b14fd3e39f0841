package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.shuzen.core.failure.FailureException;

/**
 * How long the endpoints of a run may keep a place while their connection is being made: some times as long as others took. Who takes
 * longer, such as a machine that accepts connections and says nothing, goes on trying without a place, so that those that answer need not
 * wait for those that do not. Thread-safe.
 */
final class ConnectPatience {

	/** Makes a connection; blocks. */
	interface Connecting {
		void connect() throws FailureException;
	}

	private static final int TIMES = 4;
	private static final long LEAST = Duration.ofMillis(250).toNanos();
	private static final long MOST = Duration.ofSeconds(2).toNanos();
	private static final long LOOK = Duration.ofMillis(50).toNanos();
	/** A console that is itself slow to connect must not begin with more and more. */
	private static final int LEAST_AWAY = 100;

	private final Semaphore away;
	private long typical;

	/** @param concurrency of the run */
	ConnectPatience(final int concurrency) {
		away = new Semaphore(Math.max(concurrency, LEAST_AWAY));
	}

	/**
	 * Returns when the connection is made and the endpoint has its place.
	 *
	 * @throws FailureException when there is no connection
	 */
	void connect(final Connecting connecting, final EndpointTurn turn) throws FailureException {
		final CompletableFuture<Void> made = new CompletableFuture<>();
		final long began = System.nanoTime();
		Thread.ofVirtual().name("shuzen-connect").start(() -> {
			try {
				connecting.connect();
				took(System.nanoTime() - began);
				made.complete(null);
			} catch (final Throwable e) {
				made.completeExceptionally(e);
			}
		});
		if (!isMadeInTime(made, began) && away.tryAcquire()) {
			try {
				turn.away(false, () -> made.handle((result, problem) -> null).join());
			} finally {
				away.release();
			}
		}
		BoundedCall.await(made);
	}

	private boolean isMadeInTime(final CompletableFuture<Void> made, final long began) {
		// what is usual may become known meanwhile
		for (long left = patience(); left > 0; left = patience() - (System.nanoTime() - began)) {
			try {
				made.get(Math.min(left, LOOK), TimeUnit.NANOSECONDS);
				return true;
			} catch (final TimeoutException e) {
				continue;
			} catch (final ExecutionException | CancellationException e) {
				return true;
			} catch (final InterruptedException e) {
				throw new IllegalStateException("nobody interrupts a run", e);
			}
		}
		return false;
	}

	private synchronized long patience() {
		return typical == 0 ? MOST : Math.clamp(TIMES * typical, LEAST, MOST);
	}

	private synchronized void took(final long nanos) {
		typical = typical == 0 ? nanos : typical + (nanos - typical) / 8;
	}
}
