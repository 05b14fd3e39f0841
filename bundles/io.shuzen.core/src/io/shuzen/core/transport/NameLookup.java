package io.shuzen.core.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.shuzen.core.host.Cancellation;

/**
 * Finds the addresses of hosts on a few threads of its own. The system's call cannot be interrupted, and takes as long as name servers
 * that do not answer are waited for; on a virtual thread it would keep the carrier busy, of which there are as few as processors, and
 * hold up everybody else. Thread-safe.
 */
public final class NameLookup {

	/** Names that are more wait for their turn. */
	public static final int MOST_AT_ONCE = 32;

	private static final Duration IDLE = Duration.ofSeconds(10);
	private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f.]*:.*");

	/** Asks the system Shuzen runs on. */
	public static final NameLookup SYSTEM = new NameLookup(InetAddress::getByName);

	/** Looks one name up, however long that takes. */
	@FunctionalInterface
	public interface Resolver {
		/** @throws IOException when the name has no address */
		InetAddress resolve(String name) throws IOException;
	}

	private final Resolver resolver;
	private final Executor threads;

	public NameLookup(final Resolver resolver) {
		this.resolver = Objects.requireNonNull(resolver);
		final ThreadPoolExecutor few = new ThreadPoolExecutor(MOST_AT_ONCE, MOST_AT_ONCE, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("shuzen-name-lookup-", 1).factory());
		few.allowCoreThreadTimeOut(true);
		threads = few;
	}

	/**
	 * The first address of a host.
	 *
	 * @param name  or an address, which needs no looking up
	 * @param limit how long to wait; a lookup that takes longer goes on unseen
	 * @throws UnknownHostException                       when it has none, or nobody has told it in time
	 * @throws IOException                                when it could not be looked up
	 * @throws java.util.concurrent.CancellationException when cancelled meanwhile
	 */
	public InetAddress find(final String name, final Duration limit, final Cancellation cancellation) throws IOException {
		if (LITERAL.matcher(name).matches()) {
			return resolver.resolve(name);
		}
		final CompletableFuture<InetAddress> found = new CompletableFuture<>();
		threads.execute(() -> lookUp(name, found));
		try (Cancellation.Registration registration = cancellation.onCancel(() -> found.cancel(false))) {
			return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		} catch (final TimeoutException e) {
			found.cancel(false);
			throw new UnknownHostException(name + ": no answer within " + limit.toMillis() + " ms");
		} catch (final ExecutionException e) {
			throw e.getCause() instanceof final IOException problem ? problem : new IOException(e.getCause());
		} catch (final InterruptedException e) {
			found.cancel(false);
			Thread.currentThread().interrupt();
			final InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for an address");
			interrupted.initCause(e);
			throw interrupted;
		}
	}

	private void lookUp(final String name, final CompletableFuture<InetAddress> found) {
		if (found.isDone()) {
			// nobody waits for it any more
			return;
		}
		try {
			found.complete(resolver.resolve(name));
		} catch (IOException | RuntimeException e) {
			found.completeExceptionally(e);
		}
	}
}
