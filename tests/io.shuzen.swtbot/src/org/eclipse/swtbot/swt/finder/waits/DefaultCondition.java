package org.eclipse.swtbot.swt.finder.waits;

import org.eclipse.swtbot.swt.finder.SWTBot;

/** A condition that keeps its robot. */
public abstract class DefaultCondition implements ICondition {

	protected SWTBot bot;

	@Override
	public void init(final SWTBot bot) {
		this.bot = bot;
	}
}
