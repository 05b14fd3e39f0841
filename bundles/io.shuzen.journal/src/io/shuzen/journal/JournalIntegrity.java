package io.shuzen.journal;

import java.util.List;

/**
 * What checking the whole journal found.
 *
 * @param runs    every run, the latest first
 * @param missing how many entries were written once and are in no run any more: runs that were removed as a whole, or parts of them
 */
public record JournalIntegrity(List<JournalCheck> runs, long missing) {

	public JournalIntegrity {
		runs = List.copyOf(runs);
	}

	public boolean isWhole() {
		return missing == 0 && runs.stream().allMatch(JournalCheck::isWhole);
	}
}
