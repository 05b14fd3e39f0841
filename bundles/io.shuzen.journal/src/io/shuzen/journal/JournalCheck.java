package io.shuzen.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * What checking a run's hash chain found.
 *
 * @param runId       which run
 * @param entries     how many entries were checked
 * @param firstBroken the sequence of the first entry that was altered, or before which one was removed; empty when the chain is whole
 */
public record JournalCheck(String runId, long entries, Optional<Long> firstBroken) {

	public JournalCheck {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(firstBroken);
	}

	public boolean isWhole() {
		return firstBroken.isEmpty();
	}
}
