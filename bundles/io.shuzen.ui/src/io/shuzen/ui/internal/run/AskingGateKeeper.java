package io.shuzen.ui.internal.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import io.shuzen.core.host.Cancellation;
import io.shuzen.engine.GateKeeper;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** Asks the person at the console before a step with a gate changes a machine; one question at a time. */
final class AskingGateKeeper implements GateKeeper {

	private final Display display;
	private final String operator;
	private final ReentrantLock oneAtATime = new ReentrantLock();

	AskingGateKeeper(final Display display, final String operator) {
		this.display = display;
		this.operator = operator;
	}

	@Override
	public Decision decide(final Question question, final Cancellation cancellation) {
		oneAtATime.lock();
		try {
			final CompletableFuture<Boolean> answer = new CompletableFuture<>();
			try (Cancellation.Registration registration = cancellation.onCancel(() -> answer.complete(Boolean.FALSE))) {
				display.asyncExec(() -> ask(question, answer));
				return new Decision(answer.join(), operator);
			}
		} finally {
			oneAtATime.unlock();
		}
	}

	private static void ask(final Question question, final CompletableFuture<Boolean> answer) {
		if (answer.isDone()) {
			return;
		}
		final String changes = question.plan().changes().stream().map(change -> "•  " + Localized.of(change.describe()))
				.collect(Collectors.joining("\n"));
		final MessageDialog dialog = new MessageDialog(activeShell(),
				Localized.format(Messages.AskingGateKeeper_title, question.endpoint().name()), null,
				Localized.of(question.message()) + "\n\n" + changes, MessageDialog.QUESTION, 0,
				Messages.AskingGateKeeper_decline,
				Localized.format(Messages.AskingGateKeeper_approve, question.plan().changes().size(), question.endpoint().name()));
		dialog.setBlockOnOpen(false);
		dialog.open();
		final Shell shell = dialog.getShell();
		shell.addListener(SWT.Dispose, event -> answer.complete(dialog.getReturnCode() == 1));
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
