package io.shuzen.windows.internal.console;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.host.Cancellation;

/** A wait between two looks at something that takes its time. */
final class Pause {

	private Pause() {
	}

	/** @throws CancellationException when cancelled or interrupted meanwhile */
	static void of(final Duration duration, final Cancellation cancellation) {
		final CountDownLatch cancelled = new CountDownLatch(1);
		try (Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown)) {
			if (cancelled.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new CancellationException();
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException("interrupted").initCause(e);
		}
	}
}
