package io.shuzen.engine.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.engine.Operation;

/**
 * Work on a virtual thread of its own.
 *
 * @param <T> what comes of it
 */
class BackgroundOperation<T> implements Operation<T> {

	private final CompletableFuture<T> result = new CompletableFuture<>();
	private final Cancellation cancellation = new Cancellation();

	void start(final String name, final Supplier<T> work) {
		Thread.ofVirtual().name(name).start(() -> {
			try {
				result.complete(work.get());
			} catch (final RuntimeException | Error e) {
				try {
					ProgramLog.of(BackgroundOperation.class).error("A defect has ended " + name + '.', e);
				} finally {
					// whoever waits is told, even if there is nowhere to write to
					result.completeExceptionally(e);
				}
			}
		});
	}

	Cancellation cancellation() {
		return cancellation;
	}

	@Override
	public CompletableFuture<T> result() {
		// a copy: nobody but the work itself can complete it
		return result.copy();
	}

	@Override
	public void cancel() {
		cancellation.cancel();
	}
}
