package io.shuzen.windows.internal.console;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.shuzen.core.host.Cancellation;

/**
 * Lets only so many long outputs be decoded and understood at once, over all machines, as the memory has room for. Until its turn comes an
 * output lies in the transport's temporary file; short ones, which are nearly all, do not wait.
 */
final class LongOutputs {

	private static final int SHORT = 128 << 10;
	// the text, its lines, and what is made of them
	private static final long TIMES_ITS_SIZE = 12;
	private static final long PART_OF_MEMORY = 4;
	private static final long LOOK = 100;
	private static final Semaphore TURNS = new Semaphore((int) Math.clamp(
			Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / (ProgramOutput.LONGEST * TIMES_ITS_SIZE), 1, 64), true);

	private LongOutputs() {
	}

	/**
	 * Does what needs the text of outputs.
	 *
	 * @param size how many bytes all of them have
	 * @throws CancellationException when cancelled while it waited for its turn
	 */
	static <T> T understand(final long size, final Cancellation cancellation, final Supplier<T> work) {
		if (size <= SHORT) {
			return work.get();
		}
		await(cancellation);
		try {
			return work.get();
		} finally {
			TURNS.release();
		}
	}

	private static void await(final Cancellation cancellation) {
		try {
			while (!TURNS.tryAcquire(LOOK, TimeUnit.MILLISECONDS)) {
				cancellation.check();
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}
}
