package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.uitests.part.EndpointPart;
import io.shuzen.ui.uitests.part.FindingsPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class DiagnoseTest {

	private final Workbench workbench = new Workbench();

	@Test
	void diagnosingABrokenMachineShowsWhatIsWrong() {
		workbench.inventory().select("PC-0620");
		workbench.press("F5");
		final FindingsPart findings = workbench.findings();
		Await.that("there are findings about PC-0620", () -> !findings.about("PC-0620").isEmpty());
		assertTrue(findings.about("PC-0620").stream().noneMatch(line -> line.title().isBlank()));
		workbench.console().awaitText("All endpoints", "PC-0620");
	}

	@Test
	void healthyMachineHasNoFindings() {
		workbench.inventory().select("PC-0433");
		workbench.press("F5");
		Await.that("PC-0433 was diagnosed",
				() -> workbench.inventory().cause("PC-0433").equals("No problems found"));
		assertEquals(List.of(), workbench.findings().about("PC-0433"));
	}

	@Test
	void endpointPageNamesTheMostLikelyCause() {
		workbench.inventory().open("PC-0417");
		workbench.endpoint("PC-0417").awaitWord("Office is signed in with 2 work accounts");
		final List<String> words = workbench.endpoint("PC-0417").words();
		assertTrue(words.contains("Most likely cause"), words::toString);
	}

	@Test
	void endpointPageSaysWhyAndLeadsToTheOtherCauses() {
		workbench.inventory().open("PC-0436");
		final EndpointPart page = workbench.endpoint("PC-0436");
		page.awaitWord("A Windows service that signing in needs is disabled or does not run (certain)");
		assertTrue(page.words().containsAll(List.of("Why", "The service TokenBroker is disabled (D-61)", "Against",
				"Nothing speaks against it.", "Other causes, in the order of repair")), () -> page.words().toString());
		page.follow("Accounts that do not belong together are signed in to Office");
		page.awaitWord("Office is signed in with 2 work accounts");
		page.follow("Back to the most likely cause");
		page.awaitWord("The service TokenBroker is disabled (D-61)");
	}

	@Test
	void previewOfACauseTakesWhatFollowsFromTheMachine() {
		workbench.inventory().open("PC-0701");
		workbench.endpoint("PC-0701").awaitWord("The user has a proxy that the system does not have");
		workbench.changes().awaitPreview(workbench.endpoint("PC-0701")::preview);
		assertTrue(workbench.changes().of("PC-0701").stream().anyMatch(line -> line.text().contains("proxy.corp.contoso.com:8080")),
				() -> workbench.changes().of("PC-0701").toString());
	}

	@Test
	void codesOfAFindingAreExplainedBesideIt() {
		workbench.inventory().select("PC-0701");
		workbench.press("F5");
		final FindingsPart findings = workbench.findings();
		Await.that("the code is found", () -> findings.about("PC-0701").stream().anyMatch(line -> line.title().contains("0xCAA70007")));
		findings.select(findings.about("PC-0701").stream().filter(line -> line.title().contains("0xCAA70007")).findFirst()
				.orElseThrow());
		Await.that(() -> "the code is explained; it says: " + findings.details(),
				() -> findings.details().contains("INET_E_DOWNLOAD_FAILURE"));
		assertTrue(findings.details().contains("The user has a proxy that the system does not have"), findings::details);
		assertTrue(findings.hoverOverDetails("0xCAA70007").contains("INET_E_DOWNLOAD_FAILURE"));
	}

	@Test
	void wholeFleetIsDiagnosedWhileTheWindowAnswers() {
		workbench.inventory().selectRoot(Workbench.TRAINING_FLEET);
		workbench.press("F5");
		Await.that("the fleet is being diagnosed", () -> !workbench.findings().about("PC-0421").isEmpty());
		Await.jobs(DiagnoseJob.FAMILY);
		final List<String> undiagnosed = workbench.inventory().endpoints().stream()
				.filter(endpoint -> workbench.inventory().cause(endpoint).isEmpty()).toList();
		assertEquals(List.of(), undiagnosed);
		assertFalse(workbench.findings().about("PC-0440").isEmpty());
	}
}
