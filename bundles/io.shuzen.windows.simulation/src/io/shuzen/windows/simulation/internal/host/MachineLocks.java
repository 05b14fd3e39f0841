package io.shuzen.windows.simulation.internal.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets one process at a time change a machine: a window and commands share the machines of a state folder. The operating system gives a lock
 * back when its process ends, however that happens. Thread-safe.
 */
final class MachineLocks implements AutoCloseable {

	/** Machines share so many places of the file, each a byte that is locked and never written. */
	private static final int PLACES = 256;
	private static final int RETRY_MILLISECONDS = 2;

	private final Path file;
	// a file is locked for all threads of a process
	private final Lock[] threads = Stream.generate(ReentrantLock::new).limit(PLACES).toArray(Lock[]::new);
	private FileChannel channel;

	/** @param file need not exist, nor its folder */
	MachineLocks(final Path file) {
		this.file = file;
	}

	/** For a machine of one process. */
	static final Held NOTHING = () -> {
	};

	/** Holds a machine until it is closed. */
	interface Held extends AutoCloseable {

		@Override
		void close() throws IOException;
	}

	/** Waits until nobody else changes the machine. */
	Held hold(final String endpoint) throws IOException {
		final int place = Math.floorMod(endpoint.toLowerCase(Locale.ROOT).hashCode(), PLACES);
		threads[place].lock();
		try {
			final FileLock lock = lock(place);
			return () -> {
				try {
					lock.release();
				} finally {
					threads[place].unlock();
				}
			};
		} catch (final IOException | RuntimeException e) {
			threads[place].unlock();
			throw e;
		}
	}

	private FileLock lock(final int place) throws IOException {
		try {
			while (true) {
				final FileLock lock = tryLock(place);
				if (lock != null) {
					return lock;
				}
				// a thread that is interrupted while it waits in the channel would close it, and with it all that others hold
				Thread.sleep(RETRY_MILLISECONDS);
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e);
		}
	}

	private FileLock tryLock(final int place) throws IOException {
		try {
			return channel().tryLock(place, 1, false);
		} catch (final OverlappingFileLockException e) {
			// held by another object of this process
			return null;
		}
	}

	private synchronized FileChannel channel() throws IOException {
		if (channel == null || !channel.isOpen()) {
			Files.createDirectories(file.getParent());
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		}
		return channel;
	}

	@Override
	public synchronized void close() throws IOException {
		if (channel != null) {
			channel.close();
		}
	}
}
