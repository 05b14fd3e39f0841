package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.transport.CommandOutput;
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
		assertFalse(spool.isTruncated());
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
			assertFalse(spool.isTruncated());
		}
	}

	@Test
	void throwsAwayWhatIsBeyondTheLimitAndSaysSo() {
		final byte[] printed = printed(LIMIT + 12_345);
		for (final int piece : new int[] { 1_000, 65_537, printed.length }) {
			final OutputSpool spool = write(printed, piece);
			assertArrayEquals(Arrays.copyOf(printed, LIMIT), spool.kept().bytes(), () -> "pieces of " + piece);
			assertTrue(spool.isTruncated());
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
		assertTrue(spool.isTruncated());
	}

	private static OutputSpool write(final byte[] printed, final int piece) {
		final OutputSpool spool = new OutputSpool(LIMIT);
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
