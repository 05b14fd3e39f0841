package io.shuzen.transport.ssh.internal;

import java.time.Duration;

/** When an endpoint must be connected, jump hosts included. The time people take to answer questions does not count. One thread only. */
final class ConnectDeadline {

	private long end;

	ConnectDeadline(final Duration limit) {
		end = System.nanoTime() + limit.toNanos();
	}

	/** What is left; never zero, so that what comes next fails by its own time-out. */
	Duration left() {
		return Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000));
	}

	/** Gives back what passed since {@code start}. */
	void excludeSince(final long start) {
		end += System.nanoTime() - start;
	}
}
