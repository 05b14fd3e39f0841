package io.shuzen.ui.internal.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import io.shuzen.core.host.Cancellation;
import io.shuzen.engine.GateKeeper;

/**
 * Asks the person at the console before a step with a gate changes a machine; one question at a time. For one run: an answer may be given for
 * all its endpoints at that step.
 */
public final class AskingGateKeeper implements GateKeeper {

	private final Display display;
	private final String operator;
	private final boolean manyEndpoints;
	private final ReentrantLock oneAtATime = new ReentrantLock();
	/** By step; only read and written by whoever may ask. */
	private final Map<String, Boolean> answersForAll = new HashMap<>();

	/** @param endpoints how many the run has, 1 or more */
	public AskingGateKeeper(final Display display, final String operator, final int endpoints) {
		this.display = display;
		this.operator = operator;
		manyEndpoints = endpoints > 1;
	}

	@Override
	public Decision decide(final Question question, final Cancellation cancellation) {
		oneAtATime.lock();
		try {
			final Boolean known = answersForAll.get(question.step().id());
			return new Decision(known == null ? ask(question, cancellation) : known && !cancellation.isCancelled(), operator);
		} finally {
			oneAtATime.unlock();
		}
	}

	private boolean ask(final Question question, final Cancellation cancellation) {
		final CompletableFuture<Answer> answer = new CompletableFuture<>();
		try (Cancellation.Registration registration = cancellation.onCancel(() -> answer.complete(new Answer(false, false)))) {
			display.asyncExec(() -> open(question, answer));
			final Answer given = answer.join();
			if (given.forAll()) {
				answersForAll.put(question.step().id(), given.approved());
			}
			return given.approved();
		}
	}

	private record Answer(boolean approved, boolean forAll) {
	}

	private void open(final Question question, final CompletableFuture<Answer> answer) {
		if (answer.isDone()) {
			return;
		}
		final ApprovalDialog dialog = new ApprovalDialog(activeShell(), question, manyEndpoints);
		dialog.open();
		final Shell shell = dialog.getShell();
		shell.addListener(SWT.Dispose, event -> answer.complete(new Answer(dialog.isApproved(), dialog.isForOthers())));
		answer.thenRun(() -> shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed()) {
				dialog.close();
			}
		}));
	}

	private static Shell activeShell() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
	}
}
