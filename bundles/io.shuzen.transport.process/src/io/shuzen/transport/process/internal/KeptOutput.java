package io.shuzen.transport.process.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.OutputSpool;

/** Reads an output to its end on a thread of its own, keeps as much as the limit says, and throws the rest away so that the program never stalls. */
final class KeptOutput {

	private static final int CHUNK = 32 << 10;

	private final OutputSpool kept;
	private final CountDownLatch end = new CountDownLatch(1);

	private KeptOutput(final OutputLimit limit) {
		kept = new OutputSpool(limit);
	}

	static KeptOutput of(final InputStream stream, final OutputLimit limit) {
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
			end.countDown();
		}
	}

	/** Waits until everything was read; not for ever, because what a program leaves running may keep its output open. */
	void awaitEnd(final Duration limitOfWait) throws InterruptedException {
		end.await(limitOfWait.toMillis(), TimeUnit.MILLISECONDS);
	}

	CommandOutput kept() {
		return kept.kept();
	}
}
