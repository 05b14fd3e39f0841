package io.shuzen.cli.tests;

import static io.shuzen.cli.tests.CommandLineFixture.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.tests.CommandLineFixture.Result;

/** What the reset of Office's sign-in moves into quarantine on PC-0417. */
class RunsPurgeTest {

	private String runId;

	@BeforeEach
	void quarantine() throws Exception {
		CommandLineFixture.resetMachines();
		final Result repaired = run("run", "-e", "PC-0417", "--runbook", "office.reset-sign-in", "--yes", "--format", "json");
		assertEquals(ExitCode.SUCCESS, repaired.exitCode(), repaired.err());
		runId = repaired.json().path("run").asText();
	}

	@Test
	void purgesWhatAnOldRunKeepsAndItsUndoSaysSo() {
		final String kept = "\\Quarantine\\" + runId;
		final Result young = run("runs", "purge", "--endpoint", "PC-0417");
		assertEquals(ExitCode.SUCCESS, young.exitCode());
		assertFalse(young.out().contains(kept), young.out());
		assertTrue(young.err().contains("more than 30 days ago"), young.err());

		final Result preview = purge();
		assertEquals(ExitCode.NOT_CONFIRMED, preview.exitCode(), preview.err());
		assertTrue(preview.out().lines().anyMatch(line -> line.contains(kept) && line.contains("for good:")), preview.out());
		assertTrue(CommandLineFixture.run(Locale.JAPAN, false, List.of(), "runs", "purge", "--older-than", "0", "--dry-run").out()
				.contains("完全に削除します"));
		assertFalse(run("undo", runId, "--dry-run").out().contains("purged"));

		final Result purged = purge("--yes", "--format", "json");
		assertEquals(ExitCode.SUCCESS, purged.exitCode(), purged.out() + purged.err());
		final String purgeId = purged.json().path("run").asText();
		final String record = run("runs", "export", purgeId).out();
		assertTrue(record.contains("change-intended") && record.indexOf("change-intended") < record.indexOf("change-finished"), record);
		assertEquals(ExitCode.SUCCESS, run("runs", "verify").exitCode());

		assertFalse(purge("--dry-run").out().contains(kept), "what is gone is not purged again");
		assertTrue(run("undo", runId, "--dry-run").out().contains("cannot be restored: purged"), run("undo", runId, "--dry-run").out());
		assertTrue(run("undo", purgeId, "--dry-run").out().contains("cannot be undone"), run("undo", purgeId, "--dry-run").out());
		final Result undone = run("undo", runId, "--yes");
		assertEquals(ExitCode.SOME_FAILED, undone.exitCode(), undone.out());
		assertTrue(undone.out().contains("was purged"), undone.out());
	}

	@Test
	void whatWasPutBackIsNotPurged() {
		assertEquals(ExitCode.SUCCESS, run("undo", runId, "--yes").exitCode());
		assertFalse(purge("--dry-run").out().contains("\\Quarantine\\" + runId));
	}

	private static Result purge(final String... more) {
		final List<String> arguments = new ArrayList<>(List.of("runs", "purge", "--older-than", "0", "--endpoint", "PC-0417"));
		arguments.addAll(List.of(more));
		return run(arguments.toArray(String[]::new));
	}
}
