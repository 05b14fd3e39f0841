package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.shuzen.model.schedule.MaintenanceWindow;

class MaintenanceWindowTest {

	private static MaintenanceWindow window(final String text) {
		return MaintenanceWindow.parse(text).orElseThrow();
	}

	@Test
	void aRangeMayGoPastMidnight() {
		final MaintenanceWindow nights = window("Mon-Fri 22:00-05:00 Asia/Tokyo");
		// 2026-11-27 is a Friday; Tokyo is nine hours ahead
		assertFalse(nights.isOpen(Instant.parse("2026-11-27T12:59:59Z")));
		assertTrue(nights.isOpen(Instant.parse("2026-11-27T13:00:00Z")));
		assertTrue(nights.isOpen(Instant.parse("2026-11-27T19:59:59Z")), "the night from Friday to Saturday");
		assertFalse(nights.isOpen(Instant.parse("2026-11-27T20:00:00Z")));
		assertFalse(nights.isOpen(Instant.parse("2026-11-28T14:00:00Z")), "Saturday");
		assertEquals(Instant.parse("2026-11-30T13:00:00Z"), nights.nextOpening(Instant.parse("2026-11-28T14:00:00Z")));
	}

	@Test
	void severalRangesAndWholeDaysArePossible() {
		final MaintenanceWindow window = window("Tue,Thu 20:00-21:30; saturday-Mon 00:00-00:00 UTC");
		assertTrue(window.isOpen(Instant.parse("2026-11-26T21:00:00Z")), "Thursday");
		assertFalse(window.isOpen(Instant.parse("2026-11-27T21:00:00Z")), "Friday");
		for (final int day : List.of(28, 29, 30)) {
			assertTrue(window.isOpen(Instant.parse("2026-11-" + day + "T00:00:00Z")));
			assertTrue(window.isOpen(Instant.parse("2026-11-" + day + "T23:59:59Z")));
		}
	}

	@Test
	void anHourThatAClockChangeLeavesOutOpensWhenTheClockHasBeenChanged() {
		final MaintenanceWindow window = window("02:30-04:00 Europe/Berlin");
		assertEquals(Instant.parse("2026-03-29T01:30:00Z"), window.nextOpening(Instant.parse("2026-03-29T00:59:59Z")));
	}

	@Test
	void theNextOpeningIsOpenAndNothingBetweenIs() {
		final Random random = new Random(4711);
		for (final String text : List.of("22:00-05:00 America/New_York", "Sun 23:59-00:01 UTC", "Mon-Sun 03:00-02:59 Asia/Tokyo")) {
			final MaintenanceWindow window = window(text);
			for (int i = 0; i < 300; i++) {
				final Instant now = Instant.ofEpochSecond(1_750_000_000L + random.nextLong(90_000_000L));
				final Instant next = window.nextOpening(now);
				assertTrue(window.isOpen(next), () -> text + ' ' + now);
				final long between = Duration.between(now, next).toSeconds();
				assertTrue(between <= Duration.ofDays(8).toSeconds());
				if (between > 1) {
					assertFalse(window.isOpen(now.plusSeconds(random.nextLong(between))), () -> text + ' ' + now);
				}
			}
		}
	}

	@Test
	void whatItIsWrittenAsIsReadAgain() {
		for (final String text : List.of("22:00-05:00 UTC", "Mon,Wed 9:00-10:00 UTC", "Fri-Mon 1:00-2:00; 12:00-13:00 +09:00")) {
			MaintenanceWindow.parse(text)
					.ifPresent(window -> assertEquals(Optional.of(window), MaintenanceWindow.parse(window.toString()), text));
		}
	}

	@Test
	void everythingElseIsNoMaintenanceWindow() {
		for (final String text : List.of("", "always", "22:00", "25:00-26:00", "Foo 1:00-2:00", "Mon- 1:00-2:00", "1:00-2:00 Nowhere/City",
				"1:00-2:00;", "Mon 22:00 - 05:00", "22:00-05:00 UTC extra")) {
			assertEquals(Optional.empty(), MaintenanceWindow.parse(text), text);
		}
	}
}
