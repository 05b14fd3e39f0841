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
 * How long an endpoint of a run may keep its place while its connection is being made. Who takes longer, such as a machine that accepts
 * connections and says nothing, goes on trying without a place, so that those that answer need not wait for those that do not.
 * Thread-safe.
 */
final class ConnectPatience {

	/** Makes a connection; blocks. */
	interface Connecting {
		void connect() throws FailureException;
	}

	/** Short, because the others lose it with each endpoint that says nothing; in a usual network most connections are made in less. */
	private static final Duration PATIENCE = Duration.ofMillis(250);
	/** A console or a network that is itself slow to connect must not begin with more and more. */
	private static final int MOST_AWAY = 100;

	private final Semaphore away = new Semaphore(MOST_AWAY);

	/**
	 * Returns when the connection is made and the endpoint has its place.
	 *
	 * @throws FailureException when there is no connection
	 */
	void connect(final Connecting connecting, final EndpointTurn turn) throws FailureException {
		final CompletableFuture<Void> made = new CompletableFuture<>();
		Thread.ofVirtual().name("shuzen-connect").start(() -> {
			try {
				connecting.connect();
				made.complete(null);
			} catch (final Throwable e) {
				made.completeExceptionally(e);
			}
		});
		if (!isMadeInTime(made) && away.tryAcquire()) {
			try {
				turn.away(false, () -> made.handle((result, problem) -> null).join());
			} finally {
				away.release();
			}
		}
		BoundedCall.await(made);
	}

	private static boolean isMadeInTime(final CompletableFuture<Void> made) {
		try {
			made.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		} catch (final TimeoutException e) {
			return false;
		} catch (final ExecutionException | CancellationException e) {
			return true;
		} catch (final InterruptedException e) {
			throw new IllegalStateException("nobody interrupts a run", e);
		}
	}
}
