package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;

/**
 * A call into a back end that is given up when it does not end soon after it was cancelled, so that a hanging connection holds nobody up.
 * What is given up ends whenever it does; its result is thrown away.
 */
final class BoundedCall {

	private BoundedCall() {
	}

	/**
	 * @param grace   how long the call may go on after it was cancelled
	 * @param discard takes a result that came too late
	 * @throws CancellationException when cancelled
	 */
	static <T> T run(final Callable<T> call, final Cancellation cancellation, final Duration grace,
			final Consumer<T> discard) throws FailureException {
		cancellation.check();
		final CompletableFuture<T> result = new CompletableFuture<>();
		final Thread thread = Thread.ofVirtual().name(Thread.currentThread().getName() + "-call").start(() -> {
			try {
				final T value = call.call();
				if (!result.complete(value) && value != null) {
					discard.accept(value);
				}
			} catch (final Throwable e) {
				result.completeExceptionally(e);
			}
		});
		try (Registration registration = cancellation
				.onCancel(() -> TimeLimit.later(grace, () -> giveUp(result, thread)))) {
			return await(result);
		}
	}

	private static void giveUp(final CompletableFuture<?> result, final Thread thread) {
		if (result.completeExceptionally(new CancellationException("given up"))) {
			thread.interrupt();
		}
	}

	/** The result of a call, or what it threw. */
	static <T> T await(final CompletableFuture<T> result) throws FailureException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return result.get();
				} catch (final InterruptedException e) {
					interrupted = true;
				}
			}
		} catch (final CancellationException e) {
			// later versions of Java wrap the one that was thrown, which may know what became of the call
			throw e.getCause() instanceof final CancellationException thrown ? thrown : e;
		} catch (final ExecutionException e) {
			switch (e.getCause()) {
			case final FailureException failure -> throw failure;
			case final RuntimeException runtime -> throw runtime;
			case final Error error -> throw error;
			default -> throw new IllegalStateException(e.getCause());
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
