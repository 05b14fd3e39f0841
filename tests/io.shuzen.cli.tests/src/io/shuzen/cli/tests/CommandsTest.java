package io.shuzen.cli.tests;

import static io.shuzen.cli.tests.CommandLineFixture.interactively;
import static io.shuzen.cli.tests.CommandLineFixture.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.shuzen.cli.internal.ExitCode;
import io.shuzen.cli.tests.CommandLineFixture.Result;
import io.shuzen.core.json.JsonFormat;

/** PC-0417 of the training fleet has another organisation's account in Office; PC-0421 has, too, and Office is open. */
class CommandsTest {

	private static final String RUNBOOK = "office.reset-sign-in";

	@TempDir
	Path folder;

	@BeforeEach
	void resetMachines() throws Exception {
		CommandLineFixture.resetMachines();
	}

	private static JsonNode findings(final String endpoint) {
		return run("diagnose", "-e", endpoint, "--format", "json").json().path("endpoints").path(0).path("findings");
	}

	/** What the pack says of the accounts in Office, which the runbook repairs. */
	private static List<String> identities() {
		return texts(run("diagnose", "-e", "PC-0417", "--diagnostic", "D-20", "--format", "json").json().path("endpoints").path(0)
				.path("findings"), "title");
	}

	private static List<String> texts(final JsonNode nodes, final String name) {
		return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.path(name).asText()).toList();
	}

	@Test
	void diagnoseSaysWhatIsWrongInATable() {
		final Result result = run("diagnose", "-e", "PC-0417");
		assertEquals(ExitCode.SUCCESS, result.exitCode());
		assertTrue(result.out().contains("D-20"), result.out());
		assertTrue(result.out().contains("t.yamada@fabrikam.com"), result.out());
		assertEquals("", result.err(), "no progress where nobody watches");
	}

	@Test
	void diagnoseWritesEveryFindingAsJson() {
		final JsonNode document = run("diagnose", "-e", "PC-0417", "--format", "json").json();
		assertEquals("shuzen.diagnose/1", document.path("schema").asText());
		final JsonNode endpoint = document.path("endpoints").path(0);
		assertEquals("PC-0417", endpoint.path("endpoint").asText());
		assertEquals("ok", endpoint.path("status").asText());
		final JsonNode finding = StreamSupport.stream(endpoint.path("findings").spliterator(), false)
				.filter(each -> each.path("catalogueId").asText().equals("D-20")).findFirst().orElseThrow();
		assertEquals("office.D-20-identities", finding.path("diagnostic").asText());
		assertEquals("warning", finding.path("severity").asText());
		assertTrue(finding.path("subject").asText().startsWith("user:S-1-"), finding::toString);
		assertFalse(finding.path("title").asText().isEmpty());
		assertTrue(finding.path("evidence").path(0).path("probe").path("type").isTextual(), finding::toString);
		assertFalse(finding.path("remedies").isEmpty(), finding::toString);
		assertEquals(1, document.path("summary").path("endpoints").asInt());
	}

	@Test
	void diagnoseSaysWhyInTheOrderOfRepair() {
		final String out = run("diagnose", "-e", "PC-0436").out();
		final List<String> lines = out.lines().dropWhile(line -> !line.startsWith("PC-0436: most likely cause: ")).toList();
		assertTrue(lines.getFirst().endsWith("(F23, certain)"), out);
		assertTrue(lines.get(1).startsWith("  why      "), out);
		assertTrue(lines.contains("  repair   office.repair-services"), out);
		final List<String> others = lines.stream().filter(line -> line.startsWith("  then     ")).toList();
		assertTrue(others.getFirst().endsWith("(F3, certain)"), out);
		assertTrue(others.get(1).endsWith("(F11, certain)"), out);
		assertTrue(CommandLineFixture.run(Locale.JAPAN, false, List.of(), "diagnose", "-e", "PC-0436").out()
				.contains("PC-0436: 最も有力な原因: "));
		assertFalse(run("diagnose", "-e", "PC-0433").out().contains("likely cause"));
	}

	@Test
	void diagnoseWritesCausesAsJson() {
		final JsonNode endpoint = run("diagnose", "-e", "PC-0701", "--format", "json").json().path("endpoints").path(0);
		final JsonNode cause = endpoint.path("causes").path(0);
		assertEquals("office.F2-proxy-differs", cause.path("cause").asText());
		assertEquals("F2", cause.path("catalogueId").asText());
		assertEquals("likely", cause.path("certainty").asText());
		assertEquals("network", cause.path("layer").asText());
		assertTrue(cause.path("subject").asText().startsWith("user:S-1-"), cause::toString);
		final JsonNode reason = cause.path("reasons").path(0);
		assertEquals(reason.path("statement").asText(),
				endpoint.path("findings").path(reason.path("findings").path(0).asInt()).path("title").asText());
		assertFalse(cause.path("against").isEmpty(), cause::toString);
		assertEquals("proxy.corp.contoso.com:8080", cause.path("remedies").path(0).path("parameters").path("proxy").asText());
		assertFalse(cause.path("instructions").isEmpty(), cause::toString);
	}

	@Test
	void diagnoseWritesCsvThatACsvReaderReads() throws Exception {
		final Result result = run("diagnose", "-e", "PC-0417", "--format", "csv");
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(result.out())) {
			final List<NamedCsvRecord> rows = reader.stream().toList();
			assertTrue(rows.stream().anyMatch(row -> row.getField("catalogueId").equals("D-20") && !row.getField("cause").isEmpty()),
					result.out());
		}
	}

	@Test
	void theLanguageIsThatOfTheSystemOrAsAskedFor() {
		final String english = run("diagnose", "-e", "PC-0417").out();
		final String japanese = CommandLineFixture.run(Locale.JAPAN, false, List.of(), "diagnose", "-e", "PC-0417").out();
		assertNotEquals(english, japanese);
		assertTrue(japanese.contains("エンドポイント"), japanese);
		assertEquals(japanese, run("diagnose", "-e", "PC-0417", "--language", "ja").out());
		assertEquals("ja", run("diagnose", "-e", "PC-0417", "--format", "json", "--language=ja").json().path("language").asText());
	}

	@Test
	void theExitCodeTellsOfGraveFindingsOnlyWhenAsked() {
		assertEquals(ExitCode.SUCCESS, run("diagnose", "-e", "PC-0417").exitCode());
		assertEquals(ExitCode.FINDINGS, run("diagnose", "-e", "PC-0417", "--fail-on", "warning").exitCode());
		assertEquals(ExitCode.SUCCESS, run("diagnose", "-e", "PC-0417", "--fail-on", "warning", "--diagnostic", "D-07").exitCode());
	}

	@Test
	void findingsCanBeThoseOfOneUser() {
		assertTrue(subjects("CONTOSO\\nobody").stream().allMatch("administrator"::equals));
		assertTrue(subjects("t.yamada").stream().anyMatch(subject -> subject.startsWith("user:")));
	}

	private static List<String> subjects(final String user) {
		return texts(run("diagnose", "-e", "PC-0417", "--format", "json", "--user", user).json().path("endpoints").path(0)
				.path("findings"), "subject");
	}

	@Test
	void anEndpointThatIsOffIsReportedAndTheOthersAreLookedAt() {
		final Result result = run("diagnose", "-e", "PC-0417,address:unreachable", "--format", "json");
		assertEquals(ExitCode.SOME_FAILED, result.exitCode());
		assertTrue(texts(result.json().path("endpoints"), "status").containsAll(List.of("ok", "failed")), result.out());
		final JsonNode failure = StreamSupport.stream(result.json().path("endpoints").spliterator(), false)
				.filter(each -> each.path("status").asText().equals("failed")).findFirst().orElseThrow().path("failure");
		assertEquals("unreachable", failure.path("kind").asText());
		assertFalse(failure.path("message").asText().isEmpty());
	}

	@Test
	void evidenceIsSavedOneFolderForEachEndpoint() {
		final Path evidence = folder.resolve("evidence");
		assertEquals(0, run("diagnose", "-e", "PC-0417,PC-0421", "--save-evidence", evidence.toString()).exitCode());
		assertTrue(Files.isRegularFile(evidence.resolve("PC-0417").resolve("evidence.json")));
		assertTrue(Files.isRegularFile(evidence.resolve("PC-0421").resolve("evidence.json")));
		final Path single = folder.resolve("single");
		run("diagnose", "-e", "PC-0417", "--save-evidence", single.toString());
		assertTrue(Files.isRegularFile(single.resolve("evidence.json")));
	}

	@Test
	void recordedEvidenceIsJudgedAsTheEndpointItself() {
		final Path evidence = folder.resolve("evidence");
		final JsonNode live = run("diagnose", "-e", "PC-0417,PC-0421", "--save-evidence", evidence.toString(), "--format", "json")
				.json().path("endpoints");
		final Result recorded = run("diagnose", "--evidence", evidence.toString(), "--format", "json");
		assertEquals(ExitCode.SUCCESS, recorded.exitCode(), recorded.err());
		final JsonNode replayed = recorded.json().path("endpoints");
		assertEquals(texts(live, "endpoint"), texts(replayed, "endpoint"));
		for (int index = 0; index < live.size(); index++) {
			assertEquals(texts(live.path(index).path("findings"), "title"), texts(replayed.path(index).path("findings"), "title"));
		}
	}

	@Test
	void evidenceThatNobodyCouldJudgeIsNamed() throws IOException {
		final Path evidence = Files.createDirectory(folder.resolve("PC-1"));
		Files.writeString(evidence.resolve("quser.txt"), " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n"
				+ ">yamada                console             1  Active      none   11/21/2025 9:12 AM\n");
		Files.writeString(evidence.resolve("call-notes.txt"), "The user says that it worked on Monday.\n");
		final String out = run("diagnose", "--evidence", evidence.toString()).out();
		assertTrue(out.contains("PC-1: 1 file is kept among the facts but not judged"), out);
		assertTrue(out.contains("  call-notes.txt"), out);
		assertFalse(out.contains("quser.txt"), out);
	}

	@Test
	void planShowsTheChangesAndMakesNone() {
		final JsonNode before = findings("PC-0417");
		final Result result = run("plan", "-e", "PC-0417,PC-0421", "--runbook", RUNBOOK, "--format", "json");
		assertEquals(ExitCode.SUCCESS, result.exitCode());
		assertEquals("shuzen.plan/1", result.json().path("schema").asText());
		assertTrue(result.json().path("endpoints").path(0).path("changeCount").asInt() > 3, result.out());
		assertTrue(texts(result.json().path("endpoints").path(1).path("steps"), "plan").contains("planned-after-earlier-steps"),
				result.out());
		assertEquals(texts(before, "title"), texts(findings("PC-0417"), "title"));
	}

	@Test
	void planSaysInWhichOrderTheEndpointsWouldHaveTheirTurn() {
		final String[] plan = { "plan", "-e", "PC-0417,PC-0421,PC-0436,PC-0701", "--runbook", RUNBOOK, "--canary", "1", "--wave-size", "1",
				"--concurrency", "3", "--failure-threshold", "30" };
		final String order = run(plan).out();
		assertTrue(order.contains("Order: 1 as canary, 3 waves of 1; at most 3 at the same time. "
				+ "When more than 30% have failed, the run stops."), order);
		assertTrue(CommandLineFixture.run(Locale.JAPAN, false, List.of(), plan).out()
				.contains("順序: 先行 1 台、1 台ずつ 3 ウェーブ (同時実行は最大 3 台)。失敗が 30% を超えた場合は停止します。"));
		final JsonNode document = run("plan", "-e", "PC-0417,PC-0421,PC-0436,PC-0701", "--runbook", RUNBOOK, "--canary", "1",
				"--wave-size", "2", "--format", "json").json();
		final JsonNode waves = document.path("strategy").path("waves");
		assertEquals(List.of("true", "false", "false"), texts(waves, "canary"));
		final List<String> inOrder = new ArrayList<>();
		waves.forEach(wave -> wave.path("endpoints").forEach(name -> inOrder.add(name.asText())));
		assertEquals(texts(document.path("endpoints"), "endpoint"), inOrder);
		assertEquals(2, waves.path(1).path("endpoints").size());
		assertEquals("stop", document.path("strategy").path("thresholdPolicy").asText());
	}

	@Test
	void runWithoutConfirmationShowsThePlanAndRefuses() {
		final Result result = run("run", "-e", "PC-0417", "--runbook", RUNBOOK);
		assertEquals(ExitCode.NOT_CONFIRMED, result.exitCode());
		assertTrue(result.out().contains("Delete registry key"), result.out());
		assertTrue(result.err().contains("--yes"), result.err());
		assertFalse(findings("PC-0417").isEmpty());
	}

	@Test
	void aPersonAtATerminalIsAskedAndMayDecline() {
		final Result declined = interactively(List.of("n"), "run", "-e", "PC-0417", "--runbook", RUNBOOK);
		assertEquals(ExitCode.NOT_CONFIRMED, declined.exitCode());
		assertTrue(declined.err().contains("[y/N]"), declined.err());
		assertEquals(ExitCode.NOT_CONFIRMED, interactively(List.of(), "run", "-e", "PC-0417", "--runbook", RUNBOOK).exitCode());
		assertTrue(declined.err().contains("shuzen: Stored Office credentials will be deleted."), declined.err());
		assertTrue(declined.err().contains("shuzen: Not planned, but should it become necessary: The machine will be restarted."),
				declined.err());
		final Result agreed = interactively(List.of("y"), "run", "-e", "PC-0417", "--runbook", RUNBOOK);
		assertEquals(ExitCode.SUCCESS, agreed.exitCode(), agreed.err());
		assertTrue(agreed.err().contains("\r"), "progress on a terminal");
	}

	@Test
	void runRepairsAndUndoTakesItBack() {
		final List<String> before = identities();
		assertTrue(before.stream().anyMatch(title -> title.contains("fabrikam")), before::toString);
		final Result repaired = run("run", "-e", "PC-0417", "--runbook", RUNBOOK, "--yes", "--reason", "INC-42", "--format", "json");
		assertEquals(ExitCode.SUCCESS, repaired.exitCode(), repaired.out());
		final String runId = repaired.json().path("run").asText();
		assertEquals("succeeded", repaired.json().path("endpoints").path(0).path("result").asText());
		assertFalse(identities().stream().anyMatch(title -> title.contains("fabrikam")));

		final Result preview = run("undo", runId, "--dry-run", "--format", "json");
		assertEquals(ExitCode.SUCCESS, preview.exitCode());
		final List<String> states = texts(preview.json().path("endpoints").path(0).path("items"), "state");
		assertTrue(states.contains("restorable") && states.contains("irreversible"), states::toString);
		assertEquals(ExitCode.NOT_CONFIRMED, run("undo", runId).exitCode());

		final Result undone = run("undo", runId, "--yes");
		assertEquals(ExitCode.SUCCESS, undone.exitCode(), undone.out());
		assertEquals(before, identities());
	}

	@Test
	void runsAreListedShownAndVerified() {
		final String runId = run("run", "-e", "PC-0417", "--runbook", RUNBOOK, "--yes", "--reason", "INC-7", "--operator", "tanaka",
				"--format", "json").json().path("run").asText();
		assertTrue(run("runs").out().contains(runId));
		final JsonNode listed = run("runs", "list", "--format", "json").json().path("runs").path(0);
		assertEquals(runId, listed.path("run").asText());
		assertEquals("tanaka", listed.path("operator").asText());
		assertEquals("INC-7", listed.path("reason").asText());
		final Result shown = run("runs", "show", runId, "--endpoint", "PC-0417");
		assertEquals(ExitCode.SUCCESS, shown.exitCode(), shown.err());
		assertTrue(shown.out().contains("Done: Delete registry key"), shown.out());
		assertTrue(shown.out().contains("Confirmation: nothing is wrong."), shown.out());
		assertTrue(CommandLineFixture.run(Locale.JAPAN, false, List.of(), "runs", "show", runId).out().contains("確認: 問題はありません"));
		assertEquals(shown.out(), run("runs", "show", runId, "--endpoint", "pc-0417").out());
		refused("PC-0418", "runs", "show", runId, "--endpoint", "PC-0418");
		refused("PC-0418", "diff", "--run", runId, "--endpoint", "PC-0418");
		assertTrue(texts(run("runs", "show", runId, "--format", "json").json().path("events"), "type").contains("change-intended"));
		final Result verified = run("runs", "verify", runId);
		assertEquals(ExitCode.SUCCESS, verified.exitCode());
		assertTrue(verified.out().contains("whole"), verified.out());
	}

	@Test
	void aRunLeavesItsEventsAndItsResultsForOtherPrograms() throws Exception {
		final Path junit = CommandLineFixture.STATE.resolve("junit.xml");
		final Result result = run("run", "-e", "PC-0417", "--runbook", RUNBOOK, "--yes", "--events", "-", "--junit", junit.toString());
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.err());
		final List<String> types = new ArrayList<>();
		String runId = "";
		for (final String line : result.out().lines().toList()) {
			final JsonNode event = JsonFormat.mapper().readTree(line);
			types.add(event.path("type").asText());
			runId = event.path("run").asText();
		}
		assertEquals("run-started", types.getFirst());
		assertEquals("run-finished", types.getLast());
		assertTrue(types.contains("facts-recorded") && types.contains("change-finished"), types::toString);
		final String xml = Files.readString(junit);
		assertTrue(xml.contains("<testsuite name=\"PC-0417\"") && xml.contains("failures=\"0\""), xml);
		assertEquals(xml, run("runs", "export", runId, "--as", "junit").out());
		final List<String> exported = run("runs", "export", runId).out().lines().toList();
		assertEquals(types.size(), exported.size());

		final Result compared = run("diff", "--run", runId, "--endpoint", "PC-0417", "--format", "json");
		assertEquals(ExitCode.SOME_FAILED, compared.exitCode(), compared.err());
		assertTrue(compared.json().path("differences").size() > 0 && compared.json().path("compared").asInt() > 0, compared.out());
		assertEquals(ExitCode.USAGE, run("resume", runId, "--yes").exitCode(), "it is over");
	}

	@Test
	void aRunThatHasToWaitSaysUntilWhen() {
		final String soon = Instant.now().plusSeconds(2).toString();
		final Result result = run("run", "-e", "PC-0433", "--runbook", "office.enable-tls", "--at", soon, "--yes");
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.err());
		assertTrue(result.err().startsWith("shuzen: The run begins at "), result.err());
	}

	@Test
	void twoMachinesAreCompared() {
		final Result compared = run("diff", "PC-0417", "PC-0417", "--format", "json");
		assertEquals(ExitCode.SUCCESS, compared.exitCode(), compared.err() + compared.out());
		assertEquals(ExitCode.USAGE, run("diff", "PC-0417").exitCode());
		assertEquals(ExitCode.USAGE, run("diff", "PC-0417", "NOBODY").exitCode());
	}

	@Test
	void evidenceOfOneMachineAtTwoTimesIsCompared() {
		final String before = folder.resolve("before").toString();
		final String same = folder.resolve("same").toString();
		final String after = folder.resolve("after").toString();
		run("diagnose", "-e", "PC-0417", "--save-evidence", before);
		run("diagnose", "-e", "PC-0417", "--save-evidence", same);
		assertEquals(ExitCode.SUCCESS, run("run", "-e", "PC-0417", "--runbook", RUNBOOK, "--yes").exitCode());
		run("diagnose", "-e", "PC-0417", "--save-evidence", after);

		final Result none = run("diff", before, same, "--format", "json");
		assertEquals(ExitCode.SUCCESS, none.exitCode(), none.out() + none.err());
		assertEquals(0, none.json().path("differences").size());
		final Result compared = run("diff", before, after, "--format", "json");
		assertEquals(ExitCode.SOME_FAILED, compared.exitCode(), compared.err());
		assertEquals("shuzen.diff/1", compared.json().path("schema").asText());
		assertEquals(after, compared.json().path("right").path("name").asText());
		assertTrue(StreamSupport.stream(compared.json().path("differences").spliterator(), false)
				.anyMatch(difference -> difference.toString().contains("fabrikam") && !difference.has("right")), compared.out());
		final String words = run("diff", before, after).out();
		assertTrue(words.contains("  - " + before + ": ") && words.contains("  + " + after + ": "), words);
		assertEquals(ExitCode.USAGE, run("diff", before, folder.resolve("nowhere").toString()).exitCode());
	}

	@Test
	void aReportIsOnePageInEitherFormAndLanguage() throws Exception {
		final String markdown = run("report", "-e", "PC-0417").out();
		assertTrue(markdown.startsWith("# ") && markdown.contains("PC-0417") && markdown.contains("t.yamada@fabrikam.com"), markdown);

		final Path page = folder.resolve("pages").resolve("PC-0417.html");
		final Result written = run("report", "-e", "PC-0417", "--as", "html", "-o", page.toString());
		assertEquals(ExitCode.SUCCESS, written.exitCode(), written.err());
		assertEquals("", written.out());
		final String html = Files.readString(page);
		assertTrue(html.startsWith("<!DOCTYPE html>") && html.contains("lang=\"en\"") && html.contains("t.yamada@fabrikam.com"), html);
		assertFalse(html.contains("<script") || html.contains("src=") || html.contains("<link"), "stands alone");

		final String japanese = run("report", "-e", "PC-0417", "--language", "ja").out();
		assertTrue(japanese.lines().filter(line -> line.startsWith("## "))
				.allMatch(heading -> heading.codePoints().anyMatch(Character::isIdeographic)), japanese);
		assertTrue(run("report", "-e", "PC-0417", "--as", "html", "--language", "ja").out().contains("lang=\"ja\""));
	}

	@Test
	void aMaskedReportNamesNobody() throws Exception {
		for (final String form : List.of("markdown", "html")) {
			final String masked = run("report", "-e", "PC-0417", "--mask", "--as", form).out();
			assertTrue(masked.length() > 500, masked);
			for (final String secret : List.of("PC-0417", "yamada", "fabrikam.com", "S-1-5-21-")) {
				assertFalse(masked.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)), secret + " in " + masked);
			}
		}
		final Path pages = folder.resolve("masked");
		assertEquals(ExitCode.USAGE, run("report", "-e", "PC-0417,PC-0421").exitCode(), "two need a folder");
		assertEquals(ExitCode.SUCCESS, run("report", "-e", "PC-0417,PC-0421", "--mask", "-o", pages.toString()).exitCode());
		try (Stream<Path> files = Files.list(pages)) {
			assertEquals(List.of("machine-1.md", "machine-2.md"), files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void aReportOfARunSaysWhatItDid() {
		final Path before = folder.resolve("before");
		run("diagnose", "-e", "PC-0417", "--save-evidence", before.toString());
		final String runId = run("run", "-e", "PC-0417", "--runbook", RUNBOOK, "--yes", "--format", "json").json().path("run").asText();
		final String ofRun = run("report", "--run", runId).out();
		assertTrue(ofRun.contains(runId) && ofRun.contains("Delete registry key"), ofRun);
		final String whole = run("report", "-e", "PC-0417", "--run", runId, "--before", before.toString()).out();
		assertTrue(whole.contains(runId) && whole.contains("fabrikam"), whole);
		assertEquals(ExitCode.USAGE, run("report", "--run", "20000101-000000-0000").exitCode());
	}

	@Test
	void inventoryListsTheTrainingFleet() {
		final JsonNode document = run("inventory", "--format", "json").json();
		assertTrue(document.path("endpoints").size() >= 40, document::toString);
		assertTrue(document.path("file").asText().startsWith(CommandLineFixture.STATE.toString()), document::toString);
		assertEquals(0, document.path("problems").size(), document::toString);
		assertEquals(1, run("inventory", "-e", "PC-0417", "--format", "json").json().path("endpoints").size());
	}

	@Test
	void runbooksAreListed() {
		assertTrue(texts(run("runbooks", "--format", "json").json().path("runbooks"), "runbook").contains(RUNBOOK));
	}

	@Test
	void doctorSaysWhatIsThere() {
		final Result result = run("doctor", "--format", "json");
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.out());
		assertTrue(texts(result.json().path("checks"), "id")
				.containsAll(List.of("java", "state", "journal", "backEnd.simulation", "pack.office")), result.out());
	}

	@Test
	void codesAreExplainedHoweverTheyAreWritten() {
		final Result result = run("explain", "caa20002", "0xCAA301F7", "-2147024809", "2147943712", "AADSTS50126", "--format", "json");
		assertEquals(ExitCode.SUCCESS, result.exitCode(), result.out() + result.err());
		assertEquals(List.of("0xCAA20002", "0xCAA301F7", "0x80070057", "0x80070520", "AADSTS50126"),
				texts(result.json().path("codes"), "code"));
		result.json().path("codes").forEach(code -> assertFalse(code.path("meaning").asText().isBlank(), code.toString()));
		final String japanese = run("explain", "0x80070520", "--language", "ja").out();
		assertTrue(japanese.contains("D-33"), japanese);
		assertTrue(japanese.contains("系統"), japanese);
	}

	@Test
	void codeThatNobodyListedIsExplainedByItsFamilyAndSaysSo() {
		final JsonNode code = run("explain", "0xCAA2DEAD", "--format", "json").json().path("codes").get(0);
		assertTrue(code.path("known").asBoolean(), code.toString());
		assertFalse(code.path("exact").asBoolean(), code.toString());
		assertTrue(run("explain", "0xCAA2DEAD").out().contains("follows from its family"));
	}

	@Test
	void codeOfNoFamilyIsSaidToBeUnknownBesideThoseThatAreKnown() {
		final Result result = run("explain", "nonsense", "CAA20002");
		assertEquals(ExitCode.SOME_FAILED, result.exitCode());
		assertTrue(result.out().contains("nonsense is no code"), result.out());
		assertTrue(result.out().contains("invalid_request"), result.out());
	}

	@Test
	void wrongOptionOfExplainIsNotTakenForACode() {
		final Result result = run("explain", "CAA20002", "--fromat", "json");
		assertEquals(ExitCode.USAGE, result.exitCode());
		assertTrue(result.err().contains("--fromat"), result.err());
		assertEquals(ExitCode.USAGE, run("explain").exitCode());
	}

	@Test
	void oneIsSaidInTheSingular() {
		final String one = run("plan", "-e", "PC-0417", "--runbook", RUNBOOK, "--canary", "0").out();
		assertTrue(one.contains("planned on 1 of 1 endpoint; 0 endpoints could not be read."), one);
		final String two = run("plan", "-e", "PC-0417,PC-0433", "--runbook", RUNBOOK).out();
		assertTrue(two.contains(" of 2 endpoints; 0 endpoints could not"), two);
		assertTrue(run("inventory", "-e", "PC-0417").out().contains("\n1 endpoint in "));
		assertTrue(run("diagnose", "-e", "PC-0417").out().contains("\n1 endpoint: "));
	}

	@Test
	void whatTheParserSaysOfItselfIsJapaneseToo() {
		for (final String[] help : List.of(new String[] { "--help" }, new String[] { "runs", "--help" }, new String[] { "help", "--help" },
				new String[] { "help", "runs", "purge" })) {
			final String japanese = CommandLineFixture.run(Locale.JAPAN, false, List.of(), help).out();
			assertTrue(japanese.startsWith("使い方: shuzen"), japanese);
			assertFalse(japanese.matches("(?s).*(Usage|Commands|help message).*"), japanese);
		}
		refused("bogus", "help", "bogus");
		refused("bogus", "help", "runs", "bogus");
		refused("bogus", "help", "plan", "bogus");
		refused("--at", "run", "--at", "22:00", "--at", "23:00");
		refused("--language", "--language", "fr");
	}

	@Test
	void helpIsThereInBothLanguages() {
		assertTrue(run("--help").out().contains("diagnose"));
		assertTrue(run("help", "run").out().contains("--runbook"));
		final String japanese = CommandLineFixture.run(Locale.JAPAN, false, List.of(), "run", "--help").out();
		assertTrue(japanese.contains("プレビューを確認"), japanese);
		assertTrue(run().out().contains("undo"));
		assertTrue(run("--version").out().contains("1.0.0"));
	}

	/** Wrong arguments, files and names: one sentence, one exit code, no stack. */
	@Test
	void whatIsWrongIsSaidInOneSentence() throws Exception {
		final Path broken = Files.writeString(folder.resolve("broken.inventory"),
				"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<inventory:Inventory xmi:version=\"2.0\"\n");
		final Path twice = Files.writeString(folder.resolve("twice.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Twice">
				  <transport scheme="simulation"/>
				  <endpoints name="PC-1" address="healthy-entra"/>
				  <endpoints name="pc-1" address="healthy-entra"/>
				</inventory:Inventory>
				""");
		refused("line 3", "diagnose", "--inventory", broken.toString());
		refused("pc-1", "diagnose", "--inventory", twice.toString());
		refused("nowhere.inventory", "diagnose", "--inventory", folder.resolve("nowhere.inventory").toString());
		refused("PC-9999", "diagnose", "-e", "PC-9999");
		refused("colour", "diagnose", "-e", "colour:red");
		refused("D-99", "diagnose", "--diagnostic", "D-99");
		refused("no.such", "plan", "-e", "PC-0417", "--runbook", "no.such");
		refused("missing.runbook", "plan", "-e", "PC-0417", "--runbook", folder.resolve("missing.runbook").toString());
		refused("nobody", "plan", "-e", "PC-0417", "--runbook", RUNBOOK, "-P", "nobody=1");
		refused("--endpoints", "run", "--runbook", RUNBOOK);
		refused("--runbook", "run", "-e", "PC-0417");
		refused("--colour", "diagnose", "--colour");
		refused("frobnicate", "frobnicate");
		refused("--format", "diagnose", "--format", "xml");
		refused("--concurrency", "diagnose", "--concurrency", "0");
		refused("20000101-000000-0000", "undo", "20000101-000000-0000");
		refused("20000101-000000-0000", "runs", "show", "20000101-000000-0000");
		refused("evidence", "diagnose", "--evidence", folder.resolve("nowhere").toString());
		refused("--evidence", "diagnose", "--evidence", folder.toString(), "-e", "PC-0417");
	}

	private static void refused(final String word, final String... arguments) {
		final Result result = run(arguments);
		final String command = String.join(" ", arguments);
		assertEquals(ExitCode.USAGE, result.exitCode(), command + ": " + result.err());
		assertEquals("", result.out(), command);
		assertEquals(1, result.err().lines().count(), command + ": " + result.err());
		assertTrue(result.err().startsWith("shuzen: "), result.err());
		assertTrue(result.err().contains(word), command + ": " + result.err());
		final Result japanese = CommandLineFixture.run(Locale.JAPAN, false, List.of(), arguments);
		assertEquals(ExitCode.USAGE, japanese.exitCode());
		assertTrue(japanese.err().codePoints().anyMatch(Character::isIdeographic), japanese.err());
	}
}
