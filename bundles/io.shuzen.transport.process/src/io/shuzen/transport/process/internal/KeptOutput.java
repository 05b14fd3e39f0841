package io.shuzen.transport.process.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads an output to its end on a thread of its own, keeps the first bytes, and throws the rest away so that the program never stalls. */
final class KeptOutput {

	private static final int CHUNK = 32 << 10;

	private final int limit;
	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
	private final CountDownLatch end = new CountDownLatch(1);
	private boolean truncated;

	private KeptOutput(final int limit) {
		this.limit = limit;
	}

	static KeptOutput of(final InputStream stream, final int limit) {
		final KeptOutput output = new KeptOutput(limit);
		Thread.ofVirtual().name("shuzen-process-output").start(() -> output.read(stream));
		return output;
	}

	private void read(final InputStream stream) {
		final byte[] chunk = new byte[CHUNK];
		try (stream) {
			for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
				keep(chunk, length);
			}
		} catch (final IOException e) {
			// the pipe broke because the program was ended: what came before counts
			return;
		} finally {
			end.countDown();
		}
	}

	private synchronized void keep(final byte[] chunk, final int length) {
		final int accepted = Math.min(length, limit - kept.size());
		kept.write(chunk, 0, accepted);
		truncated |= accepted < length;
	}

	/** Waits until everything was read; not for ever, because what a program leaves running may keep its output open. */
	void awaitEnd(final Duration limitOfWait) throws InterruptedException {
		end.await(limitOfWait.toMillis(), TimeUnit.MILLISECONDS);
	}

	synchronized byte[] bytes() {
		return kept.toByteArray();
	}

	synchronized boolean isTruncated() {
		return truncated;
	}
}
