package io.shuzen.core.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Says that work shall stop, and reaches into a blocked call: whoever waits for bytes registers what ends the wait. Thread-safe.
 */
public final class Cancellation {

	/** Work that nobody can cancel; only for what ends by itself within a second. */
	public static Cancellation none() {
		return new Cancellation();
	}

	/** Takes a registered action back. */
	public interface Registration extends AutoCloseable {
		@Override
		void close();
	}

	private final List<Runnable> actions = new ArrayList<>();
	private boolean cancelled;

	/** Stops the work: runs the registered actions once, in the order of registration, on this thread. */
	public void cancel() {
		final List<Runnable> toRun;
		synchronized (actions) {
			if (cancelled) {
				return;
			}
			cancelled = true;
			toRun = List.copyOf(actions);
			actions.clear();
		}
		toRun.forEach(Runnable::run);
	}

	public boolean isCancelled() {
		synchronized (actions) {
			return cancelled;
		}
	}

	/** @throws CancellationException when cancelled */
	public void check() {
		if (isCancelled()) {
			throw new CancellationException();
		}
	}

	/**
	 * Runs {@code action} when this is cancelled, at once when it is already. The action must not block and must not throw.
	 *
	 * @return takes the action back; close it when the wait is over
	 */
	public Registration onCancel(final Runnable action) {
		synchronized (actions) {
			if (!cancelled) {
				actions.add(action);
				return () -> {
					synchronized (actions) {
						actions.remove(action);
					}
				};
			}
		}
		action.run();
		return () -> {
			// it has run already
		};
	}
}
