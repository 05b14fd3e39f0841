package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.ui.investigation.DiagnoseJob;
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
				() -> workbench.inventory().findings("PC-0433").equals("No problems found"));
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
	void wholeFleetIsDiagnosedWhileTheWindowAnswers() {
		workbench.inventory().selectRoot(Workbench.TRAINING_FLEET);
		workbench.press("F5");
		Await.that("the fleet is being diagnosed", () -> !workbench.findings().about("PC-0421").isEmpty());
		Await.jobs(DiagnoseJob.FAMILY);
		final List<String> undiagnosed = workbench.inventory().endpoints().stream()
				.filter(endpoint -> workbench.inventory().findings(endpoint).isEmpty()).toList();
		assertEquals(List.of(), undiagnosed);
		assertFalse(workbench.findings().about("PC-0440").isEmpty());
	}
}
