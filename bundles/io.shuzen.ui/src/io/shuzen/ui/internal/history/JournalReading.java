package io.shuzen.ui.internal.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunSummary;

/** Reads the journal in a job whenever something was written, and hands what it read to the user interface's thread. */
final class JournalReading {

	private static final Duration INTERVAL = Duration.ofMillis(250);
	private static final int MOST_ENTRIES = 10_000;

	private final Journal journal;
	private final Display display;
	private final Job job;
	private final Registration registration;

	/**
	 * Begins at once and goes on until the control is disposed.
	 *
	 * @param only      the runs wanted, asked on the job's thread
	 * @param whenRead  told on the user interface's thread
	 */
	JournalReading(final Control control, final Journal journal, final RunFilter only,
			final Consumer<List<RunSummary>> whenRead) {
		this.journal = journal;
		display = control.getDisplay();
		job = new Job("journal") {
			@Override
			protected IStatus run(final IProgressMonitor monitor) {
				try {
					final List<RunSummary> runs = new ArrayList<>();
					for (final RunSummary run : journal.runs()) {
						if (only.accepts(journal, run)) {
							runs.add(run);
						}
					}
					deliver(control, () -> whenRead.accept(runs));
				} catch (final FailureException e) {
					Platform.getLog(JournalReading.class).error(e.getMessage(), e);
				}
				return Status.OK_STATUS;
			}
		};
		job.setSystem(true);
		final Throttler throttler = new Throttler(display, INTERVAL, job::schedule);
		registration = journal.listen(entries -> throttler.throttledExec());
		control.addListener(SWT.Dispose, event -> {
			registration.close();
			job.cancel();
		});
		job.schedule();
	}

	/** Which runs are wanted. */
	@FunctionalInterface
	interface RunFilter {
		boolean accepts(Journal journal, RunSummary run) throws FailureException;
	}

	/** Reads a run's entries in a job. */
	void entries(final Control control, final String runId, final Consumer<List<JournalEntry>> whenRead) {
		final Job reading = Job.createSystem("journal", monitor -> {
			try {
				final List<JournalEntry> entries = journal.entries(runId, 0, MOST_ENTRIES);
				deliver(control, () -> whenRead.accept(entries));
			} catch (final FailureException e) {
				Platform.getLog(JournalReading.class).error(e.getMessage(), e);
			}
		});
		reading.schedule();
	}

	private void deliver(final Control control, final Runnable delivery) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (!control.isDisposed()) {
					delivery.run();
				}
			});
		}
	}
}
