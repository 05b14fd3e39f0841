package io.shuzen.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.log.ProgramLog;

/**
 * The one thread that writes. What has gathered while it waited for the disk goes into the next transaction together, so that a thousand
 * endpoints that each wait for their intent wait for a few syncs and not for a thousand.
 */
final class JournalWriter {

	// bounds memory when endpoints produce faster than the disk takes: then they wait
	private static final int QUEUE_LENGTH = 20_000;
	private static final int QUEUE_BYTES = 8 << 20;
	private static final int LARGEST_BATCH = 2_000;
	// what nobody waits for may gather this long, to be written with less effort
	private static final long LINGER_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);
	private static final PendingAppend STOP = PendingAppend.barrier();

	private final JournalFile file;
	private final Runnable written;
	private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
	private final Semaphore room = new Semaphore(QUEUE_BYTES, true);
	private final Thread thread = new Thread(this::run, "shuzen-journal-writer");
	private final Map<String, Long> runNumbers = new HashMap<>();
	private Connection connection;
	private FailureException lost;
	private volatile boolean closed;

	/**
	 * @param written called on the writer's thread after entries were written
	 */
	JournalWriter(final JournalFile file, final Runnable written) {
		this.file = file;
		this.written = written;
		// the process must be able to end although nobody closed the journal; whatever was durable is on the disk then
		thread.setDaemon(true);
		thread.start();
	}

	/** Queues, and when somebody waits for it, waits until it is on the disk. */
	void append(final PendingAppend append) throws FailureException {
		if (closed) {
			throw StorageFailures.closed();
		}
		room.acquireUninterruptibly(size(append));
		putUninterruptibly(append);
		if (append.durable()) {
			final FailureException failure = append.written().join();
			if (failure != null) {
				throw failure;
			}
		}
	}

	/** Writes what is queued and ends. */
	void close() {
		closed = true;
		putUninterruptibly(STOP);
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			} catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** How much of the queue's room it takes; one that is larger than the room takes all of it. */
	private static int size(final PendingAppend append) {
		return (int) Math.min(append.size(), QUEUE_BYTES);
	}

	// an intent that is not written because its thread was interrupted would be a change nobody knows of
	private void putUninterruptibly(final PendingAppend append) {
		boolean interrupted = false;
		while (true) {
			try {
				queue.put(append);
				break;
			} catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		final List<PendingAppend> batch = new ArrayList<>();
		boolean stopping = false;
		while (!stopping) {
			batch.clear();
			try {
				gather(batch);
			} catch (final InterruptedException e) {
				// nobody interrupts this thread on purpose; what was gathered is written all the same
				ProgramLog.of(JournalWriter.class).warn("The journal's writer was interrupted and goes on.", e);
			}
			stopping = batch.contains(STOP);
			write(batch);
		}
		final List<PendingAppend> late = new ArrayList<>();
		queue.drainTo(late);
		late.forEach(append -> {
			room.release(size(append));
			append.written().complete(StorageFailures.closed());
		});
		disconnect();
	}

	private void gather(final List<PendingAppend> batch) throws InterruptedException {
		batch.add(queue.take());
		queue.drainTo(batch, LARGEST_BATCH - batch.size());
		final long deadline = System.nanoTime() + LINGER_NANOSECONDS;
		while (batch.size() < LARGEST_BATCH && batch.stream().noneMatch(PendingAppend::durable)) {
			final PendingAppend next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			if (next == null) {
				return;
			}
			batch.add(next);
			queue.drainTo(batch, LARGEST_BATCH - batch.size());
		}
	}

	private void write(final List<PendingAppend> batch) {
		FailureException failure = null;
		final boolean hasEvents = batch.stream().anyMatch(append -> !append.events().isEmpty());
		if (hasEvents) {
			try {
				insert(batch);
			} catch (final SQLException e) {
				failure = StorageFailures.unwritable(file.path(), e);
			} catch (final FailureException e) {
				failure = e;
			} catch (final RuntimeException | Error e) {
				// neither a defect nor a lack of memory may end the one thread everybody waits for
				ProgramLog.of(JournalWriter.class).error("The journal could not be written.", e);
				failure = StorageFailures.unwritable(file.path(), new SQLException(e.toString(), e));
			}
		}
		if (failure != null) {
			ProgramLog.of(JournalWriter.class).error(failure.getMessage(), failure);
			disconnect();
			lost = failure;
		}
		for (final PendingAppend append : batch) {
			room.release(size(append));
			if (append.events().isEmpty()) {
				append.written().complete(lost);
				lost = null;
			} else {
				append.written().complete(failure);
			}
		}
		if (failure == null && hasEvents) {
			written.run();
		}
	}

	private void insert(final List<PendingAppend> batch) throws SQLException, FailureException {
		if (connection == null) {
			connection = file.openForWriting();
		}
		// another process may have written since: its numbers and hashes are only certain inside this transaction
		final Map<String, ChainHead> heads = new HashMap<>();
		boolean committed = false;
		try (WriteTransaction transaction = WriteTransaction.begin(connection);
				PreparedStatement insert = connection.prepareStatement(
						"INSERT INTO event (run, at, type, endpoint, content, deflated, hash) VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?)");
				PreparedStatement keep = connection.prepareStatement("INSERT OR IGNORE INTO piece (hash, content) VALUES (?, ?)")) {
			for (final PendingAppend append : batch) {
				if (append.events().isEmpty()) {
					continue;
				}
				final long number = number(append.runId());
				ChainHead head = heads.get(append.runId());
				if (head == null) {
					head = ChainHead.of(connection, number);
				}
				for (final PendingAppend.Encoded event : append.events()) {
					for (final FactPiece piece : event.pieces()) {
						keep.setBytes(1, piece.hash());
						keep.setBytes(2, piece.deflated());
						keep.executeUpdate();
					}
					head = head.next(append.runId(), event);
					insert.setLong(1, number);
					insert.setString(2, event.at());
					insert.setString(3, event.type());
					insert.setString(4, event.endpoint());
					insert.setBytes(5, event.content().text());
					insert.setBytes(6, event.content().deflated());
					insert.setBytes(7, head.hash());
					insert.executeUpdate();
				}
				heads.put(append.runId(), head);
			}
			for (final Map.Entry<String, ChainHead> head : heads.entrySet()) {
				head.getValue().save(connection, number(head.getKey()));
			}
			transaction.commit();
			committed = true;
		} finally {
			if (!committed) {
				runNumbers.clear();
			}
		}
	}

	private long number(final String runId) throws SQLException {
		final Long known = runNumbers.get(runId);
		if (known != null) {
			return known;
		}
		final long number = RunNumbers.numberOf(connection, runId);
		runNumbers.put(runId, number);
		return number;
	}

	private void disconnect() {
		if (connection == null) {
			return;
		}
		try {
			connection.close();
		} catch (final SQLException e) {
			ProgramLog.of(JournalWriter.class).warn("The journal's file could not be closed.", e);
		}
		connection = null;
	}
}
