package io.shuzen.journal;

/**
 * The right of this process to work on a run. It ends with the process, however that ends, which is how an interrupted run is told
 * from one that another process works on.
 */
public interface RunLease extends AutoCloseable {

	String runId();

	/** Gives the right back. Never throws. */
	@Override
	void close();
}
