package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.internal.Backoff;
import io.shuzen.engine.internal.RunSchedule;
import io.shuzen.engine.internal.RunSchedule.State;
import io.shuzen.engine.internal.RunSchedule.Trip;
import io.shuzen.engine.internal.RunSchedule.Turn;
import io.shuzen.journal.EndpointResult;
import io.shuzen.model.runbook.ThresholdPolicy;

/** Plays courses of runs through, without threads and without waiting. */
@Timeout(60)
class RunScheduleTest {

	private static final RunStrategy ALL = EngineFixture.ALL_AT_ONCE;

	private static List<EndpointDescriptor> endpoints(final int count) {
		return IntStream.range(0, count).mapToObj(number -> new EndpointDescriptor("PC-" + number, "PC-" + number, "fake", 0, "",
				CredentialSource.NONE, Duration.ofSeconds(1), List.of("site " + number % 3), Set.of(), Map.of(),
				Map.of("floor", Integer.toString(number % 2)))).toList();
	}

	private static RunSchedule schedule(final int count, final RunStrategy strategy) {
		return new RunSchedule(endpoints(count), strategy, null, (index, asking) -> true);
	}

	/** The indices that begin now, in order; waves and returns are left out. */
	private static List<Integer> begin(final RunSchedule schedule) {
		final List<Integer> begun = new ArrayList<>();
		for (Optional<Turn> turn = schedule.next(0, true); turn.isPresent(); turn = schedule.next(0, true)) {
			if (turn.get() instanceof final Turn.Begin begin) {
				begun.add(begin.index());
			}
		}
		return begun;
	}

	@Test
	void theCanaryGoesFirstAndThenWaveByWave() {
		final RunSchedule schedule = schedule(10, ALL.change().canaryCount(1).waveSizePercent(40).make());
		assertEquals(List.of(0), begin(schedule));
		schedule.finished(0, EndpointResult.SUCCEEDED);
		assertEquals(List.of(1, 2, 3, 4), begin(schedule));
		List.of(4, 2, 1).forEach(index -> schedule.finished(index, EndpointResult.SUCCEEDED));
		assertEquals(List.of(), begin(schedule), "one of the wave is still at work");
		schedule.finished(3, EndpointResult.SUCCEEDED);
		assertEquals(List.of(5, 6, 7, 8), begin(schedule));
	}

	@Test
	void noMoreThanTheConcurrencyAndThatOfTheGroupAreAtWork() {
		final RunSchedule global = schedule(10, ALL.withConcurrency(3));
		assertEquals(List.of(0, 1, 2), begin(global));
		global.finished(1, EndpointResult.SUCCEEDED);
		assertEquals(List.of(3), begin(global));
		assertEquals(List.of(0, 1, 2), begin(schedule(10, ALL.change().groupConcurrency(1).make())), "three sites");
		assertEquals(List.of(0, 1), begin(schedule(10, ALL.change().groupConcurrency(1).groupAttribute("Floor").make())),
				"two floors");
	}

	@Test
	void aFullGroupDoesNotHoldUpTheOthers() {
		final RunSchedule schedule = schedule(9, ALL.change().groupConcurrency(1).concurrency(3).make());
		assertEquals(List.of(0, 1, 2), begin(schedule));
		schedule.finished(2, EndpointResult.SUCCEEDED);
		assertEquals(List.of(5), begin(schedule), "the next of the same site");
	}

	@Test
	void anEndpointThatIsOffIsTriedAgainAndHoldsUpNobody() {
		final RunSchedule schedule = schedule(4,
				ALL.change().waveSize(2).concurrency(1).offlineWait(Duration.ofSeconds(100)).make());
		final Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(60), new Random(1));
		assertEquals(List.of(0), begin(schedule));
		final long delay = schedule.offline(0, 0, backoff).orElseThrow().toNanos();
		assertEquals(List.of(1), begin(schedule));
		schedule.finished(1, EndpointResult.SUCCEEDED);
		assertEquals(List.of(2), begin(schedule), "the next wave has begun");
		schedule.finished(2, EndpointResult.SUCCEEDED);
		assertEquals(List.of(3), begin(schedule));
		schedule.finished(3, EndpointResult.SUCCEEDED);
		assertFalse(schedule.isOver());
		assertEquals(Optional.empty(), schedule.next(delay - 1, true));
		assertEquals(delay, schedule.nanosUntilDue(0));
		assertEquals(Optional.of(new Turn.Begin(0)), schedule.next(delay, true));
		assertEquals(Optional.empty(), schedule.offline(0, Duration.ofSeconds(100).toNanos(), backoff), "time is up");
		schedule.finished(0, EndpointResult.UNREACHABLE);
		assertTrue(schedule.isOver());
	}

	@Test
	void aSuspendedEndpointGivesItsPlaceAwayAndGoesBeforeOthersWhenItIsBack() {
		final RunSchedule schedule = schedule(3, ALL.withConcurrency(1));
		begin(schedule);
		schedule.suspend(0, false);
		assertEquals(List.of(1), begin(schedule));
		schedule.comeBack(0);
		assertEquals(Optional.empty(), schedule.next(0, true), "the place is taken");
		schedule.finished(1, EndpointResult.SUCCEEDED);
		assertEquals(Optional.of(new Turn.Return(0)), schedule.next(0, false), "what has begun goes on outside the window, too");
	}

	@Test
	void aWaveWaitsForARestartButNotForASignIn() {
		final RunStrategy ones = ALL.change().waveSize(1).make();
		final RunSchedule restarting = schedule(2, ones);
		begin(restarting);
		restarting.suspend(0, false);
		assertEquals(List.of(), begin(restarting));
		final RunSchedule signingIn = schedule(2, ones);
		begin(signingIn);
		signingIn.suspend(0, true);
		assertEquals(List.of(1), begin(signingIn));
		final RunSchedule canary = schedule(2, ones.withCanaryCount(1));
		begin(canary);
		canary.suspend(0, true);
		assertEquals(List.of(), begin(canary), "nobody knows yet what becomes of the canary");
	}

	@Test
	void aThresholdIsPassedAsSoonAsItCannotBeKeptAnyMore() {
		final RunSchedule schedule = schedule(10, ALL.withFailureThreshold(20).withConcurrency(3));
		begin(schedule);
		assertEquals(Optional.empty(), schedule.finished(0, EndpointResult.FAILED));
		assertEquals(Optional.empty(), schedule.finished(1, EndpointResult.FAILED), "a fifth is not more than a fifth");
		assertEquals(Optional.of(new Trip.Threshold(false, 3, 10, 20)), schedule.finished(2, EndpointResult.FAILED));
	}

	@Test
	void endpointsThatAreOffPassTheThresholdOnlyAtTheEndOfAWave() {
		final RunSchedule schedule = schedule(10, ALL.change().waveSize(5).failureThresholdPercent(20).make());
		begin(schedule);
		for (int index = 0; index < 4; index++) {
			assertEquals(Optional.empty(), schedule.finished(index, EndpointResult.UNREACHABLE));
		}
		assertEquals(Optional.of(new Trip.Threshold(false, 4, 5, 20)), schedule.finished(4, EndpointResult.SUCCEEDED));
	}

	@Test
	void aWaveHasAThresholdOfItsOwn() {
		final RunSchedule schedule = schedule(100,
				ALL.change().waveSize(4).concurrency(2).waveFailureThresholdPercent(25).make());
		begin(schedule);
		assertEquals(Optional.empty(), schedule.finished(0, EndpointResult.FAILED));
		assertEquals(Optional.of(new Trip.Threshold(true, 2, 4, 25)), schedule.finished(1, EndpointResult.BLOCKED));
	}

	@Test
	void nothingIsStoppedWhenNothingIsLeftToStop() {
		final RunSchedule schedule = schedule(3, ALL.withFailureThreshold(0));
		begin(schedule);
		assertEquals(Optional.empty(), schedule.finished(0, EndpointResult.FAILED));
	}

	@Test
	void failuresThatWereForgivenDoNotAskAgain() {
		final RunSchedule schedule = schedule(10, ALL.change().failureThresholdPercent(10).concurrency(2)
				.thresholdPolicy(ThresholdPolicy.PAUSE).make());
		begin(schedule);
		schedule.finished(0, EndpointResult.FAILED);
		assertTrue(schedule.finished(1, EndpointResult.FAILED).isPresent());
		schedule.pause();
		assertEquals(List.of(), begin(schedule));
		schedule.resume(true);
		assertEquals(List.of(2, 3), begin(schedule));
		assertEquals(Optional.empty(), schedule.finished(2, EndpointResult.SUCCEEDED));
		assertTrue(schedule.finished(3, EndpointResult.FAILED).isPresent(), "one of the eight that are left is more than a tenth");
	}

	@Test
	void aFailedCanaryIsNeverPassedOver() {
		final RunSchedule schedule = schedule(3,
				ALL.change().canaryCount(1).thresholdPolicy(ThresholdPolicy.CONTINUE).make());
		begin(schedule);
		final Trip trip = schedule.finished(0, EndpointResult.FAILED).orElseThrow();
		assertEquals(new Trip.Canary(0), trip);
		assertEquals(ThresholdPolicy.STOP, schedule.policyFor(trip));
	}

	@Test
	void whatHasEndedBeforeAnInterruptionIsNotBegunAgain() {
		final EndpointResult[] before = { EndpointResult.SUCCEEDED, null, EndpointResult.FAILED, null };
		final RunSchedule schedule = new RunSchedule(endpoints(4), ALL.withCanaryCount(1), before, (index, asking) -> true);
		assertEquals(List.of(1, 3), begin(schedule), "the canary has succeeded already");
		schedule.finished(1, EndpointResult.SUCCEEDED);
		schedule.finished(3, EndpointResult.SUCCEEDED);
		assertTrue(schedule.isOver());
	}

	@Test
	void everyCourseOfARunKeepsTheRules() {
		for (int course = 0; course < 400; course++) {
			final long seed = 20_261_127L + course;
			try {
				play(new Random(seed));
			} catch (final RuntimeException | AssertionError e) {
				throw new AssertionError("seed " + seed, e);
			}
		}
	}

	/** A random strategy, and everything that can happen in a random order. */
	private static void play(final Random random) {
		final int size = 1 + random.nextInt(40);
		final RunStrategy strategy = ALL.change().canaryCount(random.nextInt(4)).waveSizePercent(1 + random.nextInt(100))
				.concurrency(1 + random.nextInt(8)).groupConcurrency(random.nextInt(4))
				.failureThresholdPercent(random.nextInt(101)).waveFailureThresholdPercent(random.nextInt(101))
				.thresholdPolicy(ThresholdPolicy.values()[random.nextInt(3)])
				.offlineWait(Duration.ofSeconds(random.nextInt(100))).make();
		final Set<Integer> devicesOfOthers = new HashSet<>();
		final Set<Integer> parked = new HashSet<>();
		final RunSchedule schedule = new RunSchedule(endpoints(size), strategy, null, (index, asking) -> {
			if (devicesOfOthers.contains(index)) {
				parked.add(index);
				return false;
			}
			return true;
		});
		final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(20), random);
		final Set<Integer> running = new HashSet<>();
		final Set<Integer> suspended = new HashSet<>();
		final Set<Integer> finished = new HashSet<>();
		long now = 0;
		boolean paused = false;
		boolean stopped = false;
		int steps = 0;
		while (!schedule.isOver()) {
			assertTrue(steps++ < 100_000, "a run comes to an end");
			final int what = steps > 3_000 ? random.nextInt(60) : random.nextInt(100);
			if (what < 40) {
				final Optional<Turn> turn = schedule.next(now, true);
				assertFalse(paused && turn.isPresent(), "nothing starts while paused");
				if (turn.isPresent()) {
					switch (turn.get()) {
					case final Turn.Begin begin -> {
						assertFalse(stopped, "nothing begins after a stop");
						assertTrue(!finished.contains(begin.index()) && !suspended.contains(begin.index()));
						assertTrue(running.add(begin.index()), "never twice at the same time");
					}
					case final Turn.Return back -> {
						assertTrue(suspended.remove(back.index()));
						assertTrue(running.add(back.index()));
					}
					case final Turn.Wave wave -> assertTrue(wave.endpoints() > 0 && !stopped);
					}
				}
			} else if (what < 60 && !running.isEmpty()) {
				final int index = one(running, random);
				running.remove(index);
				final EndpointResult result = EndpointResult.values()[random.nextInt(EndpointResult.values().length - 2)];
				assertTrue(finished.add(index), "exactly one result");
				final Optional<Trip> trip = schedule.finished(index, result);
				if (trip.isPresent()) {
					switch (schedule.policyFor(trip.get())) {
					case STOP -> {
						schedule.stop();
						stopped = true;
					}
					case PAUSE -> {
						schedule.pause();
						paused = true;
					}
					case CONTINUE -> schedule.ignoreThresholds();
					}
				}
			} else if (what < 70 && !running.isEmpty()) {
				final int index = one(running, random);
				if (schedule.offline(index, now, backoff).isPresent()) {
					running.remove(index);
				}
			} else if (what < 78 && !running.isEmpty()) {
				final int index = one(running, random);
				running.remove(index);
				suspended.add(index);
				schedule.suspend(index, random.nextBoolean());
			} else if (what < 85) {
				schedule.pause();
				paused = true;
			} else if (what < 88) {
				devicesOfOthers.add(random.nextInt(size));
			} else if (what == 99 && random.nextInt(20) == 0) {
				schedule.stop();
				stopped = true;
			}
			// what always happens sooner or later
			if (paused && random.nextInt(5) == 0) {
				schedule.resume(random.nextBoolean());
				paused = false;
			}
			if (random.nextInt(5) == 0) {
				final List<Integer> free = List.copyOf(parked);
				parked.clear();
				devicesOfOthers.clear();
				free.forEach(schedule::deviceIsFree);
			}
			for (final int index : List.copyOf(suspended)) {
				if (schedule.state(index) == State.SUSPENDED && random.nextInt(4) == 0) {
					schedule.comeBack(index);
				}
			}
			now += random.nextLong(Duration.ofSeconds(3).toNanos());
			assertEquals(running.size(), schedule.running());
			assertTrue(running.size() <= strategy.concurrency());
			if (strategy.groupConcurrency() > 0) {
				for (int site = 0; site < 3; site++) {
					final int of = site;
					assertTrue(running.stream().filter(index -> index % 3 == of).count() <= strategy.groupConcurrency());
				}
			}
		}
		assertTrue(running.isEmpty() && suspended.isEmpty(), "nothing is at work when it is over");
		assertTrue(stopped || finished.size() == size, "every endpoint has ended");
	}

	private static int one(final Set<Integer> of, final Random random) {
		return of.stream().sorted().skip(random.nextInt(of.size())).findFirst().orElseThrow();
	}
}
