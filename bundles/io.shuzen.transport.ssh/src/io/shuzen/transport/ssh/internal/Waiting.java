package io.shuzen.transport.ssh.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.sshd.common.future.SshFuture;
import org.apache.sshd.common.future.VerifiableFuture;

import io.shuzen.core.host.Cancellation;

/**
 * Waits for the library's futures. Their own wait methods hold a monitor, which on Java 21 keeps a virtual thread's carrier busy; these
 * waits do not, and end when cancelled.
 */
final class Waiting {

	private static final long LOOK_MILLIS = 200;

	private Waiting() {
	}

	/**
	 * Waits until {@code future} is done and succeeded.
	 *
	 * @throws TimeoutException      when it took longer than {@code limit}
	 * @throws CancellationException when cancelled meanwhile
	 * @throws IOException           when the future failed
	 */
	static <T extends SshFuture<T> & VerifiableFuture<?>> void forSuccess(final T future, final Duration limit,
			final Cancellation cancellation) throws IOException, TimeoutException {
		final CompletableFuture<Boolean> done = new CompletableFuture<>();
		future.addListener(finished -> done.complete(Boolean.TRUE));
		await(done, limit, cancellation);
		// it is done, so this only turns its failure into an exception
		future.verify(1);
	}

	/** Takes the lock, or gives up when cancelled; whoever holds it may be waiting for a person. */
	static void lock(final ReentrantLock lock, final Cancellation cancellation) {
		try {
			do {
				cancellation.check();
			} while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS));
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException().initCause(e);
		}
	}

	/** As {@link #forSuccess}, for any event. */
	static void await(final CompletableFuture<Boolean> done, final Duration limit, final Cancellation cancellation)
			throws IOException, TimeoutException {
		// one of its own: the event itself stays open for whoever waits for it afterwards
		final CompletableFuture<Boolean> ended = new CompletableFuture<>();
		done.thenAccept(ended::complete);
		try (Cancellation.Registration registration = cancellation.onCancel(() -> ended.complete(Boolean.FALSE))) {
			if (!ended.get(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new CancellationException();
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			final InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for the endpoint");
			interrupted.initCause(e);
			throw interrupted;
		} catch (final ExecutionException e) {
			throw new IOException(e.getCause());
		}
	}
}
