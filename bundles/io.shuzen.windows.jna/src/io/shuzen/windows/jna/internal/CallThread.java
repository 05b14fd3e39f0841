package io.shuzen.windows.jna.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.shuzen.core.host.Cancellation;

/**
 * A thread of its own for native calls, one after the other: they cannot be interrupted, hold the carrier of a virtual thread, and leave
 * their error number with the thread. Whoever waits for one need not wait to its end.
 */
public final class CallThread {

	private static final int IDLE_SECONDS = 10;
	/** How long cancelled work may take to stop by itself, which tells more than leaving it. */
	private static final int STOPPING_MILLIS = 700;

	private final ThreadPoolExecutor thread;

	/** @param name of the thread, for people who look at a stopped process */
	public CallThread(final String name) {
		thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name(name).factory());
		thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Does the work on the thread and waits for it. Work that is left alone goes on behind the caller's back, at most until its current
	 * call returns; what is asked next waits for that.
	 *
	 * @param limitMillis how long to wait
	 * @throws CancellationException when cancelled meanwhile
	 * @throws TimeoutException      when the time is over
	 * @throws WindowsCallException  what the work threw
	 */
	public <T> T call(final Callable<T> work, final long limitMillis, final Cancellation cancellation)
			throws WindowsCallException, TimeoutException {
		cancellation.check();
		final CompletableFuture<T> result = new CompletableFuture<>();
		final CompletableFuture<Void> stop = new CompletableFuture<>();
		thread.execute(() -> {
			if (!result.isDone()) {
				try {
					result.complete(work.call());
				} catch (final Throwable e) {
					result.completeExceptionally(e);
				}
			}
		});
		try (Cancellation.Registration registration = cancellation.onCancel(() -> stop.complete(null))) {
			CompletableFuture.anyOf(result.handle((value, failure) -> null), stop).get(limitMillis, TimeUnit.MILLISECONDS);
			return result.get(STOPPING_MILLIS, TimeUnit.MILLISECONDS);
		} catch (final TimeoutException e) {
			result.cancel(false);
			cancellation.check();
			throw e;
		} catch (final InterruptedException e) {
			result.cancel(false);
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} catch (final ExecutionException e) {
			throw rethrown(e.getCause());
		}
	}

	private static WindowsCallException rethrown(final Throwable cause) {
		return switch (cause) {
		case final WindowsCallException failure -> failure;
		case final RuntimeException defect -> throw defect;
		case final Error error -> throw error;
		default -> throw new IllegalStateException(cause);
		};
	}

	/** Does one more thing, without waiting for it, and ends the thread. */
	public void closeAfter(final Runnable last) {
		thread.execute(last);
		thread.shutdown();
	}
}
