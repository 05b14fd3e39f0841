package io.shuzen.windows.simulation;

import java.util.List;

/**
 * The whole state of a simulated machine at one moment: registry, files, services, processes, users with what they have, and everything
 * else. Two snapshots are equal when nothing differs, so that a test can say "the former state is back" of the machine as a whole.
 * <p>
 * What runs set aside in their quarantine is no part of it: it stays there after an undo, as on a real machine.
 */
public interface MachineSnapshot {

	/** What differs, a line for each place: its path, what is here, and what is in {@code other}. Empty for equal ones. */
	List<String> differencesTo(MachineSnapshot other);

	/** The state as JSON, for people. */
	String toJson();

	@Override
	boolean equals(Object other);

	@Override
	int hashCode();
}
