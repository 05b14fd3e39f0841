package io.shuzen.ui.uitests.support;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Who holds the lock that a thread waits for. A holder that does not get the processor is not to blame for the wait, as little as the
 * thread would be itself; one that computes or waits is.
 */
final class LockHolder {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Thread thread;
	/** Who held it at the last look; negative for nobody. */
	private long holder = -1;
	/** Of the holder at the last look, in nanoseconds. */
	private long processorTime;

	/** @param thread the one that waits */
	LockHolder(final Thread thread) {
		this.thread = thread;
	}

	/**
	 * How long the holder computed or waited since the last look.
	 *
	 * @param elapsed nanoseconds since then; also the answer when the thread waits for something that nobody holds
	 */
	long busy(final long elapsed) {
		final long last = holder;
		final long before = processorTime;
		final ThreadInfo waiting = THREADS.getThreadInfo(thread.threadId());
		holder = waiting == null ? -1 : waiting.getLockOwnerId();
		final ThreadInfo now = holder < 0 ? null : THREADS.getThreadInfo(holder);
		if (now == null || !runs(now)) {
			return elapsed;
		}
		processorTime = THREADS.getThreadCpuTime(holder);
		return holder == last ? Math.min(processorTime - before, elapsed) : 0;
	}

	/** Who held it at the last look and what they do now, for somebody who asks why a test failed; empty for nobody. */
	String describe() {
		final ThreadInfo now = holder < 0 ? null : THREADS.getThreadInfo(holder, Integer.MAX_VALUE);
		return now == null ? ""
				: Arrays.stream(now.getStackTrace()).map(frame -> System.lineSeparator() + "\tat " + frame)
						.collect(Collectors.joining("", System.lineSeparator() + "while " + now.getThreadName() + " held a lock in", ""));
	}

	/** Or could, if it got the processor. The thread on which a virtual thread runs is said to hold what that does, and to wait for it. */
	private static boolean runs(final ThreadInfo thread) {
		final LockInfo waitsFor = thread.getLockInfo();
		return thread.getThreadState() == Thread.State.RUNNABLE
				|| waitsFor != null && waitsFor.getClassName().equals("java.lang.VirtualThread");
	}
}
