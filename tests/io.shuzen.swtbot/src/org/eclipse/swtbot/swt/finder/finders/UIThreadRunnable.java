package org.eclipse.swtbot.swt.finder.finders;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swtbot.swt.finder.results.Result;
import org.eclipse.swtbot.swt.finder.results.VoidResult;

/** Runs work on the user interface thread for a test that runs on another. */
public final class UIThreadRunnable {

	private UIThreadRunnable() {
	}

	/** Runs and waits; what the work throws is thrown here. */
	public static <T> T syncExec(final Result<T> work) {
		final AtomicReference<T> value = new AtomicReference<>();
		final AtomicReference<Throwable> thrown = new AtomicReference<>();
		Display.getDefault().syncExec(() -> {
			try {
				value.set(work.run());
			} catch (final RuntimeException | Error e) {
				thrown.set(e);
			}
		});
		if (thrown.get() instanceof final RuntimeException e) {
			throw e;
		}
		if (thrown.get() instanceof final Error e) {
			throw e;
		}
		return value.get();
	}

	/** Runs and waits. */
	public static void syncExec(final VoidResult work) {
		syncExec(() -> {
			work.run();
			return null;
		});
	}

	/** Runs later; returns at once. For what may open a dialog that waits for the test. */
	public static void asyncExec(final VoidResult work) {
		Display.getDefault().asyncExec(work::run);
	}
}
