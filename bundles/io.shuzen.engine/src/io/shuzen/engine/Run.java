package io.shuzen.engine;

import java.util.Optional;

/**
 * A run under way. Thread-safe; every method returns at once.
 * <p>
 * Cancelling and pausing let a change that is being made come to its end, so that nothing is left half done. A paused run begins nothing:
 * no endpoint, no step, no change. What is left of a step is planned again from the machine's then state when the run goes on.
 */
public interface Run extends Operation<RunReport> {

	/** Its id in the journal. */
	String id();

	/**
	 * Stands still as soon as the changes that are being made are made. Nothing happens when it is paused already or over.
	 *
	 * @param operator who says so, for the journal
	 */
	void pause(String operator);

	/**
	 * Goes on after a pause, also one the run itself made because a threshold was passed: the failures so far count no longer then.
	 * Nothing happens when it is not paused.
	 *
	 * @param operator who says so, for the journal
	 */
	void resume(String operator);

	/** Where it stands. Costs time in proportion to its endpoints, so ask when something has changed and not more than a few times a second. */
	RunSnapshot snapshot();

	/** Where one endpoint stands; empty when the run has none of that name. */
	Optional<EndpointSnapshot> snapshot(String endpoint);
}
