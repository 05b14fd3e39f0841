package io.shuzen.ui.batch.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.text.Text;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunResult;
import io.shuzen.ui.batch.internal.picture.EndpointRow;
import io.shuzen.ui.batch.internal.picture.RunPicture;
import io.shuzen.ui.batch.internal.picture.Standing;

/**
 * Follows one run in the journal and hands what has changed to the user interface's thread, a few times a second at most. What has
 * happened so far is read in a job; what happens then is heard from the journal, whichever console does it.
 */
final class RunFollower {

	/**
	 * What has changed since the last time.
	 *
	 * @param rows     the endpoints that stand differently now, new ones last
	 * @param stepIds  all steps that had a turn so far
	 * @param counts   how many endpoints stand where
	 * @param started  the run's beginning
	 * @param from     when it began
	 * @param until    when it was over; empty while it is not
	 * @param result   how it ended
	 * @param wave     the wave that began last
	 * @param stopping why nothing more is started
	 * @param paused   who or what has paused it
	 * @param waiting  what it waits for as a whole
	 * @param noted    what was said last about the run as a whole
	 */
	record Change(List<EndpointRow> rows, List<String> stepIds, Map<Standing, Integer> counts,
			Optional<RunEvent.RunStarted> started, Optional<Instant> from, Optional<Instant> until, Optional<RunResult> result,
			Optional<RunEvent.WaveStarted> wave, Optional<Text> stopping, Optional<RunEvent.RunPaused> paused,
			Optional<RunEvent.RunWaiting> waiting, Text noted) {
	}

	private static final Duration INTERVAL = Duration.ofMillis(100);
	/** How many entries are read with one query. */
	static final int AT_ONCE = 5_000;

	private final Control control;
	private final Display display;
	private final Journal journal;
	private final String runId;
	private final Consumer<Change> whenChanged;
	private final RunPicture picture = new RunPicture();
	private final Set<String> changed = new LinkedHashSet<>();
	/** What was heard before everything older had been read. */
	private final List<JournalEntry> heard = new ArrayList<>();
	private final Throttler throttler;
	private boolean caughtUp;

	/**
	 * Begins at once and goes on until the control is disposed. On the user interface's thread.
	 *
	 * @param whenChanged told on the user interface's thread
	 */
	RunFollower(final Control control, final Journal journal, final String runId, final Consumer<Change> whenChanged) {
		this.control = control;
		display = control.getDisplay();
		this.journal = journal;
		this.runId = runId;
		this.whenChanged = whenChanged;
		throttler = new Throttler(display, INTERVAL, this::deliver);
		final Registration registration = journal.listen(this::hear);
		final Job job = Job.createSystem("run " + runId, monitor -> {
			try {
				catchUp();
			} catch (final FailureException e) {
				Platform.getLog(RunFollower.class).error(e.getMessage(), e);
			}
		});
		control.addListener(SWT.Dispose, event -> {
			registration.close();
			job.cancel();
		});
		job.schedule();
	}

	private void catchUp() throws FailureException {
		long after = 0;
		List<JournalEntry> entries;
		do {
			if (control.isDisposed()) {
				return;
			}
			entries = journal.entries(runId, after, AT_ONCE);
			if (!entries.isEmpty()) {
				after = entries.getLast().sequence();
			}
			add(entries);
		} while (entries.size() == AT_ONCE);
		synchronized (this) {
			caughtUp = true;
			heard.forEach(entry -> picture.add(entry).ifPresent(changed::add));
			heard.clear();
		}
		throttler.throttledExec();
	}

	private void hear(final List<JournalEntry> entries) {
		final List<JournalEntry> own = entries.stream().filter(entry -> entry.runId().equals(runId)).toList();
		if (own.isEmpty()) {
			return;
		}
		synchronized (this) {
			if (!caughtUp) {
				heard.addAll(own);
				return;
			}
		}
		add(own);
	}

	private void add(final List<JournalEntry> entries) {
		synchronized (this) {
			entries.forEach(entry -> picture.add(entry).ifPresent(changed::add));
		}
		if (!control.isDisposed()) {
			throttler.throttledExec();
		}
	}

	private void deliver() {
		if (control.isDisposed()) {
			return;
		}
		final Change change;
		synchronized (this) {
			change = new Change(changed.stream().map(picture::row).toList(), picture.stepIds(), picture.counts(),
					picture.started(), picture.startedAt(), picture.finishedAt(), picture.result(), picture.wave(),
					picture.stoppingReason(), picture.paused(), picture.waiting(), picture.noted());
			changed.clear();
		}
		whenChanged.accept(change);
	}

	/**
	 * Reads what the journal has about one endpoint in a job, and hands it to the user interface's thread.
	 *
	 * @param after the sequence after which to begin; 0 for the beginning
	 */
	void entries(final String endpoint, final long after, final Consumer<List<JournalEntry>> whenRead) {
		Job.createSystem("run " + runId, monitor -> {
			try {
				final List<JournalEntry> entries = journal.entries(runId, endpoint, after, AT_ONCE);
				if (!control.isDisposed() && !display.isDisposed()) {
					display.asyncExec(() -> {
						if (!control.isDisposed()) {
							whenRead.accept(entries);
						}
					});
				}
			} catch (final FailureException e) {
				Platform.getLog(RunFollower.class).error(e.getMessage(), e);
			}
		}).schedule();
	}
}
