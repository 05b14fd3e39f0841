package io.shuzen.engine;

/** A run under way. Cancelling lets a change that is being made come to its end, so that nothing is left half done. */
public interface Run extends Operation<RunReport> {

	/** Its id in the journal. */
	String id();
}
