package io.shuzen.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.RunStrategy;
import io.shuzen.journal.EndpointResult;
import io.shuzen.model.runbook.ThresholdPolicy;

/**
 * Which endpoint of a run has its turn when: bookkeeping without threads and without a clock, so that every course of a run can be played
 * through. Every operation costs about the same however many endpoints there are. One thread at a time.
 *
 * <pre>
 *  WAITING ──begin──▶ RUNNING ──finished──▶ FINISHED
 *                     │  ▲  └──offline──▶ OFFLINE ──(time)──▶ begin again
 *                 suspend │
 *                     ▼  begin
 *                 SUSPENDED ──comeBack──▶ RETURNING
 * </pre>
 */
public final class RunSchedule {

	/** Where an endpoint stands. Only RUNNING takes up concurrency. */
	public enum State {
		WAITING, RUNNING,
		/** Could not be reached and is tried again later. */
		OFFLINE,
		/** Waits for the machine or its user in the middle of its work. */
		SUSPENDED,
		/** Has waited and wants to go on. */
		RETURNING, FINISHED
	}

	/** What to do next. */
	public sealed interface Turn {

		/** An endpoint's work begins, or begins again after it could not be reached. */
		record Begin(int index) implements Turn {
		}

		/** A suspended endpoint goes on. */
		record Return(int index) implements Turn {
		}

		/** The next wave begins; its endpoints follow. */
		record Wave(int number, boolean canary, int endpoints) implements Turn {
		}
	}

	/** A threshold that was passed. */
	public sealed interface Trip {

		/** A canary did not succeed. */
		record Canary(int index) implements Trip {
		}

		/** Too many have failed, of the present wave or of all. */
		record Threshold(boolean ofWave, int failed, int of, int percent) implements Trip {
		}
	}

	/** Endpoints that share a limit. */
	private static final class Group {
		private final ArrayDeque<Integer> ready = new ArrayDeque<>();
		private final int limit;
		private int running;
		private boolean queued;

		Group(final int limit) {
			this.limit = limit;
		}
	}

	private record Deferred(int index, long due) {
	}

	private final RunStrategy strategy;
	private final int size;
	private final State[] states;
	private final Group[] groupOf;
	private final boolean[] holdsWave;
	private final long[] offlineSince;
	private final int[] offlineTries;
	/** Takes an endpoint's device for its work; says no when something else is at work on it. */
	private final BiPredicate<Integer, RunSchedule> takeDevice;
	private final ArrayDeque<Group> open = new ArrayDeque<>();
	private final ArrayDeque<Integer> returning = new ArrayDeque<>();
	private final PriorityQueue<Deferred> deferred = new PriorityQueue<>(Comparator.comparingLong(Deferred::due));

	private boolean paused;
	private boolean stopped;
	private int running;
	private int suspended;
	/** Those in the states WAITING and OFFLINE: what a stop would spare. */
	private int pending;
	private int finished;
	private int failed;
	private int unreachable;
	private int forgivenFinished;
	private int forgivenFailed;
	private int forgivenUnreachable;
	private boolean thresholdNoted;
	/** The endpoints of the present wave are from {@code waveFirst} to before {@code nextFresh}. */
	private int waveNumber;
	private int waveFirst;
	private int waveSize;
	private boolean waveIsCanary;
	private int waveHolding;
	private int waveFailed;
	private boolean waveOver = true;
	private int nextFresh;
	private int proven;

	/**
	 * @param endpoints      in the order of their turns
	 * @param finishedBefore how endpoints have ended already, null where they have not; null for a run that begins
	 * @param takeDevice     is asked with the index of an endpoint and this before its work begins
	 */
	public RunSchedule(final List<EndpointDescriptor> endpoints, final RunStrategy strategy, final EndpointResult[] finishedBefore,
			final BiPredicate<Integer, RunSchedule> takeDevice) {
		this.strategy = strategy;
		this.takeDevice = takeDevice;
		size = endpoints.size();
		states = new State[size];
		groupOf = new Group[size];
		holdsWave = new boolean[size];
		offlineSince = new long[size];
		offlineTries = new int[size];
		pending = size;
		final Map<String, Group> groups = new HashMap<>();
		for (int index = 0; index < size; index++) {
			states[index] = State.WAITING;
			groupOf[index] = groups.computeIfAbsent(groupName(endpoints.get(index)), any -> new Group(
					strategy.groupConcurrency() == 0 ? Integer.MAX_VALUE : strategy.groupConcurrency()));
			if (finishedBefore != null && finishedBefore[index] != null) {
				pending--;
				count(index, finishedBefore[index]);
				if (finishedBefore[index].isSuccess() && proven < strategy.canaryCount()) {
					proven++;
				}
			}
		}
	}

	private String groupName(final EndpointDescriptor endpoint) {
		if (strategy.groupConcurrency() == 0) {
			return "";
		}
		return strategy.groupAttribute().isEmpty() ? String.join("\0", endpoint.group())
				: endpoint.attributes().entrySet().stream()
						.filter(attribute -> attribute.getKey().equalsIgnoreCase(strategy.groupAttribute()))
						.map(attribute -> attribute.getValue().toLowerCase(Locale.ROOT)).findFirst().orElse("");
	}

	/**
	 * What to do now; ask again until there is nothing.
	 *
	 * @param now      monotonic, in nanoseconds
	 * @param mayBegin whether work on an endpoint may begin by the schedule and the maintenance window
	 */
	public Optional<Turn> next(final long now, final boolean mayBegin) {
		if (paused || running >= strategy.concurrency()) {
			return Optional.empty();
		}
		// it holds a machine half done, so it goes before what has not begun
		for (final Iterator<Integer> candidates = returning.iterator(); candidates.hasNext();) {
			final int index = candidates.next();
			if (groupOf[index].running < groupOf[index].limit) {
				candidates.remove();
				states[index] = State.RUNNING;
				running++;
				suspended--;
				groupOf[index].running++;
				return Optional.of(new Turn.Return(index));
			}
		}
		if (stopped || !mayBegin) {
			return Optional.empty();
		}
		while (!deferred.isEmpty() && deferred.peek().due - now <= 0) {
			makeReady(deferred.poll().index);
		}
		final Optional<Turn> begin = begin();
		if (begin.isPresent() || !waveOver || nextFresh >= size) {
			return begin;
		}
		return Optional.ofNullable(nextWave());
	}

	private Optional<Turn> begin() {
		while (!open.isEmpty()) {
			final Group group = open.poll();
			group.queued = false;
			while (!group.ready.isEmpty() && group.running < group.limit) {
				final int index = group.ready.poll();
				if (takeDevice.test(index, this)) {
					states[index] = State.RUNNING;
					running++;
					pending--;
					group.running++;
					queue(group);
					return Optional.of(new Turn.Begin(index));
				}
				// deviceIsFree(index) brings it back
			}
		}
		return Optional.empty();
	}

	private Turn nextWave() {
		// an endpoint that is off says nothing about the runbook: another one is the canary in its place
		final int canaries = Math.min(strategy.canaryCount(), size) - proven;
		waveIsCanary = canaries > 0;
		final int wanted = waveIsCanary ? canaries : strategy.waveSizeOf(size);
		waveFirst = nextFresh;
		waveHolding = 0;
		waveSize = 0;
		waveFailed = 0;
		while (nextFresh < size && waveSize < wanted) {
			if (states[nextFresh] == State.WAITING) {
				holdsWave[nextFresh] = true;
				waveHolding++;
				waveSize++;
				makeReady(nextFresh);
			}
			nextFresh++;
		}
		if (waveSize == 0) {
			return null;
		}
		waveOver = false;
		waveNumber++;
		return new Turn.Wave(waveNumber, waveIsCanary, waveSize);
	}

	private void makeReady(final int index) {
		states[index] = State.WAITING;
		groupOf[index].ready.add(index);
		queue(groupOf[index]);
	}

	private void queue(final Group group) {
		if (!group.queued && !group.ready.isEmpty() && group.running < group.limit) {
			group.queued = true;
			open.add(group);
		}
	}

	/** An endpoint whose device was taken by something else may try again. */
	public void deviceIsFree(final int index) {
		if (states[index] == State.WAITING) {
			groupOf[index].ready.addFirst(index);
			queue(groupOf[index]);
		}
	}

	/** An endpoint that is RUNNING has ended. Returns the threshold that has been passed by that and not been dealt with yet. */
	public Optional<Trip> finished(final int index, final EndpointResult result) {
		leave(index);
		count(index, result);
		if (waveContains(index) && result.isFailure()) {
			waveFailed++;
		}
		if (waveContains(index) && waveIsCanary && result != EndpointResult.UNREACHABLE) {
			proven++;
			if (!result.isSuccess() && !stopped) {
				release(index);
				return Optional.of(new Trip.Canary(index));
			}
		}
		release(index);
		return passed();
	}

	private void count(final int index, final EndpointResult result) {
		states[index] = State.FINISHED;
		finished++;
		if (result.isFailure()) {
			failed++;
		}
		if (result == EndpointResult.UNREACHABLE) {
			unreachable++;
		}
	}

	/** An endpoint no longer keeps the next wave from beginning. */
	private void release(final int index) {
		if (holdsWave[index]) {
			holdsWave[index] = false;
			waveHolding--;
			waveOver |= waveHolding == 0;
		}
	}

	private Optional<Trip> passed() {
		if (stopped || thresholdNoted || pending == 0) {
			return Optional.empty();
		}
		final int newlyFailed = failed - forgivenFailed;
		final int percent = strategy.failureThresholdPercent();
		// so many have failed that the share cannot become small enough any more; that some are off is no reason to hurry
		final int broken = newlyFailed - (unreachable - forgivenUnreachable);
		if (exceeds(broken, size - forgivenFinished, percent)) {
			return Optional.of(new Trip.Threshold(false, broken, size - forgivenFinished, percent));
		}
		if (waveOver && !waveIsCanary && nextFresh < size && exceeds(newlyFailed, finished - forgivenFinished, percent)) {
			return Optional.of(new Trip.Threshold(false, newlyFailed, finished - forgivenFinished, percent));
		}
		if (!waveIsCanary && exceeds(waveFailed, waveSize, strategy.waveFailureThresholdPercent())) {
			return Optional.of(new Trip.Threshold(true, waveFailed, waveSize, strategy.waveFailureThresholdPercent()));
		}
		return Optional.empty();
	}

	private static boolean exceeds(final int failures, final int of, final int percent) {
		return failures * 100L > (long) percent * of;
	}

	/**
	 * An endpoint that is RUNNING could not be reached.
	 *
	 * @return after how long it is tried again; empty when it is not to be waited for any longer, and still RUNNING then
	 */
	public Optional<Duration> offline(final int index, final long now, final Backoff backoff) {
		if (stopped || strategy.offlineWait().isZero()) {
			return Optional.empty();
		}
		if (offlineTries[index] == 0) {
			offlineSince[index] = now;
		}
		final long left = strategy.offlineWait().toNanos() - (now - offlineSince[index]);
		if (left <= 0) {
			return Optional.empty();
		}
		offlineTries[index]++;
		final long delay = Math.min(left, backoff.delay(offlineTries[index]).toNanos());
		leave(index);
		states[index] = State.OFFLINE;
		pending++;
		deferred.add(new Deferred(index, now + delay));
		release(index);
		return Optional.of(Duration.ofNanos(delay));
	}

	/**
	 * An endpoint that is RUNNING waits and gives its place to others.
	 *
	 * @param waveGoesOn whether the next wave need not wait for it, unless it is a canary
	 */
	public void suspend(final int index, final boolean waveGoesOn) {
		leave(index);
		states[index] = State.SUSPENDED;
		suspended++;
		if (waveGoesOn && !waveIsCanary) {
			release(index);
		}
	}

	/** An endpoint that is SUSPENDED has waited long enough. */
	public void comeBack(final int index) {
		states[index] = State.RETURNING;
		returning.add(index);
	}

	private void leave(final int index) {
		if (states[index] != State.RUNNING) {
			throw new IllegalStateException("endpoint " + index + " is " + states[index]);
		}
		running--;
		groupOf[index].running--;
		queue(groupOf[index]);
	}

	public void pause() {
		paused = true;
	}

	/** @param forgive whether the failures so far count no longer */
	public void resume(final boolean forgive) {
		paused = false;
		if (forgive) {
			forgivenFailed = failed;
			forgivenUnreachable = unreachable;
			forgivenFinished = finished;
			waveFailed = 0;
		}
	}

	/** Thresholds have been noted and shall not be reported again. */
	public void ignoreThresholds() {
		thresholdNoted = true;
	}

	/** Nothing begins any more; what is under way, also what is suspended, comes to its end. */
	public void stop() {
		stopped = true;
	}

	public boolean isStopped() {
		return stopped;
	}

	public boolean isPaused() {
		return paused;
	}

	/** Whether nothing is under way and nothing will be. */
	public boolean isOver() {
		return finished == size || stopped && running == 0 && suspended == 0;
	}

	/** In how many nanoseconds from now the passing of time alone makes a difference; the longest time when it makes none. */
	public long nanosUntilDue(final long now) {
		return deferred.isEmpty() || paused || stopped || running >= strategy.concurrency() ? Long.MAX_VALUE : Math.max(0, deferred.peek().due - now);
	}

	/** How many endpoints are being worked on. */
	public int running() {
		return running;
	}

	/** Whether endpoints are waited for that take up no place. */
	public boolean isAnyAway() {
		return suspended > 0 || !deferred.isEmpty();
	}

	public int waveNumber() {
		return waveNumber;
	}

	public State state(final int index) {
		return states[index];
	}

	/** What to do about a passed threshold: a failed canary is never passed over. */
	public ThresholdPolicy policyFor(final Trip trip) {
		return trip instanceof Trip.Canary && strategy.thresholdPolicy() == ThresholdPolicy.CONTINUE ? ThresholdPolicy.STOP
				: strategy.thresholdPolicy();
	}

	private boolean waveContains(final int index) {
		return index >= waveFirst && index < nextFresh;
	}
}
