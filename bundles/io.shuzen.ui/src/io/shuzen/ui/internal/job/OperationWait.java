package io.shuzen.ui.internal.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.core.runtime.IProgressMonitor;

import io.shuzen.engine.Operation;

/** Lets a job wait for work of the engine and hand on the user's wish to cancel. */
public final class OperationWait {

	/** A monitor cannot be listened to; asking it so often makes cancelling feel immediate. */
	private static final long POLL_MILLISECONDS = 100;

	private OperationWait() {
	}

	/**
	 * Waits until the work is over, also after it was cancelled.
	 *
	 * @throws IllegalStateException when the work ended with a defect
	 */
	public static <T> T forResult(final Operation<T> operation, final IProgressMonitor monitor) {
		boolean cancelled = false;
		while (true) {
			if (!cancelled && monitor.isCanceled()) {
				cancelled = true;
				operation.cancel();
			}
			try {
				return operation.result().get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
			} catch (final TimeoutException e) {
				// not yet: ask the monitor again
			} catch (final ExecutionException e) {
				throw new IllegalStateException(e.getCause());
			} catch (final InterruptedException e) {
				cancelled = true;
				operation.cancel();
			}
		}
	}
}
