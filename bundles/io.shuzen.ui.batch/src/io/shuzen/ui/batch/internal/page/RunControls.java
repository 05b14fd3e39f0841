package io.shuzen.ui.batch.internal.page;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPartSite;

import io.shuzen.engine.Run;
import io.shuzen.ui.CommandIds;
import io.shuzen.ui.batch.internal.Messages;
import io.shuzen.ui.command.CommandExecution;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.repair.Operator;
import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.text.Localized;

/** Pauses, goes on with, cancels and takes back a run. What another console has begun can only be watched. */
final class RunControls {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private final Composite area;
	private final Repairs repairs;
	private final IWorkbenchPartSite site;
	private final String runId;
	private final Button pause;
	private final Button goOn;
	private final Button cancel;
	private final Button again;
	private final Button undo;
	private boolean isPaused;
	private boolean isOver;

	RunControls(final Composite parent, final IWorkbenchPartSite site, final String runId) {
		this.site = site;
		this.runId = runId;
		repairs = site.getService(Repairs.class);
		area = new Composite(parent, SWT.NONE);
		RowLayoutFactory.fillDefaults().spacing(6).wrap(false).applyTo(area);
		pause = button(Icon.PAUSE, Messages.RunControls_pause, Messages.RunControls_pauseHint,
				() -> run().ifPresent(run -> run.pause(Operator.name())));
		goOn = button(Icon.RUN, Messages.RunControls_resume, Messages.RunControls_resumeHint,
				() -> run().ifPresent(run -> run.resume(Operator.name())));
		cancel = button(Icon.STOP, Messages.RunControls_cancel, Messages.RunControls_cancelHint, this::cancel);
		again = button(Icon.RUN_AGAIN, Messages.RunControls_again, Messages.RunControls_againHint,
				() -> CommandExecution.execute(site, CommandIds.RUN_AGAIN));
		undo = button(Icon.UNDO, Messages.RunControls_undo, Messages.RunControls_undoHint,
				() -> CommandExecution.execute(site, CommandIds.UNDO_RUN));
		final Throttler throttler = new Throttler(area.getDisplay(), INTERVAL, this::update);
		final Runnable listener = throttler::throttledExec;
		repairs.addListener(listener);
		area.addListener(SWT.Dispose, event -> repairs.removeListener(listener));
		update();
	}

	/** The widget, for layouts. */
	Composite control() {
		return area;
	}

	/** What the journal says about the run. */
	void show(final boolean paused, final boolean over) {
		isPaused = paused;
		isOver = over;
		update();
	}

	private Optional<Run> run() {
		return repairs.underWay(runId);
	}

	private void update() {
		if (area.isDisposed()) {
			return;
		}
		final boolean ours = run().isPresent();
		pause.setEnabled(ours && !isPaused && !isOver);
		goOn.setEnabled(ours && isPaused && !isOver);
		cancel.setEnabled(ours && !isOver);
		again.setEnabled(isOver);
		undo.setEnabled(isOver);
	}

	private void cancel() {
		final int answer = MessageDialog.open(MessageDialog.QUESTION, site.getShell(), Messages.RunControls_cancelTitle,
				Messages.RunControls_cancelQuestion, SWT.SHEET, Messages.RunControls_keepRunning, Messages.RunControls_cancelNow);
		if (answer == 1) {
			run().ifPresent(Run::cancel);
		}
	}

	private Button button(final Icon icon, final String text, final String hint, final Runnable action) {
		final Button button = new Button(area, SWT.PUSH);
		button.setImage(icon.image());
		button.setText(text);
		button.setToolTipText(hint);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}
}
