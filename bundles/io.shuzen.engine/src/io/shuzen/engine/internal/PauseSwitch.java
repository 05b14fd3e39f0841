package io.shuzen.engine.internal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;

/** Whether a run stands still. Thread-safe. */
final class PauseSwitch {

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private volatile boolean paused;

	boolean isPaused() {
		return paused;
	}

	void set(final boolean newPaused) {
		lock.lock();
		try {
			paused = newPaused;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Waits until it goes on or is cancelled. On a virtual thread it holds no platform thread. */
	void awaitGo(final Cancellation cancelled) {
		try (Registration registration = cancelled.onCancel(this::wake)) {
			lock.lock();
			try {
				while (paused && !cancelled.isCancelled()) {
					changed.awaitUninterruptibly();
				}
			} finally {
				lock.unlock();
			}
		}
	}

	private void wake() {
		lock.lock();
		try {
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}
}
