package io.shuzen.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.Cancellation.Registration;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.EndpointSnapshot;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.Run;
import io.shuzen.engine.RunListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunSnapshot;
import io.shuzen.engine.RunState;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.StepReport;
import io.shuzen.engine.internal.RunSchedule.Trip;
import io.shuzen.engine.internal.RunSchedule.Turn;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.Journal;
import io.shuzen.journal.Phase;
import io.shuzen.journal.RunEvent;
import io.shuzen.journal.RunEvent.ChangeFinished;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunEvent.EndpointDeferred;
import io.shuzen.journal.RunEvent.EndpointFinished;
import io.shuzen.journal.RunEvent.RunContinued;
import io.shuzen.journal.RunEvent.RunFinished;
import io.shuzen.journal.RunEvent.RunNoted;
import io.shuzen.journal.RunEvent.RunPaused;
import io.shuzen.journal.RunEvent.RunStarted;
import io.shuzen.journal.RunEvent.RunStopping;
import io.shuzen.journal.RunEvent.RunWaiting;
import io.shuzen.journal.RunEvent.WaveStarted;
import io.shuzen.journal.RunLease;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.ThresholdPolicy;

/**
 * A run over its endpoints, each with exactly one result, whatever happens. One thread asks the {@link RunSchedule} whose turn it is; each
 * endpoint has a thread of its own while it is worked on, and none before, after, or while it is waited for because it is off.
 */
final class RunExecution extends BackgroundOperation<RunReport> implements Run {

	private static final int ACCEPTED_AT_ONCE = 1_000;
	private static final Duration FIRST_OFFLINE_DELAY = Duration.ofSeconds(15);
	private static final Duration LONGEST_OFFLINE_DELAY = Duration.ofMinutes(5);
	/** A wall clock may be set meanwhile: it is looked at again at least so often. */
	private static final long WALL_CLOCK_CHECK = TimeUnit.SECONDS.toNanos(20);

	private record Stop(RunResult result, Text reason) {
	}

	/** What an endpoint is doing since when. */
	private record Activity(Phase phase, Optional<String> stepId, long since) {
	}

	private final String id;
	private final List<EndpointProgress> endpoints;
	private final RunStrategy strategy;
	private final Optional<Instant> notBefore;
	private final EndpointTask task;
	private final HostConnectors connectors;
	private final DevicesInUse devices;
	private final GateKeeper gateKeeper;
	private final boolean repeatsInDoubt;
	private final Journal store;
	private final RunJournal journal;
	private final InstantSource wallClock;
	private final Backoff offlineBackoff;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	/** Guarded by the lock. */
	private final RunSchedule schedule;
	/** Who waits for its turn to come again. */
	private final Map<Integer, CompletableFuture<Void>> returns = new ConcurrentHashMap<>();
	/** Ends when what was recorded for others is in the journal, in the order in which it was said. */
	private CompletableFuture<Void> recorded = CompletableFuture.completedFuture(null);
	private boolean begun;
	private Text waitReason = Text.EMPTY;
	private Text pauseReason = Text.EMPTY;
	private boolean askedBecauseOfFailures;

	private final PauseSwitch pauses = new PauseSwitch();
	private final ConnectPatience patience;
	private final Cancellation stopping = new Cancellation();
	private final EndpointReport[] reports;
	private final AtomicReferenceArray<Activity> activities;
	/** Clocks of endpoints that are tried again later. */
	private final Map<Integer, PhaseClock> deferredClocks = new ConcurrentHashMap<>();
	private final Map<Integer, EndpointReport> lastUnreachable = new ConcurrentHashMap<>();
	private final AtomicReference<Stop> stop = new AtomicReference<>();
	private final AtomicReference<Failure> journalFailure = new AtomicReference<>();

	/**
	 * What a run is made of.
	 *
	 * @param id         its id in the journal
	 * @param endpoints  which, in order, and how far each is
	 * @param strategy   how to spread over them
	 * @param notBefore  when the first endpoint may begin; empty for at once
	 * @param task       what is done on each
	 * @param gateKeeper is asked before changes
	 * @param repeatsInDoubt whether programs and restarts are done again of which nobody knows whether they came to pass
	 */
	record Order(String id, List<EndpointProgress> endpoints, RunStrategy strategy, Optional<Instant> notBefore,
			EndpointTask task, GateKeeper gateKeeper, boolean repeatsInDoubt) {

		/** Of a run that begins. */
		Order(final String id, final List<EndpointProgress> endpoints, final RunStrategy strategy,
				final Optional<Instant> notBefore, final EndpointTask task, final GateKeeper gateKeeper) {
			this(id, endpoints, strategy, notBefore, task, gateKeeper, false);
		}
	}

	/**
	 * What a run works with.
	 *
	 * @param wallClock what maintenance windows and schedules go by
	 */
	record Surroundings(HostConnectors connectors, DevicesInUse devices, Journal journal, InstantSource wallClock) {
	}

	RunExecution(final Order order, final Surroundings surroundings, final RunListener listener) {
		id = order.id;
		endpoints = order.endpoints;
		strategy = order.strategy;
		notBefore = order.notBefore;
		task = order.task;
		gateKeeper = order.gateKeeper;
		repeatsInDoubt = order.repeatsInDoubt;
		connectors = surroundings.connectors;
		devices = surroundings.devices;
		store = surroundings.journal;
		wallClock = surroundings.wallClock;
		journal = new RunJournal(id, store, listener);
		reports = new EndpointReport[endpoints.size()];
		activities = new AtomicReferenceArray<>(endpoints.size());
		final EndpointResult[] before = new EndpointResult[endpoints.size()];
		for (int index = 0; index < before.length; index++) {
			reports[index] = endpoints.get(index).finished().orElse(null);
			before[index] = endpoints.get(index).finished().map(EndpointReport::result).orElse(null);
		}
		patience = new ConnectPatience(strategy.concurrency());
		schedule = new RunSchedule(endpoints.stream().map(EndpointProgress::endpoint).toList(), strategy, before,
				this::takeDevice);
		final Duration quarter = strategy.offlineWait().dividedBy(4);
		offlineBackoff = new Backoff(quarter.compareTo(FIRST_OFFLINE_DELAY) < 0 ? quarter : FIRST_OFFLINE_DELAY,
				LONGEST_OFFLINE_DELAY, ThreadLocalRandom.current());
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
			for (final EndpointProgress endpoint : endpoints) {
				first.add(new EndpointAccepted(endpoint.endpoint(), endpoint.parameters()));
				if (first.size() == ACCEPTED_AT_ONCE) {
					append(first);
				}
			}
			append(first);
		} catch (final FailureException | RuntimeException e) {
			lease.close();
			throw e;
		}
		launch(lease);
	}

	/**
	 * Goes on with a run that was interrupted.
	 *
	 * @param lease   the right to do so
	 * @param first   what is to be written before
	 * @param stopped that the run was being stopped already: it goes on only for what had begun
	 * @throws FailureException when that cannot be written; the lease is given back then
	 */
	void goOn(final RunLease lease, final List<RunEvent> first, final Optional<RunStopping> stopped) throws FailureException {
		stopped.ifPresent(stopping -> stop.set(new Stop(stopping.result(), stopping.reason())));
		try {
			append(new ArrayList<>(first));
		} catch (final FailureException | RuntimeException e) {
			lease.close();
			throw e;
		}
		launch(lease);
	}

	private void append(final List<RunEvent> events) throws FailureException {
		store.append(id, events);
		events.forEach(journal::tell);
		events.clear();
	}

	private void launch(final RunLease lease) {
		cancellation().onCancel(() -> {
			// a paused run that is cancelled need not go on to come to its end
			letGo(false);
			stop(RunResult.CANCELLED, EngineTexts.TEXTS.text("run.cancelled"));
		});
		start("shuzen-run-" + id, () -> {
			try (lease; Registration stalls = StallWatch.instance().listen(this::stalled)) {
				return execute();
			}
		});
	}

	private RunReport execute() {
		while (true) {
			final Turn turn;
			lock.lock();
			try {
				turn = nextTurn();
				if (turn == null) {
					break;
				}
			} finally {
				lock.unlock();
			}
			switch (turn) {
			case final Turn.Wave wave -> record(new WaveStarted(wave.number(), wave.canary(), wave.endpoints()));
			case final Turn.Begin begin -> Thread.ofVirtual().name("shuzen-endpoint").start(() -> work(begin.index()));
			case final Turn.Return back -> returns.remove(back.index()).complete(null);
			}
		}
		return report();
	}

	/** Waits for what is to be done next; null when nothing will be. */
	private Turn nextTurn() {
		while (true) {
			final long wait = waitForWallClock();
			final Optional<Turn> turn = schedule.next(System.nanoTime(), wait == 0);
			if (turn.isPresent()) {
				return turn.get();
			}
			if (schedule.isOver()) {
				return null;
			}
			try {
				changed.awaitNanos(wait == 0 ? schedule.nanosUntilDue(System.nanoTime()) : wait);
			} catch (final InterruptedException e) {
				throw new IllegalStateException("nobody interrupts a run", e);
			}
		}
	}

	/** How many nanoseconds to wait before looking whether endpoints may begin; 0 when they may. */
	private long waitForWallClock() {
		final Instant now = wallClock.instant();
		Optional<Instant> until = Optional.empty();
		Text reason = Text.EMPTY;
		if (!begun && notBefore.filter(now::isBefore).isPresent()) {
			until = notBefore;
			reason = EngineTexts.TEXTS.text("run.scheduled", WallClockText.of(until.get()));
		} else {
			// a clock that is set back later does not stop what has begun
			begun = true;
			if (strategy.maintenanceWindow().filter(window -> !window.isOpen(now)).isPresent()) {
				until = Optional.of(strategy.maintenanceWindow().get().nextOpening(now));
				reason = EngineTexts.TEXTS.text("run.window", strategy.maintenanceWindow().get().toString(),
						WallClockText.of(until.get()));
			}
		}
		if (until.isEmpty() || schedule.isStopped()) {
			waitReason = Text.EMPTY;
			return 0;
		}
		if (!reason.equals(waitReason)) {
			waitReason = reason;
			recordLater(new RunWaiting(until.get(), reason));
		}
		return Math.clamp(Duration.between(now, until.get()).toNanos(), 1, WALL_CLOCK_CHECK);
	}

	private boolean takeDevice(final int index, final RunSchedule asking) {
		return devices.take(connectors.deviceOf(endpoints.get(index).endpoint()), () -> {
			lock.lock();
			try {
				asking.deviceIsFree(index);
				changed.signal();
			} finally {
				lock.unlock();
			}
		});
	}

	private void work(final int index) {
		final EndpointProgress progress = endpoints.get(index);
		final PhaseClock clock = Optional.ofNullable(deferredClocks.remove(index)).orElseGet(PhaseClock::new);
		try {
			final EndpointReport report = carryOut(index, progress, clock);
			if (!isDeferred(index, report, clock)) {
				finish(index, report);
				finished(index, report);
			}
		} finally {
			devices.release(connectors.deviceOf(progress.endpoint()));
		}
	}

	private EndpointReport carryOut(final int index, final EndpointProgress progress, final PhaseClock clock) {
		final long stalledBefore = StallWatch.instance().stalledNanos();
		EndpointReport report = attempt(index, progress, clock);
		if (isOff(report) && StallWatch.instance().stalledNanos() > stalledBefore && stop.get() == null) {
			// the console had no time to hear the answer
			report = attempt(index, progress, clock);
		}
		return report;
	}

	private EndpointReport attempt(final int index, final EndpointProgress progress, final PhaseClock clock) {
		try (TimeLimit limit = new TimeLimit(strategy.endpointTimeout(), Cancellation.none());
				HostSession session = new HostSession(progress.endpoint(), connectors)) {
			return task.run(new EndpointContext(progress, session, journal, clock, strategy, gateKeeper, limit, cancellation(),
					new Place(index), repeatsInDoubt,
					new FactsLog(progress.endpoint().name(), journal)), this::stopBy);
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
			return broken(progress, e.failure(), clock);
		} catch (final RuntimeException e) {
			ILog.of(RunExecution.class).error("Run %s failed on %s.".formatted(id, progress.endpoint().name()), e);
			return broken(progress, EngineTexts.defect("endpoint.defect", e, progress.endpoint().name()), clock);
		}
	}

	/** Whether a change was under way is in the journal; that nobody looked afterwards is what the result says. */
	private static EndpointReport broken(final EndpointProgress progress, final Failure failure, final PhaseClock clock) {
		return new EndpointReport(progress.endpoint(), EndpointResult.IN_DOUBT, progress.steps(), List.of(), List.of(),
				Optional.of(failure), clock.stop());
	}

	private static boolean isOff(final EndpointReport report) {
		return report.result() == EndpointResult.UNREACHABLE && report.failure().filter(RetryRules::isOff).isPresent();
	}

	/** An endpoint that is off is tried again later, when the strategy says so; nothing is kept of it meanwhile but its report. */
	private boolean isDeferred(final int index, final EndpointReport report, final PhaseClock clock) {
		if (!isOff(report) || strategy.offlineWait().isZero()) {
			return false;
		}
		clock.enter(Phase.OFFLINE_WAIT);
		deferredClocks.put(index, clock);
		lastUnreachable.put(index, report);
		activities.set(index, new Activity(Phase.OFFLINE_WAIT, Optional.empty(), System.nanoTime()));
		final Optional<Duration> retryIn;
		lock.lock();
		try {
			retryIn = schedule.offline(index, System.nanoTime(), offlineBackoff);
			changed.signal();
		} finally {
			lock.unlock();
		}
		if (retryIn.isPresent()) {
			record(new EndpointDeferred(report.endpoint().name(), report.failure().orElseThrow(), retryIn.get()));
			return true;
		}
		deferredClocks.remove(index);
		lastUnreachable.remove(index);
		clock.stop();
		return false;
	}

	/** Keeps the report and writes it to the journal. */
	private void finish(final int index, final EndpointReport ended) {
		final EndpointReport report = withDoubts(index, ended);
		reports[index] = endpoints.size() > StepReport.MOST_DETAILED ? report.light() : report;
		activities.set(index, null);
		lastUnreachable.remove(index);
		record(new EndpointFinished(report.endpoint().name(), report.result(), report.failure(), report.followUps(),
				report.timings().total()));
	}

	/** When nobody could ask what became of a change that an interruption caught, that is what counts. */
	private EndpointReport withDoubts(final int index, final EndpointReport report) {
		final List<InterruptedChange> interrupted = endpoints.get(index).interrupted();
		if (report.result() != EndpointResult.UNREACHABLE || interrupted.isEmpty()) {
			return report;
		}
		interrupted.forEach(change -> record(new ChangeFinished(report.endpoint().name(), change.stepId(), change.attempt(),
				change.index(), change.unknown(report.endpoint().name()))));
		return new EndpointReport(report.endpoint(), EndpointResult.IN_DOUBT, report.steps(), report.findings(),
				report.followUps(), report.failure(), report.timings());
	}

	/** Tells the schedule and does what a passed threshold demands. */
	private void finished(final int index, final EndpointReport report) {
		lock.lock();
		try {
			final Optional<Trip> trip = schedule.finished(index, report.result());
			if (trip.isPresent()) {
				passed(schedule.policyFor(trip.get()), words(trip.get()));
			}
			changed.signal();
		} finally {
			lock.unlock();
		}
		if (stop.get() != null) {
			stopping.cancel();
		}
	}

	private void passed(final ThresholdPolicy policy, final Text words) {
		switch (policy) {
		case STOP -> begin(new Stop(RunResult.STOPPED, EngineTexts.TEXTS.text("run.stoppedBecause", words)));
		case CONTINUE -> {
			schedule.ignoreThresholds();
			recordLater(new RunNoted(EngineTexts.TEXTS.text("run.goesOnAlthough", words)));
		}
		case PAUSE -> {
			final Text reason = EngineTexts.TEXTS.text("run.pausedBecause", words);
			if (!schedule.isPaused()) {
				recordLater(new RunPaused("", reason));
			}
			standStill(reason);
			askedBecauseOfFailures = true;
		}
		}
	}

	private Text words(final Trip trip) {
		return switch (trip) {
		case final Trip.Canary canary ->
			EngineTexts.TEXTS.text("run.canaryFailed", endpoints.get(canary.index()).endpoint().name());
		case final Trip.Threshold threshold -> EngineTexts.TEXTS.text(threshold.ofWave() ? "run.waveThreshold" : "run.threshold",
				threshold.failed(), threshold.of(), threshold.percent());
		};
	}

	private void standStill(final Text reason) {
		schedule.pause();
		pauses.set(true);
		pauseReason = reason;
	}

	@Override
	public void pause(final String operator) {
		lock.lock();
		try {
			if (!schedule.isPaused() && !schedule.isOver() && !cancellation().isCancelled()) {
				final Text reason = EngineTexts.TEXTS.text("run.pausedBy", operator);
				standStill(reason);
				recordLater(new RunPaused(operator, reason));
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void resume(final String operator) {
		lock.lock();
		try {
			if (letGo(true)) {
				recordLater(new RunContinued(operator));
			}
		} finally {
			lock.unlock();
		}
	}

	/** @return whether it was paused */
	private boolean letGo(final boolean forgive) {
		lock.lock();
		try {
			final boolean wasPaused = schedule.isPaused() && !schedule.isOver();
			if (wasPaused) {
				schedule.resume(forgive && askedBecauseOfFailures);
				askedBecauseOfFailures = false;
				pauseReason = Text.EMPTY;
				pauses.set(false);
				changed.signal();
			}
			return wasPaused;
		} finally {
			lock.unlock();
		}
	}

	private void stopBy(final Text reason) {
		stop(RunResult.STOPPED, reason);
	}

	private void stop(final RunResult result, final Text reason) {
		lock.lock();
		try {
			begin(new Stop(result, reason));
		} finally {
			lock.unlock();
		}
		stopping.cancel();
	}

	private void begin(final Stop wanted) {
		if (wanted.result == RunResult.CANCELLED && schedule.isOver() || !stop.compareAndSet(null, wanted)) {
			return;
		}
		if (!schedule.isOver()) {
			recordLater(new RunStopping(wanted.result, wanted.reason));
		}
		schedule.stop();
		changed.signal();
	}

	/** Nothing more may be done when it cannot be recorded. */
	private void journalFailed(final Failure failure) {
		journalFailure.compareAndSet(null, failure);
		stop(RunResult.STOPPED, failure.message());
	}

	private void stalled(final Duration duration) {
		lock.lock();
		try {
			if (!schedule.isOver()) {
				recordLater(new RunNoted(EngineTexts.TEXTS.text("stalled.noted", Math.max(1, duration.toSeconds()))));
			}
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Whoever stops or pauses a run does not wait for the disk, but the end of the run waits for it: to be called with the lock held and
	 * before the run is over.
	 */
	private void recordLater(final RunEvent event) {
		recorded = recorded.thenRunAsync(() -> record(event), Thread::startVirtualThread);
	}

	private void awaitRecords() {
		final CompletableFuture<Void> all;
		lock.lock();
		try {
			all = recorded;
		} finally {
			lock.unlock();
		}
		all.join();
	}

	/** What cannot be written stops the run, and is told to those who listen all the same. */
	private void record(final RunEvent event) {
		try {
			journal.record(event);
		} catch (final JournalUnavailableException e) {
			journalFailed(e.failure());
			journal.tell(event);
		}
	}

	private RunReport report() {
		awaitRecords();
		final Stop stopped = stop.get();
		// every endpoint ends with exactly one result
		for (int index = 0; index < reports.length; index++) {
			if (reports[index] == null) {
				finish(index, Optional.ofNullable(lastUnreachable.get(index)).orElse(notStarted(index, stopped)));
			}
		}
		final Map<EndpointResult, Integer> counts = new EnumMap<>(EndpointResult.class);
		Arrays.stream(reports).forEach(report -> counts.merge(report.result(), 1, Integer::sum));
		final RunResult result = stopped != null ? stopped.result
				: Arrays.stream(reports).allMatch(report -> report.result().isSuccess()) ? RunResult.SUCCEEDED
						: RunResult.SOME_FAILED;
		awaitRecords();
		record(new RunFinished(result, counts));
		return new RunReport(id, result, Arrays.asList(reports),
				Optional.ofNullable(journalFailure.get()).or(() -> Optional.ofNullable(stopped)
						.map(reason -> new Failure(reason.result == RunResult.CANCELLED ? FailureKind.CANCELLED : FailureKind.REFUSED,
								reason.reason))));
	}

	private EndpointReport notStarted(final int index, final Stop stopped) {
		final Failure failure = stopped == null ? EngineTexts.failure(FailureKind.CANCELLED, "run.notStarted")
				: new Failure(FailureKind.CANCELLED, EngineTexts.TEXTS.text("run.notStartedBecause", stopped.reason));
		return new EndpointReport(endpoints.get(index).endpoint(), EndpointResult.NOT_STARTED, endpoints.get(index).steps(),
				List.of(), List.of(), Optional.of(failure), new PhaseClock().stop());
	}

	@Override
	public RunSnapshot snapshot() {
		final List<EndpointSnapshot> snapshots = new ArrayList<>(endpoints.size());
		boolean anyAtWork = false;
		for (int index = 0; index < endpoints.size(); index++) {
			final EndpointSnapshot snapshot = snapshot(index);
			snapshots.add(snapshot);
			anyAtWork |= snapshot.result().isEmpty() && snapshot.phase() != Phase.PAUSED && snapshot.phase() != Phase.GATE
					&& !snapshot.phase().isWait();
		}
		lock.lock();
		try {
			return new RunSnapshot(id, state(anyAtWork), reason(), schedule.waveNumber(), snapshots);
		} finally {
			lock.unlock();
		}
	}

	@Override
	public Optional<EndpointSnapshot> snapshot(final String endpoint) {
		for (int index = 0; index < endpoints.size(); index++) {
			if (endpoints.get(index).endpoint().name().toLowerCase(Locale.ROOT).equals(endpoint.toLowerCase(Locale.ROOT))) {
				return Optional.of(snapshot(index));
			}
		}
		return Optional.empty();
	}

	private EndpointSnapshot snapshot(final int index) {
		final String name = endpoints.get(index).endpoint().name();
		final Activity activity = activities.get(index);
		final EndpointReport report = reports[index];
		if (report != null || activity == null) {
			return new EndpointSnapshot(name, Phase.WAITING, Optional.empty(), Duration.ZERO,
					Optional.ofNullable(report).map(EndpointReport::result));
		}
		return new EndpointSnapshot(name, activity.phase, activity.stepId,
				Duration.ofNanos(System.nanoTime() - activity.since), Optional.empty());
	}

	private RunState state(final boolean anyAtWork) {
		if (result().isDone()) {
			return RunState.FINISHED;
		}
		if (schedule.isPaused()) {
			return anyAtWork ? RunState.PAUSING : RunState.PAUSED;
		}
		if (stop.get() != null) {
			return RunState.STOPPING;
		}
		if (!begun) {
			return notBefore.isPresent() ? RunState.SCHEDULED : RunState.RUNNING;
		}
		return schedule.running() == 0 && (schedule.isAnyAway() || !waitReason.isEmpty()) ? RunState.WAITING : RunState.RUNNING;
	}

	private Text reason() {
		if (schedule.isPaused()) {
			return pauseReason;
		}
		final Stop stopped = stop.get();
		return stopped == null ? waitReason : stopped.reason;
	}

	/** The place of one endpoint in this run. */
	private final class Place implements EndpointTurn {

		private final int index;

		Place(final int index) {
			this.index = index;
		}

		@Override
		public PauseSwitch pauses() {
			return pauses;
		}

		@Override
		public ConnectPatience patience() {
			return patience;
		}

		@Override
		public Cancellation stopping() {
			return stopping;
		}

		@Override
		public void entered(final Phase phase, final Optional<String> stepId) {
			activities.set(index, new Activity(phase, stepId, System.nanoTime()));
		}

		@Override
		public <T> T away(final boolean waveGoesOn, final Supplier<T> wait) {
			lock.lock();
			try {
				schedule.suspend(index, waveGoesOn);
				changed.signal();
			} finally {
				lock.unlock();
			}
			try {
				return wait.get();
			} finally {
				comeBack();
			}
		}

		private void comeBack() {
			final CompletableFuture<Void> turn = new CompletableFuture<>();
			lock.lock();
			try {
				returns.put(index, turn);
				schedule.comeBack(index);
				changed.signal();
			} finally {
				lock.unlock();
			}
			turn.join();
		}
	}
}
