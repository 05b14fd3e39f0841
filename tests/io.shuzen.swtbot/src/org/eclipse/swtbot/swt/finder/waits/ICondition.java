package org.eclipse.swtbot.swt.finder.waits;

import org.eclipse.swtbot.swt.finder.SWTBot;

/** Something to wait for. */
public interface ICondition {

	/** Whether it has come true; on the test's thread. */
	boolean test() throws Exception;

	/** Called once before the first test. */
	void init(SWTBot bot);

	/** What to say when it never comes true. */
	String getFailureMessage();
}
