package io.shuzen.journal;

import java.util.List;

/** Is told what was written. */
@FunctionalInterface
public interface JournalListener {

	/**
	 * Called on a thread of the journal, one call at a time, with entries in the order of their sequence, without gaps since the listener
	 * was added, including those that other processes have written. Must return quickly and must not append.
	 */
	void written(List<JournalEntry> entries);
}
