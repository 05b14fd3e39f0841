package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.transport.CommandOutput;
import io.shuzen.core.transport.OutputLimit;
import io.shuzen.core.transport.OutputSpool;
import io.shuzen.tests.support.OwnStateFolder;
import io.shuzen.windows.internal.parse.OutputDecoder;
import io.shuzen.windows.internal.script.Script;
import io.shuzen.windows.internal.script.ScriptOutput;

/**
 * In whatever pieces an output comes and is read again, the same is found in it. {@code -Dshuzen.pieces.rounds=…} for more rounds,
 * {@code -Dshuzen.pieces.seed=…} for the same ones again.
 */
class OutputPiecesTest {

	private static final int ROUNDS = Integer.getInteger("shuzen.pieces.rounds", 60);
	private static final long SEED = Long.getLong("shuzen.pieces.seed", System.nanoTime());
	private static final String MARK = "SZ0123456789abcdef";
	private static final Charset JAPANESE = Charset.forName("windows-31j");
	/** About here pieces end: of the search for marks, of readers, and where the temporary file begins. */
	private static final int[] EDGES = { 0, 50, 4_000, 8_192, 32 << 10, 64 << 10, 96 << 10 };

	@TempDir
	private Path folder;
	@RegisterExtension
	final OwnStateFolder stateFolder = new OwnStateFolder(() -> folder);

	@Test
	void whatLiesBetweenTheMarksIsFoundWhereverTheyStand() throws Exception {
		System.out.printf("%d rounds, seed %d%n", ROUNDS, SEED);
		final Random random = new Random(SEED);
		for (int round = 0; round < ROUNDS; round++) {
			final ByteArrayOutputStream output = new ByteArrayOutputStream();
			final ByteArrayOutputStream error = new ByteArrayOutputStream();
			final List<byte[]> printed = new ArrayList<>();
			final List<byte[]> complained = new ArrayList<>();
			final List<Integer> codes = new ArrayList<>();
			for (int number = 0; number < 1 + random.nextInt(4); number++) {
				printed.add(print(output, number, random, codes));
				complained.add(print(error, number, random, null));
			}
			output.writeBytes((MARK + "-done\r\n").getBytes(StandardCharsets.US_ASCII));
			final ScriptOutput found = new Script(MARK).read(spooled(output.toByteArray(), random), spooled(error.toByteArray(), random));
			final String what = "round " + round + ", seed " + SEED;
			assertTrue(found.isComplete(), what);
			for (int number = 0; number < printed.size(); number++) {
				final ScriptOutput.Section section = found.section(number).orElseThrow(() -> new AssertionError(what));
				assertEquals(codes.get(number), section.exitCode(), what);
				assertArrayEquals(printed.get(number), section.standardOutput().bytes(), what);
				assertArrayEquals(complained.get(number), section.standardError().bytes(), what);
			}
		}
	}

	private static byte[] print(final ByteArrayOutputStream all, final int number, final Random random, final List<Integer> codes) {
		all.writeBytes((MARK + '-' + number + "-b\r\n").getBytes(StandardCharsets.US_ASCII));
		// so long that the marks after it lie across an edge
		final int edge = EDGES[random.nextInt(EDGES.length)];
		final byte[] junk = new byte[Math.max(0, edge - all.size() % Math.max(edge, 1) + random.nextInt(60) - 50)];
		random.nextBytes(junk);
		if (junk.length > 40 && random.nextBoolean()) {
			// a part of the mark is none
			System.arraycopy(MARK.getBytes(StandardCharsets.US_ASCII), 0, junk, random.nextInt(junk.length - 20), MARK.length() - 1);
		}
		all.writeBytes(junk);
		final String code = codes == null ? "" : Integer.toString(random.nextInt());
		all.writeBytes(("\r\n" + MARK + '-' + number + "-e" + code + ".\r\n").getBytes(StandardCharsets.US_ASCII));
		if (codes != null) {
			codes.add(Integer.parseInt(code));
		}
		return junk;
	}

	@Test
	void charactersStayWholeWhereverPiecesEnd() throws Exception {
		System.out.printf("%d rounds, seed %d%n", ROUNDS, SEED);
		final Random random = new Random(SEED);
		final List<Function<String, byte[]>> encodings = List.of(text -> text.getBytes(StandardCharsets.UTF_8), text -> text.getBytes(JAPANESE),
				text -> text.getBytes(StandardCharsets.UTF_16LE), text -> ('\ufeff' + text).getBytes(StandardCharsets.UTF_16LE),
				text -> ('\ufeff' + text).getBytes(StandardCharsets.UTF_16BE), text -> ('\ufeff' + text).getBytes(StandardCharsets.UTF_8),
				text -> text.getBytes(Charset.forName("IBM437")));
		for (int round = 0; round < ROUNDS; round++) {
			final byte[] whole = encodings.get(random.nextInt(encodings.size())).apply(text(random));
			// and what was cut in the middle of a character
			final byte[] bytes = java.util.Arrays.copyOf(whole, whole.length - random.nextInt(Math.min(whole.length, 4)));
			final StringWriter text = new StringWriter();
			try (Reader reader = OutputDecoder.reader(spooled(bytes, random), JAPANESE)) {
				reader.transferTo(text);
			}
			assertEquals(OutputDecoder.decode(bytes, JAPANESE), text.toString(), "round " + round + ", seed " + SEED);
		}
	}

	private static String text(final Random random) {
		final String characters = "aZ 09\r\n\té表ソ能資格情報ｱ\ud83d\ude00\u00a0";
		final int length = Math.max(1, EDGES[random.nextInt(EDGES.length)] / (1 + random.nextInt(3)) + random.nextInt(60) - 30);
		final StringBuilder text = new StringBuilder();
		final int[] points = characters.codePoints().toArray();
		while (text.length() < length) {
			text.appendCodePoint(points[random.nextInt(random.nextInt(3) == 0 ? points.length : 8)]);
		}
		return text.toString();
	}

	/** Written in pieces of any size; or a part of something longer. */
	private static CommandOutput spooled(final byte[] bytes, final Random random) {
		final int before = random.nextInt(3) == 0 ? random.nextInt(70_000) : 0;
		final OutputSpool spool = new OutputSpool(OutputLimit.of(Integer.MAX_VALUE));
		spool.write(new byte[before], 0, before);
		int done = 0;
		while (done < bytes.length) {
			final int piece = Math.min(bytes.length - done, 1 + random.nextInt(random.nextBoolean() ? 100 : 70_000));
			spool.write(bytes, done, piece);
			done += piece;
		}
		final int after = random.nextInt(10);
		spool.write(new byte[after], 0, after);
		return spool.kept().part(before, before + bytes.length);
	}
}
