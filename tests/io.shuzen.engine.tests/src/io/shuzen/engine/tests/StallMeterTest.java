package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.shuzen.engine.internal.StallMeter;

/** Ticks are half a second apart; the times are made up. */
class StallMeterTest {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final StallMeter meter = new StallMeter(INTERVAL, 0);
	private long now;

	private Duration tickAfter(final long millis, final boolean answered) {
		now += Duration.ofMillis(millis).toNanos();
		return meter.tick(now, answered);
	}

	@Test
	void ticksThatComeInTimeAreNoStall() {
		for (int tick = 0; tick < 100; tick++) {
			assertEquals(Duration.ZERO, tickAfter(500, true));
		}
	}

	@Test
	void unevennessOfABusyComputerIsNoStall() {
		assertEquals(Duration.ZERO, tickAfter(1_499, true));
		assertEquals(Duration.ZERO, tickAfter(1_400, true));
		assertEquals(Duration.ZERO, meter.unreported());
	}

	@Test
	void ticksThatComeEarlyTakeNothingBack() {
		assertEquals(Duration.ZERO, tickAfter(10, true));
		assertEquals(Duration.ofSeconds(3), tickAfter(3_500, true));
	}

	@Test
	void aTickThatComesLateTellsHowLate() {
		assertEquals(Duration.ofMillis(7_250), tickAfter(7_750, true));
		assertEquals(Duration.ZERO, tickAfter(500, true), "is told once");
	}

	@Test
	void virtualThreadsThatDoNotRunAreAStallThatIsToldOnceTheyDo() {
		assertEquals(Duration.ZERO, tickAfter(500, false));
		assertEquals(Duration.ofMillis(500), meter.unreported());
		assertEquals(Duration.ZERO, tickAfter(500, false));
		assertEquals(Duration.ZERO, tickAfter(500, false));
		assertEquals(Duration.ofMillis(1_500), meter.unreported(), "time limits that end meanwhile must know");
		assertEquals(Duration.ofMillis(1_500), tickAfter(500, true));
		assertEquals(Duration.ZERO, meter.unreported());
	}

	@Test
	void aMomentWithoutVirtualThreadsIsForgotten() {
		assertEquals(Duration.ZERO, tickAfter(500, false));
		assertEquals(Duration.ZERO, tickAfter(500, true));
		assertEquals(Duration.ofSeconds(2), tickAfter(2_500, true), "counts for itself alone");
	}

	@Test
	void bothTogetherAreOneStall() {
		assertEquals(Duration.ZERO, tickAfter(2_500, false));
		assertEquals(Duration.ofMillis(2_500), meter.unreported());
		assertEquals(Duration.ofMillis(4_500), tickAfter(2_500, true));
	}
}
