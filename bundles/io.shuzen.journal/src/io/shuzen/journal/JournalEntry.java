package io.shuzen.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * An event with its place in the journal.
 *
 * @param sequence rises from entry to entry over all runs and processes; never used twice
 * @param runId    the run it belongs to
 * @param at       when, by the clock of the console that wrote it; a clock may go backwards, the sequence does not
 * @param event    what happened
 */
public record JournalEntry(long sequence, String runId, Instant at, RunEvent event) {

	public JournalEntry {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(at);
		Objects.requireNonNull(event);
	}
}
