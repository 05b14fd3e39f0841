package io.shuzen.system.tests.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills consoles that work on simulated machines. How many is said by the system property {@code shuzen.kills}; docs/crash-safety.md has the
 * command for many.
 */
class KillTest {

	private static final int KILLS = Integer.getInteger("shuzen.kills", 8);
	private static final int LONGEST_LIFE_EVENTS = 400;

	@TempDir
	Path folder;

	@Test
	void whateverTheInstantTheNextConsoleBringsEveryEndpointToItsEnd() throws Exception {
		assertTrue(new Kills(folder, LONGEST_LIFE_EVENTS).make(KILLS) > 0, () -> "no kill hit a run, seed " + Kills.seed());
	}
}
