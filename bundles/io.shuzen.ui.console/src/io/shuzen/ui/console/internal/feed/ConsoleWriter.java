package io.shuzen.ui.console.internal.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

import io.shuzen.core.failure.FailureException;
import io.shuzen.core.text.Text;
import io.shuzen.engine.Diagnosis;
import io.shuzen.journal.Journal;
import io.shuzen.journal.JournalEntry;
import io.shuzen.journal.RunEvent;
import io.shuzen.ui.console.internal.Messages;
import io.shuzen.ui.console.internal.line.ConsoleLine;
import io.shuzen.ui.console.internal.line.ConsoleLine.Scope;
import io.shuzen.ui.console.internal.line.EventLines;
import io.shuzen.ui.console.internal.line.LineLayout;
import io.shuzen.ui.console.internal.line.Symbol;
import io.shuzen.ui.console.internal.line.Words;
import io.shuzen.ui.console.internal.page.ConsolePages;
import io.shuzen.ui.console.internal.page.RemediationConsole;

/**
 * Writes what is in the queue to the pages, some times a second. The only one that writes there, so that lines never mix;
 * when the window cannot keep up, this waits and the queue fills.
 */
public final class ConsoleWriter extends Job {

	/** What the job belongs to: joining it waits until everything that was told stands in the console. */
	public static final Object FAMILY = ConsoleWriter.class;

	private static final long DELAY_MILLIS = 100;
	private static final int MOST_AT_ONCE = 2_000;
	private static final String RUN_AS_A_WHOLE = "";

	private final HappeningQueue queue;
	private final Queue<String> requested = new ConcurrentLinkedQueue<>();
	private final Journal journal;
	private final ConsolePages pages;
	private final EventLines lines;
	/** Runs of so few endpoints that each gets its page, and of these the ones of a single endpoint. */
	private final Set<String> runsWithPages = new HashSet<>();
	private final Set<String> runsOfOne = new HashSet<>();

	ConsoleWriter(final HappeningQueue queue, final Journal journal, final ConsolePages pages, final EventLines lines) {
		super(Messages.ConsoleWriter_name);
		this.queue = queue;
		this.journal = journal;
		this.pages = pages;
		this.lines = lines;
		setSystem(true);
	}

	/** There is something in the queue. */
	void wakeUpSoon() {
		schedule(DELAY_MILLIS);
	}

	/** Opens the page of an endpoint, with what happened there before, and shows it. */
	void openPage(final String endpoint) {
		requested.add(endpoint);
		schedule();
	}

	@Override
	public boolean belongsTo(final Object family) {
		return family == FAMILY;
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		for (String endpoint = requested.poll(); endpoint != null; endpoint = requested.poll()) {
			openWithHistory(endpoint);
		}
		final HappeningQueue.Batch batch = queue.take(MOST_AT_ONCE);
		if (!batch.isEmpty()) {
			write(batch);
		}
		if (!queue.isEmpty() && !monitor.isCanceled()) {
			schedule();
		}
		return Status.OK_STATUS;
	}

	private void write(final HappeningQueue.Batch batch) {
		final List<ConsoleLine> ofAll = new ArrayList<>();
		final Map<String, List<ConsoleLine>> ofEndpoints = new LinkedHashMap<>();
		for (final Happening happening : batch.happenings()) {
			final List<ConsoleLine> said = say(happening);
			said.stream().filter(line -> line.scope() == Scope.EVERYWHERE).forEach(ofAll::add);
			if (isNewOnPageOf(happening)) {
				ofEndpoints.computeIfAbsent(happening.endpoint(), name -> new ArrayList<>()).addAll(said);
			}
		}
		final Instant now = Instant.now();
		int dropped = 0;
		for (final Map.Entry<String, Integer> gap : batch.dropped().entrySet()) {
			dropped += gap.getValue();
			if (!gap.getKey().equals(RUN_AS_A_WHOLE)) {
				ofEndpoints.computeIfAbsent(gap.getKey(), name -> new ArrayList<>())
						.add(droppedLine(now, gap.getKey(), gap.getValue()));
			}
		}
		if (dropped > 0) {
			ofAll.add(droppedLine(now, RUN_AS_A_WHOLE, dropped));
		}
		final LineLayout layout = new LineLayout(Locale.getDefault(), ZoneId.systemDefault());
		ofEndpoints.forEach((endpoint, said) -> pages.find(endpoint)
				.ifPresent(page -> page.write(layout.onEndpointPage(said))));
		pages.ofAll().write(layout.onPageOfAll(ofAll));
	}

	private List<ConsoleLine> say(final Happening happening) {
		return switch (happening) {
		case Happening.InRun(final JournalEntry entry) -> {
			prepare(entry);
			yield lines.of(entry);
		}
		case Happening.Diagnosed(final Instant at, final Diagnosis diagnosis) -> lines.of(at, diagnosis);
		};
	}

	/** False when there is no such page, or it read this from the journal already when it was opened. */
	private boolean isNewOnPageOf(final Happening happening) {
		final Optional<RemediationConsole> page = pages.find(happening.endpoint());
		return page.isPresent()
				&& (!(happening instanceof Happening.InRun(final JournalEntry entry)) || page.get().advanceTo(entry.sequence()));
	}

	/** Opens the pages that a run needs before it is written. */
	private void prepare(final JournalEntry entry) {
		switch (entry.event()) {
		case final RunEvent.RunStarted started -> {
			if (started.endpointCount() == 1) {
				runsOfOne.add(entry.runId());
			} else {
				pages.show(pages.ofAll());
			}
			if (started.endpointCount() <= pages.limit()) {
				runsWithPages.add(entry.runId());
			}
		}
		case final RunEvent.EndpointAccepted accepted -> {
			if (runsWithPages.contains(entry.runId())) {
				final RemediationConsole page = pages.open(accepted.endpoint());
				if (runsOfOne.contains(entry.runId())) {
					pages.show(page);
				}
			}
		}
		case final RunEvent.RunFinished finished -> {
			runsWithPages.remove(entry.runId());
			runsOfOne.remove(entry.runId());
		}
		default -> {
			// the others need no page of their own
		}
		}
	}

	private void openWithHistory(final String endpoint) {
		final Optional<RemediationConsole> present = pages.find(endpoint);
		final RemediationConsole page = present.orElseGet(() -> pages.open(endpoint));
		if (present.isEmpty()) {
			final List<ConsoleLine> said = new ArrayList<>();
			try {
				for (final JournalEntry entry : new EndpointHistory(journal, lines).of(endpoint)) {
					page.advanceTo(entry.sequence());
					said.addAll(lines.of(entry));
				}
				if (said.isEmpty()) {
					said.add(line(Instant.now(), endpoint, Symbol.INFO, Words.TEXTS.text("page.empty", endpoint)));
				}
			} catch (final FailureException unreadable) {
				said.add(line(Instant.now(), endpoint, Symbol.FAILED, unreadable.failure().message()));
				said.add(line(Instant.now(), endpoint, Symbol.CONTINUED, unreadable.failure().advice()));
			}
			page.write(new LineLayout(Locale.getDefault(), ZoneId.systemDefault()).onEndpointPage(said));
		}
		pages.bringUp(page);
	}

	private static ConsoleLine droppedLine(final Instant at, final String endpoint, final int count) {
		return line(at, endpoint, Symbol.WARNING, Words.TEXTS.text("line.dropped", count));
	}

	private static ConsoleLine line(final Instant at, final String endpoint, final Symbol symbol, final Text text) {
		return new ConsoleLine(at, endpoint, symbol, text, Scope.EVERYWHERE);
	}
}
