package io.shuzen.ui.uitests.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which the user interface's thread did not answer for more than a second because it computed or waited. That it did
 * not get the processor does not count, nor that somebody else did not who holds a lock it waits for: the machine may be busy with
 * something else.
 */
final class WindowAnswers implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

	private static final Duration LIMIT = Duration.ofSeconds(1);
	private static final Duration INTERVAL = Duration.ofMillis(100);
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final List<String> hangs = new CopyOnWriteArrayList<>();
	private volatile Thread watching;

	@Override
	public void beforeTestExecution(final ExtensionContext context) {
		hangs.clear();
		final Display display = PlatformUI.getWorkbench().getDisplay();
		watching = Thread.ofPlatform().daemon().name("watches the window").start(() -> watch(display));
	}

	@Override
	public void afterTestExecution(final ExtensionContext context) throws InterruptedException {
		final Thread thread = watching;
		watching = null;
		// not interrupted: it still has to judge what it saw last
		thread.join();
		assertTrue(hangs.isEmpty(), () -> "the window did not answer:\n" + String.join("\n", hangs));
	}

	private void watch(final Display display) {
		final Thread userInterface = display.getThread();
		try {
			while (watching != null && !display.isDisposed()) {
				final Question question = new Question(userInterface);
				display.asyncExec(question::answer);
				while (!question.isAnswered() && watching != null) {
					Thread.sleep(INTERVAL);
					question.look();
				}
				question.verdict().ifPresent(hangs::add);
				Thread.sleep(INTERVAL);
			}
		} catch (final InterruptedException testIsOver) {
			Thread.currentThread().interrupt();
		}
	}

	/** Asks the thread for an answer and looks at what it does until then. */
	private static final class Question {

		private final Thread thread;
		private final long askedAt = System.nanoTime();
		private final long processorTime;
		private final LockHolder holder;
		private volatile boolean answered;
		private long waited;
		private long lookedAt = askedAt;
		private long computed;
		private StackTraceElement[] busyWith = {};
		private String heldBy = "";

		Question(final Thread thread) {
			this.thread = thread;
			holder = new LockHolder(thread);
			processorTime = THREADS.getThreadCpuTime(thread.threadId());
		}

		void answer() {
			answered = true;
		}

		boolean isAnswered() {
			return answered;
		}

		void look() {
			if (answered) {
				return;
			}
			final StackTraceElement[] stack = thread.getStackTrace();
			final Thread.State state = thread.getState();
			final long now = System.nanoTime();
			computed = THREADS.getThreadCpuTime(thread.threadId()) - processorTime;
			if (state != Thread.State.RUNNABLE) {
				// at most two intervals: this thread too may have had to wait for the processor
				waited += holder.busy(Math.min(now - lookedAt, 2 * INTERVAL.toNanos()));
			}
			lookedAt = now;
			if (busyWith.length == 0 && now - askedAt > LIMIT.toNanos() / 2) {
				busyWith = stack;
				heldBy = holder.describe();
			}
		}

		Optional<String> verdict() {
			if (Math.max(computed, waited) <= LIMIT.toNanos()) {
				return Optional.empty();
			}
			return Optional.of("computed %d ms, waited %d ms in%n%s%s".formatted(computed / 1_000_000,
					waited / 1_000_000, Arrays.stream(busyWith).map(frame -> "\tat " + frame)
							.collect(Collectors.joining(System.lineSeparator())), heldBy));
		}
	}
}
