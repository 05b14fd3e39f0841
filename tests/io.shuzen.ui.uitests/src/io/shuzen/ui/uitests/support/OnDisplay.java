package io.shuzen.ui.uitests.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

/** Reaches into the user interface's thread from that of the test. */
public final class OnDisplay {

	private OnDisplay() {
	}

	public static void run(final Runnable work) {
		Display.getDefault().syncExec(work);
	}

	public static <T> T get(final Supplier<T> question) {
		final AtomicReference<T> answer = new AtomicReference<>();
		Display.getDefault().syncExec(() -> answer.set(question.get()));
		return answer.get();
	}
}
