package io.shuzen.journal.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.log.ProgramLog;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.JournalListener;

/**
 * Tells listeners what was written, by this process and by others. It reads what it tells from the file, so that all listeners see one
 * order; its thread lives only while somebody listens.
 */
final class JournalTail {

	private static final long POLL_MILLISECONDS = 1_000;
	private static final int PAGE = 1_000;

	private final JournalReader reader;
	private final Map<JournalListener, Long> listeners = new HashMap<>();
	private Thread thread;
	private boolean news;
	private boolean closed;

	JournalTail(final JournalReader reader) {
		this.reader = reader;
	}

	Registration add(final JournalListener listener) {
		long position;
		try {
			position = reader.lastSequence();
		} catch (final FailureException e) {
			ProgramLog.of(JournalTail.class).warn(e.getMessage(), e);
			position = 0;
		}
		synchronized (this) {
			listeners.put(listener, position);
			if (thread == null && !closed) {
				thread = new Thread(this::run, "shuzen-journal-tail");
				thread.setDaemon(true);
				thread.start();
			}
		}
		return () -> remove(listener);
	}

	/** Something was written by this process. */
	synchronized void wake() {
		news = true;
		notifyAll();
	}

	synchronized void close() {
		closed = true;
		listeners.clear();
		notifyAll();
	}

	private synchronized void remove(final JournalListener listener) {
		listeners.remove(listener);
		notifyAll();
	}

	private void run() {
		while (awaitNews()) {
			try {
				tell();
			} catch (final FailureException e) {
				ProgramLog.of(JournalTail.class).warn(e.getMessage(), e);
			}
		}
	}

	/** Waits for news of this process, or until it is time to look for others'. False when nobody listens any more. */
	private synchronized boolean awaitNews() {
		if (!news && !listeners.isEmpty()) {
			try {
				wait(POLL_MILLISECONDS);
			} catch (final InterruptedException e) {
				ProgramLog.of(JournalTail.class).warn("The journal's tail was interrupted and goes on.", e);
			}
		}
		news = false;
		if (listeners.isEmpty()) {
			thread = null;
			return false;
		}
		return true;
	}

	private void tell() throws FailureException {
		boolean more = true;
		while (more) {
			more = false;
			final Map<JournalListener, Long> positions;
			synchronized (this) {
				positions = Map.copyOf(listeners);
			}
			for (final Map.Entry<JournalListener, Long> position : positions.entrySet()) {
				final List<JournalEntry> entries = reader.entries(position.getValue(), PAGE);
				if (!entries.isEmpty()) {
					tell(position.getKey(), entries);
					more |= entries.size() == PAGE;
				}
			}
		}
	}

	private void tell(final JournalListener listener, final List<JournalEntry> entries) {
		synchronized (this) {
			if (listeners.replace(listener, entries.getLast().sequence()) == null) {
				return;
			}
		}
		try {
			listener.written(entries);
		} catch (final RuntimeException | Error e) {
			ProgramLog.of(JournalTail.class).error("A listener of the journal failed.", e);
		}
	}
}
