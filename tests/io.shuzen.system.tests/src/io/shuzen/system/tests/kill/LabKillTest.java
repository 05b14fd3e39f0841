package io.shuzen.system.tests.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.tests.lab.Lab;

/**
 * Kills consoles that work over SSH on endpoints of the lab, where what a killed console has started goes on. How many is said by the system
 * property {@code shuzen.kills.lab}; docs/crash-safety.md has the command for many.
 */
@Timeout(7_200)
class LabKillTest {

	private static final int KILLS = Integer.getInteger("shuzen.kills.lab", 2);
	/** Of so few, all may fall between two runs. */
	private static final int ENOUGH_TO_HIT = 10;
	private static final int ENDPOINTS = 2;
	private static final int LONGEST_LIFE_EVENTS = 130;

	@TempDir
	Path folder;

	@Test
	void whateverTheInstantTheNextConsoleBringsEveryEndpointToItsEnd() throws Exception {
		Assumptions.assumeTrue(Lab.isAvailable(), Lab.NEEDS);
		try (Lab lab = new Lab(ENDPOINTS, folder.resolve("lab"))) {
			LabFaultyMachines.write(lab, ENDPOINTS, folder);
			final int resumed = new Kills(folder, LONGEST_LIFE_EVENTS).make(KILLS);
			assertTrue(resumed > 0 || KILLS < ENOUGH_TO_HIT, () -> "no kill hit a run, seed " + Kills.seed());
		}
	}
}
