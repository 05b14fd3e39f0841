package io.shuzen.ui.uitests.support;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.swt.finder.waits.DefaultCondition;

/** Waits for what the workbench does beside the test. */
public final class Await {

	private Await() {
	}

	/** @param what is waited for, to go on "it never came true that …" */
	public static void that(final String what, final Callable<Boolean> condition) {
		that(() -> what, condition);
	}

	/** @param what asked when it never came true, so that it can say what was there instead */
	public static void that(final Supplier<String> what, final Callable<Boolean> condition) {
		new SWTWorkbenchBot().waitUntil(new DefaultCondition() {
			@Override
			public boolean test() throws Exception {
				return condition.call();
			}

			@Override
			public String getFailureMessage() {
				return "it never came true that " + what.get();
			}
		});
	}

	/** Waits until no job of a family runs or is going to. */
	public static void jobs(final Object family) {
		that("all jobs of " + family + " are done", () -> Job.getJobManager().find(family).length == 0);
	}
}
