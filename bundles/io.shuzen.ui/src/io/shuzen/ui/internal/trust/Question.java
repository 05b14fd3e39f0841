package io.shuzen.ui.internal.trust;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Asks from a worker thread, one question at a time over all endpoints. */
final class Question {

	private final ReentrantLock oneAtATime = new ReentrantLock();

	/**
	 * Waits for the answer.
	 *
	 * @param known  what is known by now: asked again when the turn has come, as the question before may have settled this one
	 * @param ask    opens the dialog, on the user interface's thread; the shell may be null
	 * @param nobody the answer when there is no window any more
	 */
	<T> T answer(final Supplier<T> known, final Function<Shell, T> ask, final T nobody) {
		oneAtATime.lock();
		try {
			final T settled = known.get();
			if (settled != null) {
				return settled;
			}
			if (!PlatformUI.isWorkbenchRunning()) {
				return nobody;
			}
			final Display display = PlatformUI.getWorkbench().getDisplay();
			final CompletableFuture<T> answer = new CompletableFuture<>();
			try {
				display.asyncExec(() -> {
					display.disposeExec(() -> answer.complete(nobody));
					try {
						answer.complete(ask.apply(shell()));
					} catch (final RuntimeException e) {
						answer.completeExceptionally(e);
					}
				});
			} catch (final SWTException e) {
				// the window was closed meanwhile
				return nobody;
			}
			return answer.join();
		} finally {
			oneAtATime.unlock();
		}
	}

	private static Shell shell() {
		final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		return window == null ? null : window.getShell();
	}
}
