package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.tests.support.OwnStateFolder;

/** What a command prints is kept up to a limit, and a long output not in memory. */
class OutputSpoolTest {

	private static final int LIMIT = 300_000;

	@TempDir
	private Path folder;
	@RegisterExtension
	final OwnStateFolder stateFolder = new OwnStateFolder(() -> folder);

	@Test
	void keepsAShortOutputWithoutAFile() {
		final byte[] printed = printed(1_000);
		final OutputSpool spool = write(printed, 7);
		assertArrayEquals(printed, spool.kept().bytes());
		assertEquals(1_000, spool.kept().size());
		assertFalse(spool.kept().isTruncated());
		assertFalse(Files.exists(folder.resolve("state")));
	}

	@Test
	void keepsALongOutputAsItWasInWhateverPiecesItCame() throws Exception {
		final byte[] printed = printed(LIMIT);
		for (final int piece : new int[] { 1_000, 65_535, 65_536, 65_537, LIMIT }) {
			final OutputSpool spool = write(printed, piece);
			final CommandOutput kept = spool.kept();
			assertArrayEquals(printed, kept.bytes(), () -> "pieces of " + piece);
			try (InputStream stream = kept.open()) {
				assertArrayEquals(printed, stream.readAllBytes(), () -> "pieces of " + piece);
			}
			assertFalse(kept.isTruncated());
		}
	}

	@Test
	void throwsAwayWhatIsBeyondTheLimitAndSaysSo() {
		final byte[] printed = printed(LIMIT + 12_345);
		for (final int piece : new int[] { 1_000, 65_537, printed.length }) {
			final OutputSpool spool = write(printed, piece);
			assertArrayEquals(Arrays.copyOf(printed, LIMIT), spool.kept().bytes(), () -> "pieces of " + piece);
			assertTrue(spool.kept().isTruncated());
		}
	}

	@Test
	void keepsTheBeginningWhenTheDiskDoesNotTakeTheRest() throws Exception {
		Files.writeString(folder.resolve("state"), "not a folder");
		final byte[] printed = printed(LIMIT);
		final OutputSpool spool = write(printed, 10_000);
		final byte[] kept = spool.kept().bytes();
		assertTrue(kept.length > 0 && kept.length < LIMIT);
		assertArrayEquals(Arrays.copyOf(printed, kept.length), kept);
		assertTrue(spool.kept().isTruncated());
	}

	@Test
	void keepsEveryMarkAndWhatFollowsItOfAnOutputThatIsTooLong() {
		final String text = "begin" + "x".repeat(LIMIT) + "--M-one" + "y".repeat(1_000) + "--M-two";
		for (final int piece : new int[] { 1, 2, 1_000, 65_537, text.length() }) {
			final CommandOutput kept = write(text.getBytes(StandardCharsets.US_ASCII), piece, new OutputLimit(LIMIT, "--M", 10)).kept();
			assertEquals("begin" + "x".repeat(LIMIT - 5) + "--M-oneyyyyyy--M-two", new String(kept.bytes(), StandardCharsets.US_ASCII),
					() -> "pieces of " + piece);
			assertTrue(kept.isTruncated());
			assertTrue(kept.part(0, LIMIT).isTruncated());
			assertTrue(kept.part(LIMIT + 3, LIMIT + 13).isTruncated(), "cut between the marks");
			assertFalse(kept.part(LIMIT + 3, LIMIT + 12).isTruncated(), "whole up to there");
			assertFalse(kept.part(LIMIT + 16, LIMIT + 20).isTruncated(), "after the last mark");
		}
	}

	/** What the spool keeps is what a simple reckoning over the whole output says. */
	@Test
	void keepsInWhateverPiecesWhatTheLimitSays() {
		final long seed = System.nanoTime();
		System.out.println("seed " + seed);
		final Random random = new Random(seed);
		for (int round = 0; round < 2_000; round++) {
			final StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(60); i > 0; i--) {
				text.append(random.nextInt(6) == 0 ? "aab" : random.nextBoolean() ? "a" : "c");
			}
			final OutputLimit limit = new OutputLimit(random.nextInt(30), "aab", random.nextInt(8));
			final CommandOutput kept = write(text.toString().getBytes(StandardCharsets.US_ASCII), 1 + random.nextInt(9), limit).kept();
			final String expected = reckoned(text.toString(), limit);
			assertEquals(expected, new String(kept.bytes(), StandardCharsets.US_ASCII), () -> text + " " + limit + " seed " + seed);
			assertEquals(expected.length() < text.length(), kept.isTruncated(), () -> text + " " + limit + " seed " + seed);
		}
	}

	private static String reckoned(final String text, final OutputLimit limit) {
		final boolean[] kept = new boolean[text.length()];
		Arrays.fill(kept, 0, Math.min(limit.bytes(), text.length()), true);
		for (int mark = text.indexOf(limit.mark()); mark >= 0; mark = text.indexOf(limit.mark(), mark + limit.mark().length())) {
			Arrays.fill(kept, mark, Math.min(mark + limit.mark().length() + limit.afterMark(), text.length()), true);
		}
		final StringBuilder all = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			all.append(kept[i] ? text.substring(i, i + 1) : "");
		}
		return all.toString();
	}

	@Test
	void keepsTheMarksAgainWhenTheDiskTakesThemAgain() throws Exception {
		Files.writeString(folder.resolve("state"), "not a folder");
		final OutputSpool spool = new OutputSpool(new OutputLimit(LIMIT, "--M", 10));
		write(spool, "x".repeat(LIMIT).getBytes(StandardCharsets.US_ASCII), 10_000);
		Files.delete(folder.resolve("state"));
		write(spool, "y--M-1".getBytes(StandardCharsets.US_ASCII), 2);
		final CommandOutput kept = spool.kept();
		assertTrue(new String(kept.bytes(), StandardCharsets.US_ASCII).matches("x+--M-1"));
		assertTrue(kept.isTruncated());
		assertFalse(kept.part(kept.size() - 2, kept.size()).isTruncated());
	}

	private static OutputSpool write(final byte[] printed, final int piece) {
		return write(printed, piece, OutputLimit.of(LIMIT));
	}

	private static OutputSpool write(final byte[] printed, final int piece, final OutputLimit limit) {
		return write(new OutputSpool(limit), printed, piece);
	}

	private static OutputSpool write(final OutputSpool spool, final byte[] printed, final int piece) {
		for (int offset = 0; offset < printed.length; offset += piece) {
			spool.write(printed, offset, Math.min(piece, printed.length - offset));
		}
		return spool;
	}

	private static byte[] printed(final int length) {
		final byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}
}
