package io.shuzen.ui.console.internal.action;

import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;

import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.console.internal.feed.ConsoleFeed;

/** Finds the feed of the pages, which follows the journal from the first time on. */
final class ConsoleAccess {

	private ConsoleAccess() {
	}

	/** Does something with the feed, beside the calling thread: starting the feed waits for the journal. */
	static void withFeed(final Consumer<ConsoleFeed> action) {
		Job.createSystem(Messages.ConsoleWriter_name, (ICoreRunnable) monitor -> {
			final ConsoleFeed feed = PlatformUI.getWorkbench().getService(ConsoleFeed.class);
			if (feed == null) {
				ILog.of(ConsoleAccess.class).error("The Remediation Console stays empty: there is no journal to follow.");
			} else {
				action.accept(feed);
			}
		}).schedule();
	}
}
