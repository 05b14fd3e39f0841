package io.shuzen.engine;

import java.util.concurrent.CompletableFuture;

/**
 * Work that goes on in the background. Thread-safe.
 *
 * @param <T> what comes of it
 */
public interface Operation<T> {

	/**
	 * Completes when the work is over, also when it was cancelled: then with what there is. Completes exceptionally only for a defect.
	 * To be cancelled by {@link #cancel()}, not by cancelling the future.
	 */
	CompletableFuture<T> result();

	/** Asks the work to stop. Returns at once; the result follows within about a second, except while a change is being finished. */
	void cancel();

	/** Waits for the result. Not for the user interface's thread. */
	default T await() throws InterruptedException {
		try {
			return result().get();
		} catch (final java.util.concurrent.ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
