package io.shuzen.transport.process.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with everything it started. */
final class ProcessTree {

	private static final Duration ENDING = Duration.ofMillis(900);

	private final ProcessHandle root;

	ProcessTree(final Process process) {
		root = process.toHandle();
	}

	/**
	 * Ends all of it.
	 *
	 * @return how many did not end within a second; 0 when nothing is left
	 */
	long end() {
		final long deadline = System.nanoTime() + ENDING.toNanos();
		final Set<ProcessHandle> ended = new LinkedHashSet<>();
		final Deque<ProcessHandle> open = new ArrayDeque<>();
		open.add(root);
		while (!open.isEmpty()) {
			final ProcessHandle process = open.poll();
			if (ended.add(process)) {
				// an ended parent is no longer named as one, so its children are asked for first
				process.descendants().forEach(open::add);
				process.destroyForcibly();
			}
		}
		return ended.stream().filter(process -> !hasEnded(process, deadline)).count();
	}

	private static boolean hasEnded(final ProcessHandle process, final long deadline) {
		try {
			process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
			return true;
		} catch (ExecutionException | TimeoutException e) {
			return !process.isAlive();
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
	}
}
