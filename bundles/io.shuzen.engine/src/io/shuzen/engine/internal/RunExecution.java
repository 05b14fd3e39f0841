package io.shuzen.engine.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.runtime.ILog;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.RunStopping;
import io.shuzen.journal.RunEvent.WaveStarted;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;

/** A run over its endpoints: canaries first, then wave by wave, each endpoint with exactly one result, whatever happens. */
final class RunExecution extends BackgroundOperation<RunReport> implements Run {

	private static final int ACCEPTED_AT_ONCE = 1_000;

	private record Stop(RunResult result, Text reason) {
	}

	private final String id;
	private final List<EndpointDescriptor> endpoints;
	private final RunStrategy strategy;
	private final EndpointTask task;
	private final HostConnectors connectors;
	private final GateKeeper gateKeeper;
	private final Journal store;
	private final RunJournal journal;
	private final EndpointReport[] reports;
	private final AtomicReference<Stop> stop = new AtomicReference<>();
	private final AtomicReference<Failure> journalFailure = new AtomicReference<>();

	RunExecution(final String id, final List<EndpointDescriptor> endpoints, final RunStrategy strategy,
			final EndpointTask task, final HostConnectors connectors, final GateKeeper gateKeeper, final Journal store,
			final RunListener listener) {
		this.id = id;
		this.endpoints = endpoints;
		this.strategy = strategy;
		this.task = task;
		this.connectors = connectors;
		this.gateKeeper = gateKeeper;
		this.store = store;
		journal = new RunJournal(id, store, listener);
		reports = new EndpointReport[endpoints.size()];
	}

	@Override
	public String id() {
		return id;
	}

	/**
	 * Writes the run's beginning to the journal and starts.
	 *
	 * @throws FailureException when it cannot be written; then there is no run
	 */
	void begin(final RunStarted started) throws FailureException {
		final RunLease lease = store.claim(id);
		try {
			final List<RunEvent> first = new ArrayList<>();
			first.add(started);
			for (final EndpointDescriptor endpoint : endpoints) {
				first.add(new EndpointAccepted(endpoint));
				if (first.size() == ACCEPTED_AT_ONCE) {
					store.append(id, first);
					first.forEach(journal::tell);
					first.clear();
				}
			}
			store.append(id, first);
			first.forEach(journal::tell);
		} catch (final FailureException | RuntimeException e) {
			lease.close();
			throw e;
		}
		cancellation().onCancel(() -> stop.compareAndSet(null,
				new Stop(RunResult.CANCELLED, EngineTexts.TEXTS.text("run.cancelled"))));
		start("shuzen-run-" + id, () -> {
			try (lease) {
				return execute();
			}
		});
	}

	private RunReport execute() {
		try {
			waves();
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
		}
		// every endpoint ends with exactly one result
		for (int index = 0; index < reports.length; index++) {
			if (reports[index] == null) {
				finish(index, new EndpointReport(endpoints.get(index), EndpointResult.NOT_STARTED, List.of(), List.of(),
						List.of(), Optional.of(notStarted()), new PhaseClock().stop()));
			}
		}
		final Map<EndpointResult, Integer> counts = new EnumMap<>(EndpointResult.class);
		Arrays.stream(reports).forEach(report -> counts.merge(report.result(), 1, Integer::sum));
		final Stop stopped = stop.get();
		final RunResult result = stopped != null ? stopped.result
				: Arrays.stream(reports).allMatch(report -> report.result().isSuccess()) ? RunResult.SUCCEEDED
						: RunResult.SOME_FAILED;
		try {
			journal.record(new RunFinished(result, counts));
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
			journal.tell(new RunFinished(result, counts));
		}
		return new RunReport(id, result, Arrays.asList(reports),
				Optional.ofNullable(journalFailure.get()).or(() -> Optional.ofNullable(stopped)
						.map(reason -> new Failure(reason.result == RunResult.CANCELLED ? FailureKind.CANCELLED : FailureKind.REFUSED,
								reason.reason))));
	}

	/** No wave starts before the one before is over and was good enough. */
	private void waves() {
		int next = 0;
		int number = 0;
		int proven = 0;
		boolean stopping = false;
		while (next < endpoints.size()) {
			// an endpoint that is off says nothing about the runbook: another one is the canary in its place
			final int canaries = Math.min(strategy.canaryCount(), endpoints.size()) - proven;
			final boolean canary = canaries > 0;
			final int size = Math.min(canary ? canaries : waveSize(), endpoints.size() - next);
			number++;
			if (stop.get() == null) {
				journal.record(new WaveStarted(number, canary, size));
				wave(next, size);
			}
			if (canary) {
				for (int index = next; index < next + size; index++) {
					if (reports[index] != null && reports[index].result() != EndpointResult.UNREACHABLE) {
						proven++;
						if (!reports[index].result().isSuccess()) {
							stop(RunResult.STOPPED, "run.canaryFailed", endpoints.get(index).name());
						}
					}
				}
			}
			next += size;
			if (next < endpoints.size() && !canary) {
				checkThreshold(next);
			}
			final Stop stopped = stop.get();
			if (stopped != null) {
				if (!stopping) {
					stopping = true;
					journal.record(new RunStopping(stopped.result, stopped.reason));
				}
				return;
			}
		}
	}

	private void wave(final int first, final int size) {
		EndpointWorkers.forEach(endpoints.subList(first, first + size), strategy.concurrency(), (offset, endpoint) -> {
			if (stop.get() == null) {
				finish(first + offset, work(endpoint));
			}
		});
	}

	private EndpointReport work(final EndpointDescriptor endpoint) {
		final PhaseClock clock = new PhaseClock();
		try (TimeLimit limit = new TimeLimit(strategy.endpointTimeout(), Cancellation.none());
				HostSession session = new HostSession(endpoint, connectors)) {
			return task.run(new EndpointContext(endpoint, session, journal, clock, strategy, gateKeeper, limit,
					cancellation()), this::stopBy);
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
			return broken(endpoint, e.failure(), clock);
		} catch (final RuntimeException e) {
			ILog.of(RunExecution.class).error("Run %s failed on %s.".formatted(id, endpoint.name()), e);
			return broken(endpoint, EngineTexts.defect("endpoint.defect", e, endpoint.name()), clock);
		}
	}

	/** Whether a change was under way is in the journal; that nobody looked afterwards is what the result says. */
	private static EndpointReport broken(final EndpointDescriptor endpoint, final Failure failure, final PhaseClock clock) {
		return new EndpointReport(endpoint, EndpointResult.IN_DOUBT, List.of(), List.of(), List.of(), Optional.of(failure),
				clock.stop());
	}

	private void finish(final int index, final EndpointReport report) {
		reports[index] = report;
		final EndpointFinished event = new EndpointFinished(report.endpoint().name(), report.result(), report.failure(),
				report.followUps(), report.timings().total());
		try {
			journal.record(event);
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
			journal.tell(event);
		}
	}

	private void checkThreshold(final int finished) {
		final long failed = Arrays.stream(reports, 0, finished)
				.filter(report -> report != null && report.result().isFailure()).count();
		if (failed * 100 > (long) strategy.failureThresholdPercent() * finished) {
			stop(RunResult.STOPPED, "run.threshold", failed, finished, strategy.failureThresholdPercent());
		}
	}

	private int waveSize() {
		return strategy.waveSizeInPercent()
				? Math.max(1, (int) Math.ceilDiv((long) endpoints.size() * strategy.waveSize(), 100L))
				: strategy.waveSize();
	}

	private void stopBy(final Text reason) {
		stop.compareAndSet(null, new Stop(RunResult.STOPPED, reason));
	}

	private void stop(final RunResult result, final String key, final Object... arguments) {
		stop.compareAndSet(null, new Stop(result, EngineTexts.TEXTS.text(key, arguments)));
	}

	/** Nothing more may be done when it cannot be recorded. */
	private void journalFailed(final Failure failure) {
		journalFailure.compareAndSet(null, failure);
		stop.compareAndSet(null, new Stop(RunResult.STOPPED, failure.message()));
	}

	private Failure notStarted() {
		final Stop stopped = stop.get();
		return stopped == null ? EngineTexts.failure(FailureKind.CANCELLED, "run.notStarted")
				: new Failure(FailureKind.CANCELLED, EngineTexts.TEXTS.text("run.notStartedBecause", stopped.reason));
	}
}
