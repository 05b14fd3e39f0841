package io.shuzen.journal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;

/**
 * The append-only record of all runs of this user. An OSGi service; thread-safe. Several processes may use the same journal at the
 * same time. No method is for the user interface's thread: all wait for the disk.
 */
public interface Journal {

	/**
	 * Claims a run for this process, before its first event is appended or when it is resumed.
	 *
	 * @param runId letters, digits and hyphens, at most 64
	 * @throws FailureException when another process, or another part of this one, works on it
	 */
	RunLease claim(String runId) throws FailureException;

	/**
	 * Appends an event. When it {@linkplain RunEvent#isDurable() is durable}, it and everything appended before it is on the disk when
	 * this method returns; others are written soon after.
	 *
	 * @throws FailureException when it could not be written; then nothing may be built on it
	 */
	void append(String runId, RunEvent event) throws FailureException;

	/** As {@link #append(String, RunEvent)} for several events in order; all of them or none are written. */
	void append(String runId, List<? extends RunEvent> events) throws FailureException;

	/** Waits until everything appended so far is on the disk. */
	void flush() throws FailureException;

	/** All runs, the latest first. */
	List<RunSummary> runs() throws FailureException;

	/** One run at a glance; empty when there is none of that id. */
	Optional<RunSummary> run(String runId) throws FailureException;

	/**
	 * A run's entries in order.
	 *
	 * @param after the sequence after which to begin; 0 for the beginning
	 * @param limit how many at most
	 * @return fewer than {@code limit} only when there are no more
	 */
	List<JournalEntry> entries(String runId, long after, int limit) throws FailureException;

	/**
	 * A run's entries about one endpoint in order.
	 *
	 * @param after the sequence after which to begin; 0 for the beginning
	 * @param limit how many at most
	 */
	List<JournalEntry> entries(String runId, String endpoint, long after, int limit) throws FailureException;

	/**
	 * A run's entries of some kinds in order; the others are not even looked at.
	 *
	 * @param kinds the classes of the events
	 * @param after the sequence after which to begin; 0 for the beginning
	 * @param limit how many at most
	 */
	List<JournalEntry> entries(String runId, Set<Class<? extends RunEvent>> kinds, long after, int limit) throws FailureException;

	/** Adds a listener, which is told everything written from now on, by this process at once and by others within about a second. */
	Registration listen(JournalListener listener);

	/** Checks a run's hash chain. */
	JournalCheck check(String runId) throws FailureException;

	/**
	 * Checks the chains of all runs, and that no entry and no run is missing.
	 *
	 * @throws FailureException when the file is damaged so that it cannot be read
	 */
	JournalIntegrity check() throws FailureException;

	/** How the journal is doing. Never throws: what is wrong is in the status. */
	JournalStatus status();
}
