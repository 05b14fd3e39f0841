package io.shuzen.ui.repair;

/** A part that is about one run of the journal, so that commands about runs know which one is meant. */
public interface AboutRun {

	/** The run's id in the journal. */
	String runId();
}
