package io.shuzen.tests.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.opentest4j.AssertionFailedError;

/**
 * Waits for what comes about by itself in a moment. A busy machine may take its time for it; what would last for minutes if the product
 * were wrong is given up long before.
 */
public final class Await {

	/** How long is waited at most. */
	public static final Duration PATIENCE = Duration.ofSeconds(40);

	private static final long BETWEEN_MILLIS = 20;

	private Await() {
	}

	/**
	 * Looks again and again until it is so.
	 *
	 * @param what      what is waited for, for the message
	 * @param condition may throw, which ends the wait
	 */
	public static void until(final String what, final Callable<Boolean> condition) throws Exception {
		final long began = System.nanoTime();
		while (!condition.call()) {
			if (System.nanoTime() - began > PATIENCE.toNanos()) {
				throw new AssertionFailedError("not within " + PATIENCE.toSeconds() + " seconds: " + what);
			}
			Thread.sleep(BETWEEN_MILLIS);
		}
	}

	/** What comes of something that must be over in a moment. */
	public static <T> T result(final Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
		return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}
}
