package io.shuzen.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.journal.RunLease;

/**
 * Which runs this process works on, told to others by one locked byte per run in a file: the operating system unlocks it however the
 * process ends. One channel for all, because closing any channel of a file gives up all of a process's locks on it.
 */
final class RunLeases {

	private static final int ATTEMPTS = 20;
	private static final long PAUSE_MILLISECONDS = 25;

	private final Path file;
	private final Map<Long, FileLock> held = new HashMap<>();
	private FileChannel channel;

	RunLeases(final Path file) {
		this.file = file;
	}

	synchronized RunLease claim(final String runId, final long number) throws FailureException {
		if (held.containsKey(number)) {
			throw heldElsewhere(runId);
		}
		FileLock lock = null;
		// somebody who only looks whether the run is alive holds the byte for a moment
		for (int attempt = 0; attempt < ATTEMPTS && lock == null; attempt++) {
			lock = tryLock(number);
			if (lock == null) {
				pause();
			}
		}
		if (lock == null) {
			throw heldElsewhere(runId);
		}
		held.put(number, lock);
		return new RunLease() {
			@Override
			public String runId() {
				return runId;
			}

			@Override
			public void close() {
				release(number);
			}
		};
	}

	/** Whether some process works on the run. */
	synchronized boolean isHeld(final long number) throws FailureException {
		if (held.containsKey(number)) {
			return true;
		}
		final FileLock lock = tryLock(number);
		if (lock == null) {
			return true;
		}
		unlock(lock);
		return false;
	}

	synchronized void close() {
		held.values().forEach(RunLeases::unlock);
		held.clear();
		if (channel != null) {
			try {
				channel.close();
			} catch (final IOException e) {
				ProgramLog.of(RunLeases.class).warn("The file " + file + " could not be closed.", e);
			}
			channel = null;
		}
	}

	private synchronized void release(final long number) {
		final FileLock lock = held.remove(number);
		if (lock != null) {
			unlock(lock);
		}
	}

	private FileLock tryLock(final long number) throws FailureException {
		try {
			if (channel == null) {
				channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			}
			return channel.tryLock(number, 1, false);
		} catch (final OverlappingFileLockException e) {
			return null;
		} catch (final IOException e) {
			throw StorageFailures.unwritable(file, e);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLISECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void unlock(final FileLock lock) {
		try {
			lock.release();
		} catch (final IOException e) {
			ProgramLog.of(RunLeases.class).warn("A run's lease could not be given back.", e);
		}
	}

	private static FailureException heldElsewhere(final String runId) {
		return new FailureException(new Failure(FailureKind.REFUSED, StorageFailures.TEXTS.text("lease.held", runId),
				StorageFailures.TEXTS.text("lease.held.advice")));
	}
}
