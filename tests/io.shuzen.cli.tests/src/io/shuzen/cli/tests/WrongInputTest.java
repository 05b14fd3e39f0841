package io.shuzen.cli.tests;

import static io.shuzen.cli.tests.CommandLineFixture.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.tests.CommandLineFixture.Result;

/** What people get wrong is refused before anything is done, and the refusal says what to do. */
class WrongInputTest {

	private static final String RUNBOOK = "office.enable-tls";

	@TempDir
	Path folder;

	@Test
	void aTimeThatIsOverDoesNotBeginARunAtOnce() {
		refused("--at: 2020-01-01T00:00 is over already", "run", "--runbook", RUNBOOK, "-e", "PC-0706", "--at", "2020-01-01T00:00", "--yes");
	}

	@Test
	void aWrongValueIsExplainedInTheOperatorsLanguage() {
		refused("--canary: \"x\" is no whole number", "run", "--runbook", RUNBOOK, "-e", "PC-0706", "--canary", "x");
		refused("--as: \"pdf\" is none of markdown, html", "report", "-e", "PC-0706", "--as", "pdf");
		refused("--parameter takes the form NAME=VALUE", "run", "--runbook", RUNBOOK, "-e", "PC-0706", "-P", "user");
		final Result japanese = run(Locale.JAPANESE, false, List.of(), "run", "--canary", "x");
		assertTrue(japanese.err().contains("--canary: 「x」は整数でないか"), japanese.err());
	}

	@Test
	void aRunbookWithAMisspeltNameIsNotRun() throws IOException {
		final Path runbook = write("x.runbook", """
				<?xml version="1.0" encoding="UTF-8"?>
				<runbook:Runbook xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:runbook="http://shuzen.io/runbook/1.0"
				    id="x" name="X">
				  <steps id="tls" stepType="office.R-87-tls" conditon="found['office.D-56-tls']"><arguments name="user" value="*"/></steps>
				</runbook:Runbook>
				""");
		refused("\"conditon\" at steps tls", "plan", "--runbook", runbook.toString(), "-e", "PC-0706");
	}

	/** A misspelt name above an endpoint may be what was meant to keep something from being done to it. */
	@Test
	void aMisspeltNameAnywhereAboveAnEndpointIsRefusedBeforeAnythingIsDone() throws IOException {
		refusedInventory("\"enabeld\" at groups Osaka", "", "enabeld=\"false\"", "PC-1");
		refusedInventory("\"credentail\" at Inventory", "credentail=\"key\"", "", "PC-2");
		final Path inventory = inventory("", "enabeld=\"false\"");
		assertEquals(ExitCode.SUCCESS, run("plan", "--runbook", RUNBOOK, "--inventory", inventory.toString(), "-e", "PC-2").exitCode());
	}

	private void refusedInventory(final String words, final String ofInventory, final String ofGroup, final String endpoint) throws IOException {
		final Path inventory = inventory(ofInventory, ofGroup);
		refused(words, "run", "--runbook", RUNBOOK, "--inventory", inventory.toString(), "-e", endpoint, "--yes");
		refused(words, "plan", "--runbook", RUNBOOK, "--inventory", inventory.toString(), "-e", endpoint);
	}

	private Path inventory(final String ofInventory, final String ofGroup) throws IOException {
		return write("misspelt.inventory", """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Misspelt" %s>
				  <transport scheme="simulation"/>
				  <groups name="Osaka" %s><endpoints name="PC-1" address="healthy-entra"/></groups>
				  <endpoints name="PC-2" address="healthy-entra"/>
				</inventory:Inventory>
				""".formatted(ofInventory, ofGroup));
	}

	@Test
	void aTableThatIsNoneOrMeansOthersIsRefused() throws IOException {
		refusedTable("There is no table", folder.resolve("none.csv"));
		refusedTable("must be headed \"endpoint\"", write("empty.csv", ""));
		refusedTable("has no line about any endpoint that is meant", write("others.csv", "endpoint,user\nPC-9999,*\n"));
		final Path japanese = folder.resolve("japanese.csv");
		Files.write(japanese, "endpoint,user\nPC-0706,山田\n".getBytes(Charset.forName("windows-31j")));
		refusedTable("it is not text in UTF-8. Save it as CSV", japanese);
		refusedTable("x…\" is", write("large.csv", "endpoint,user\nPC-0706," + "x".repeat(1_000_000) + "\n"));
	}

	@Test
	void anEndpointThatATableLeavesOutIsNamed() throws IOException {
		final Path table = write("one.csv", "endpoint,user\nPC-0706,*\n");
		final Result result = run("plan", "--runbook", RUNBOOK, "-e", "PC-0706,PC-0708", "--parameters-csv", table.toString());
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.err());
		assertTrue(result.err().contains("no line about 1 of 2 endpoints, so the common values count there: PC-0708"), result.err());
	}

	@Test
	void evidenceOfWhichNothingIsUnderstoodIsNoHealthyMachine() throws IOException {
		write("notes.txt", "The user says that it worked on Monday.\n");
		final Result result = run("diagnose", "--evidence", folder.toString());
		assertEquals(ExitCode.SOME_FAILED, result.exitCode());
		assertTrue(result.out().contains("is the output of a tool that can be judged: notes.txt"), result.out());
		assertTrue(result.out().contains("0 well, 1 not reached"), result.out());
	}

	@Test
	void aRunThatIsOverIsNotResumedAndNeedsNoConfirmationToSaySo() {
		final Result done = run("run", "--runbook", RUNBOOK, "-e", "PC-0433", "--yes", "--format", "json");
		refused("is over", "resume", done.json().path("run").asText());
	}

	@Test
	void whatToDoAboutEndpointsThatFailedStandsBelowTheTable() {
		final String out = run("diagnose", "-e", "PC-0719,PC-0433").out();
		assertTrue(out.contains("\nPC-0719: Check that the machine is switched on"), out);
	}

	private Path write(final String name, final String content) throws IOException {
		return Files.writeString(folder.resolve(name), content);
	}

	private static void refusedTable(final String words, final Path table) {
		refused(words, "plan", "--runbook", RUNBOOK, "-e", "PC-0706", "--parameters-csv", table.toString());
	}

	private static void refused(final String words, final String... arguments) {
		final Result result = run(arguments);
		assertEquals(ExitCode.USAGE, result.exitCode(), result.err());
		assertTrue(result.err().contains(words), result.err());
		assertFalse(result.err().contains("java."), result.err());
		assertEquals(1, result.err().lines().count(), result.err());
		assertTrue(result.err().length() < 1_000, "short enough to read");
	}
}
