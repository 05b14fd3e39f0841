package io.shuzen.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads an output of a process to its end on a thread of its own, keeps as much as the limit says, and throws the rest away so that the
 * program never stalls. Thread-safe.
 */
public final class KeptOutput {

	private static final int CHUNK = 32 << 10;

	private final OutputSpool kept;
	private final CompletableFuture<Void> end = new CompletableFuture<>();

	private KeptOutput(final OutputLimit limit) {
		kept = new OutputSpool(limit);
	}

	/** @param stream closed at its end */
	public static KeptOutput of(final InputStream stream, final OutputLimit limit) {
		final KeptOutput output = new KeptOutput(limit);
		Thread.ofVirtual().name("shuzen-process-output").start(() -> output.read(stream));
		return output;
	}

	private void read(final InputStream stream) {
		final byte[] chunk = new byte[CHUNK];
		try (stream) {
			for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
				kept.write(chunk, 0, length);
			}
		} catch (final IOException e) {
			// the pipe broke because the program was ended: what came before counts
			return;
		} finally {
			end.complete(null);
		}
	}

	/**
	 * Waits until both outputs of a program that has ended were read to their ends. Not for ever: what a program leaves running may keep them
	 * open.
	 *
	 * @param limit how long to wait, for both together
	 * @param stop  ends the waiting before
	 * @throws InterruptedException when interrupted meanwhile
	 */
	public static void awaitEnds(final KeptOutput output, final KeptOutput error, final Duration limit, final CompletableFuture<?> stop)
			throws InterruptedException {
		try {
			CompletableFuture.anyOf(CompletableFuture.allOf(output.end, error.end), stop).get(limit.toMillis(), TimeUnit.MILLISECONDS);
		} catch (final TimeoutException e) {
			// what there is counts
			return;
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	/** What was read so far, as much of it as is kept. */
	public CommandOutput kept() {
		return kept.kept();
	}
}
