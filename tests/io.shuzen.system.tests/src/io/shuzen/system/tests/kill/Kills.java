package io.shuzen.system.tests.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.shuzen.tests.support.JavaProcess;

/** Kills one console after the other at random instants; each takes up what the one before left, and says whether it found that in order. */
final class Kills {

	private static final long SEED = Long.getLong("shuzen.kills.seed", System.nanoTime());

	private final Path folder;
	private final int longestLife;

	/**
	 * @param folder      of everything that outlives a console
	 * @param longestLife in events: about as many as there are in a run of all endpoints and its undo
	 */
	Kills(final Path folder, final int longestLife) {
		this.folder = folder;
		this.longestLife = longestLife;
	}

	/** @return how many runs were taken up by another console than had begun them */
	int make(final int kills) throws Exception {
		final Random random = new Random(SEED);
		int resumed = 0;
		int inDoubt = 0;
		// the last one is only asked what it found
		for (int kill = 0; kill <= kills; kill++) {
			final String place = "kill " + kill + " of seed " + SEED;
			final Process console = start();
			try (BufferedReader output = console.inputReader()) {
				final String line = next(output);
				assertTrue(line.startsWith("fine "), place + ": " + line);
				final String[] counts = line.split(" ");
				resumed += Integer.parseInt(counts[1]);
				inDoubt += Integer.parseInt(counts[2]);
				if (kill > 0 && (kill % 20 == 0 || kill == kills)) {
					System.out.println("%d kills, %d runs taken up, %d endpoints in doubt, seed %d".formatted(kill, resumed, inDoubt, SEED));
				}
				final int life = random.nextInt(longestLife);
				for (int event = 0; kill < kills && event < life; event++) {
					next(output);
				}
				// not always just after an event
				TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
			} finally {
				// SIGKILL on Linux, TerminateProcess on Windows: no chance to tidy up
				console.toHandle().destroyForcibly();
				console.waitFor();
			}
		}
		return resumed;
	}

	/** The seed that repeats the numbers, for messages. */
	static long seed() {
		return SEED;
	}

	private static String next(final BufferedReader output) throws Exception {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return String.valueOf(output.readLine());
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}).get(DoomedConsole.patience().toSeconds(), TimeUnit.SECONDS);
	}

	private Process start() throws Exception {
		final ProcessBuilder console = JavaProcess.withEverything(DoomedConsole.class, "192m", folder.toString());
		console.command().addAll(1, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		return console.start();
	}
}
