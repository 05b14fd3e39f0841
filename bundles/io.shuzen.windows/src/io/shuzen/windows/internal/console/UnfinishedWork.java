package io.shuzen.windows.internal.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.shuzen.core.log.ProgramLog;
import io.shuzen.core.transport.TransportSession;

/**
 * What did not run to its end on a machine. It is ended and its files are removed on a thread of its own, so that nobody who cancels waits
 * for a machine that hangs; what cannot be reached any more is kept for the next connection, so that a repair that still runs there never
 * meets its own second attempt. Thread-safe.
 */
final class UnfinishedWork {

	/** Takes away what the work has put on the machine. */
	@FunctionalInterface
	interface Removal {
		/** @throws IOException when it is still there; the message is for people */
		void with(CommandRunner runner) throws IOException;
	}

	private record Item(String mark, boolean mayRun, Removal removal) {
	}

	private final String endpointName;
	private final Queue<Item> waiting = new ArrayDeque<>();

	UnfinishedWork(final String endpointName) {
		this.endpointName = endpointName;
	}

	/**
	 * Ends and removes something.
	 *
	 * @param mark     on the command line of what may still run
	 * @param mayRun   whether it may; otherwise only its files are removed
	 * @param patience how long this waits for it; it goes on afterwards
	 * @return whether it has certainly ended
	 */
	boolean settle(final TransportSession session, final WindowsEndpoint windows, final String mark, final boolean mayRun,
			final Removal removal, final Duration patience) {
		final Item item = new Item(mark, mayRun, removal);
		if (!session.isOpen()) {
			keep(item);
			return !mayRun;
		}
		final CompletableFuture<Boolean> ended = new CompletableFuture<>();
		final CompletableFuture<Boolean> done = new CompletableFuture<>();
		Thread.ofVirtual().name("unfinished work on " + endpointName).start(() -> {
			try {
				settle(session, windows, item, ended);
			} finally {
				done.complete(Boolean.TRUE);
			}
		});
		final long deadline = System.nanoTime() + patience.toNanos();
		final boolean known = await(ended, deadline);
		await(done, deadline);
		return known;
	}

	/** Ends and removes, on a new connection, what was left when the former one broke. */
	void settleOn(final TransportSession session, final WindowsEndpoint windows) {
		for (Item item = next(); item != null && session.isOpen(); item = next()) {
			settle(session, windows, item, new CompletableFuture<>());
		}
	}

	/** Whether something is left for the next connection. */
	boolean isWaiting() {
		synchronized (waiting) {
			return !waiting.isEmpty();
		}
	}

	private Item next() {
		synchronized (waiting) {
			return waiting.poll();
		}
	}

	private void keep(final Item item) {
		synchronized (waiting) {
			waiting.add(item);
		}
	}

	private void settle(final TransportSession session, final WindowsEndpoint windows, final Item item,
			final CompletableFuture<Boolean> ended) {
		final boolean over = !item.mayRun || new ProcessTrees(session, windows).end(item.mark);
		ended.complete(over);
		IOException problem = null;
		try {
			item.removal.with(new CommandRunner(endpointName, session, windows, this));
		} catch (final IOException e) {
			problem = e;
		}
		if ((!over || problem != null) && !session.isOpen()) {
			keep(item);
		} else if (!over) {
			ProgramLog.of(UnfinishedWork.class).warn("What was started as " + item.mark + " on " + endpointName + " may still run there.");
		} else if (problem != null) {
			ProgramLog.of(UnfinishedWork.class).warn("Something stays behind on " + endpointName + ": " + problem.getMessage());
		}
	}

	private static boolean await(final CompletableFuture<Boolean> event, final long deadline) {
		try {
			return event.get(Math.max(deadline - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
		} catch (final TimeoutException e) {
			return false;
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
