package io.shuzen.engine.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunState;
import io.shuzen.engine.internal.RunSchedule.Trip;
import io.shuzen.engine.internal.RunSchedule.Turn;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.RunContinued;
import io.shuzen.journal.RunEvent.RunNoted;
import io.shuzen.journal.RunEvent.RunPaused;
import io.shuzen.journal.RunEvent.RunStopping;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.ThresholdPolicy;

/**
 * The course of one run: the {@link RunSchedule} in the hands of many threads, and what pauses and stops it. Whoever pauses or stops a run
 * does not wait for the disk. Thread-safe.
 */
final class RunCourse {

	private final List<EndpointProgress> endpoints;
	private final RunRecorder recorder;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	/** Guarded by the lock, as is all that is not final. */
	private final RunSchedule schedule;
	private final BeginningTimes times;
	private Text pauseReason = Text.EMPTY;
	private boolean askedBecauseOfFailures;

	/** Who waits for its turn to come again. */
	private final Map<Integer, CompletableFuture<Void>> returns = new ConcurrentHashMap<>();
	private final PauseSwitch pauses = new PauseSwitch();
	private final Cancellation stopping = new Cancellation();
	private final AtomicReference<RunStop> stop = new AtomicReference<>();

	RunCourse(final RunOrder order, final RunSurroundings surroundings, final RunRecorder recorder) {
		endpoints = order.endpoints();
		this.recorder = recorder;
		times = new BeginningTimes(order.notBefore(), order.strategy(), surroundings.wallClock(), recorder);
		schedule = new RunSchedule(endpoints.stream().map(EndpointProgress::endpoint).toList(), order.strategy(),
				endpoints.stream().map(endpoint -> endpoint.finished().map(report -> report.result()).orElse(null))
						.toArray(EndpointResult[]::new),
				(index, asking) -> surroundings.devices().take(
						surroundings.connectors().deviceOf(endpoints.get(index).endpoint()), () -> deviceIsFree(index, asking)));
	}

	private void deviceIsFree(final int index, final RunSchedule asking) {
		lock.lock();
		try {
			asking.deviceIsFree(index);
			changed.signal();
		} finally {
			lock.unlock();
		}
	}

	/** Waits for what is to be done next; empty when nothing will be. */
	Optional<Turn> next() {
		while (true) {
			final Optional<Turn> turn = nextOfSchedule();
			if (turn.isEmpty() || !(turn.get() instanceof final Turn.Return back)) {
				return turn;
			}
			returns.remove(back.index()).complete(null);
		}
	}

	private Optional<Turn> nextOfSchedule() {
		lock.lock();
		try {
			while (true) {
				final long wait = times.untilOpen(schedule.isStopped());
				final Optional<Turn> turn = schedule.next(System.nanoTime(), wait == 0);
				if (turn.isPresent() || schedule.isOver()) {
					return turn;
				}
				changed.awaitNanos(wait == 0 ? schedule.nanosUntilDue(System.nanoTime()) : wait);
			}
		} catch (final InterruptedException e) {
			throw new IllegalStateException("nobody interrupts a run", e);
		} finally {
			lock.unlock();
		}
	}

	/** After how long an endpoint that could not be reached is tried again; empty when it has ended. */
	Optional<Duration> offline(final int index, final Backoff backoff) {
		lock.lock();
		try {
			final Optional<Duration> retryIn = schedule.offline(index, System.nanoTime(), backoff);
			changed.signal();
			return retryIn;
		} finally {
			lock.unlock();
		}
	}

	/** An endpoint has ended; does what a passed threshold demands. */
	void finished(final int index, final EndpointResult result) {
		lock.lock();
		try {
			final Optional<Trip> trip = schedule.finished(index, result);
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
		case STOP -> begin(new RunStop(RunResult.STOPPED, EngineTexts.TEXTS.text("run.stoppedBecause", words)));
		case CONTINUE -> {
			schedule.ignoreThresholds();
			recorder.recordLater(new RunNoted(EngineTexts.TEXTS.text("run.goesOnAlthough", words)));
		}
		case PAUSE -> {
			final Text reason = EngineTexts.TEXTS.text("run.pausedBecause", words);
			if (!schedule.isPaused()) {
				recorder.recordLater(new RunPaused("", reason));
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

	void pause(final String operator) {
		lock.lock();
		try {
			if (!schedule.isPaused() && !schedule.isOver()) {
				final Text reason = EngineTexts.TEXTS.text("run.pausedBy", operator);
				standStill(reason);
				recorder.recordLater(new RunPaused(operator, reason));
			}
		} finally {
			lock.unlock();
		}
	}

	void resume(final String operator) {
		lock.lock();
		try {
			if (letGo()) {
				recorder.recordLater(new RunContinued(operator));
			}
		} finally {
			lock.unlock();
		}
	}

	/** Lets a paused run go on, and forgives what it was paused for. Returns whether it was paused. */
	private boolean letGo() {
		final boolean wasPaused = schedule.isPaused() && !schedule.isOver();
		if (wasPaused) {
			schedule.resume(askedBecauseOfFailures);
			askedBecauseOfFailures = false;
			pauseReason = Text.EMPTY;
			pauses.set(false);
			changed.signal();
		}
		return wasPaused;
	}

	/** Stops it by the operator's word. */
	void cancel() {
		lock.lock();
		try {
			// a paused run that is cancelled need not go on to come to its end
			letGo();
			begin(new RunStop(RunResult.CANCELLED, EngineTexts.TEXTS.text("run.cancelled")));
		} finally {
			lock.unlock();
		}
		stopping.cancel();
	}

	/** Begins nothing more; what is under way comes to its end. */
	void stop(final RunStop wanted) {
		lock.lock();
		try {
			begin(wanted);
		} finally {
			lock.unlock();
		}
		stopping.cancel();
	}

	/** It was being stopped already when it was interrupted: it goes on only for what had begun. */
	void wasStopped(final RunStop before) {
		stop.set(before);
	}

	private void begin(final RunStop wanted) {
		if (wanted.result() == RunResult.CANCELLED && schedule.isOver() || !stop.compareAndSet(null, wanted)) {
			return;
		}
		if (!schedule.isOver()) {
			recorder.recordLater(new RunStopping(wanted.result(), wanted.reason()));
		}
		schedule.stop();
		changed.signal();
	}

	/** The console itself stood still. */
	void stalled(final Duration duration) {
		lock.lock();
		try {
			if (!schedule.isOver()) {
				recorder.recordLater(new RunNoted(EngineTexts.TEXTS.text("stalled.noted", Math.max(1, duration.toSeconds()))));
			}
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Waits without taking up the run's concurrency.
	 *
	 * @see EndpointTurn#away
	 */
	<T> T away(final int index, final boolean waveGoesOn, final Supplier<T> wait) {
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
			comeBack(index);
		}
	}

	private void comeBack(final int index) {
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

	/** Whether it stands still. */
	PauseSwitch pauses() {
		return pauses;
	}

	/** Cancelled when it begins nothing more. */
	Cancellation stopping() {
		return stopping;
	}

	/** Why it begins nothing more. */
	Optional<RunStop> stop() {
		return Optional.ofNullable(stop.get());
	}

	/**
	 * What it is doing.
	 *
	 * @param state  while it is under way
	 * @param reason why it stands still, stops or waits; empty when it does none of that
	 * @param wave   number of the present one
	 */
	record Standing(RunState state, Text reason, int wave) {
	}

	/** @param anyAtWork whether any endpoint is being worked on */
	Standing standing(final boolean anyAtWork) {
		lock.lock();
		try {
			return new Standing(state(anyAtWork),
					schedule.isPaused() ? pauseReason : stop().map(RunStop::reason).orElse(times.reason()), schedule.waveNumber());
		} finally {
			lock.unlock();
		}
	}

	private RunState state(final boolean anyAtWork) {
		if (schedule.isPaused()) {
			return anyAtWork ? RunState.PAUSING : RunState.PAUSED;
		}
		if (stop.get() != null) {
			return RunState.STOPPING;
		}
		if (times.isScheduled()) {
			return RunState.SCHEDULED;
		}
		return schedule.running() == 0 && (schedule.isAnyAway() || !times.reason().isEmpty()) ? RunState.WAITING : RunState.RUNNING;
	}
}
