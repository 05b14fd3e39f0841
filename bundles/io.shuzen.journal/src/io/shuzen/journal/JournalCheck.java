package io.shuzen.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * What checking a run's hash chain found.
 *
 * @param runId       which run
 * @param entries     how many entries were checked
 * @param firstBroken the sequence of the first entry that was altered or moved, before which one was removed or put in, or whose facts were
 *                    altered or removed; empty when there is none
 * @param missing     how many entries are missing at the end
 * @param head        the hash of the last entry, in hexadecimal digits. Who keeps it elsewhere can tell later that even somebody who
 *                    computes all hashes anew has altered nothing up to here
 */
public record JournalCheck(String runId, long entries, Optional<Long> firstBroken, long missing, String head) {

	public JournalCheck {
		Objects.requireNonNull(runId);
		Objects.requireNonNull(firstBroken);
		Objects.requireNonNull(head);
	}

	public boolean isWhole() {
		return firstBroken.isEmpty() && missing == 0;
	}
}
