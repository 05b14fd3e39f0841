package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.repair.Repairs;
import io.shuzen.ui.uitests.part.RunPart;
import io.shuzen.ui.uitests.part.RunsPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class RunPageTest {

	private static final String RUNBOOK = "Restore the connection for signing in";

	private final Workbench workbench = new Workbench();

	@Test
	void aRunOverAGroupOpensItsPageAndShowsWhereEveryEndpointStands() {
		final RunPart page = runOnNagoya();
		final List<List<String>> rows = page.rows();
		assertEquals("PC-0701", rows.getFirst().getFirst(), rows::toString);
		assertTrue(rows.stream().allMatch(row -> !row.get(1).isBlank() && !row.get(2).isBlank()), rows::toString);
		assertTrue(rows.stream().anyMatch(row -> row.subList(3, row.size()).stream().anyMatch(cell -> cell.matches("\\d+ changes?"))),
				() -> "something was changed somewhere: " + rows);
		assertEquals(rows.size(), page.groups().stream().mapToInt(group -> Integer.parseInt(group.split(" ")[0])).sum());
	}

	@Test
	void theSelectedEndpointTellsItsStepsAndHowLongEachPhaseTook() {
		final RunPart page = runOnNagoya();
		page.select(0);
		Await.that(() -> "the timeline is told; told are " + page.course(),
				() -> page.course().stream().anyMatch(line -> line.startsWith("Timeline")));
		assertTrue(page.course().stream().anyMatch(line -> line.contains("Reading…") && line.endsWith(" s")), page.course()::toString);
	}

	@Test
	void aGroupOfTheBarShowsOnlyItsEndpoints() {
		final RunPart page = runOnNagoya();
		final int all = page.rows().size();
		final String group = page.groups().getFirst();
		page.toggleGroup(group);
		final int shown = Integer.parseInt(group.split(" ")[0]);
		Await.that(() -> group + " are shown; shown are " + page.rows(), () -> page.rows().size() == shown);
		page.toggleGroup(group);
		Await.that("all are shown", () -> page.rows().size() == all);
	}

	@Test
	void aRunThatIsOverCanBeTakenBackButNotPaused() {
		final RunPart page = runOnNagoya();
		Await.that("it can be taken back", () -> page.isEnabled("Undo…"));
		assertFalse(page.isEnabled("Pause"));
		assertFalse(page.isEnabled("Cancel…"));
		page.press("Undo…");
		workbench.dialog("Undo").button("Cancel").click();
	}

	@Test
	void aPastRunIsOpenedFromTheRunsView() {
		runOnNagoya();
		workbench.bot().closeAllEditors();
		workbench.bot().perspectiveById(Workbench.BATCH).activate();
		final RunsPart runs = workbench.runs();
		Await.that(() -> "the run is listed; listed are " + runs.rows(),
				() -> !runs.rows().isEmpty() && runs.rows().getFirst().contains(RUNBOOK));
		runs.open(0);
		final RunPart page = workbench.run(RUNBOOK);
		Await.that("its endpoints are shown", () -> page.rows().size() > 1);
	}

	private RunPart runOnNagoya() {
		workbench.inventory().select("Nagoya (7)");
		workbench.press("CTRL+SHIFT+R");
		final SWTBot wizard = workbench.dialog("Run a Runbook on 7 Endpoints");
		wizard.table().select(RUNBOOK);
		workbench.changes().awaitPreview(() -> wizard.button("Finish").click());
		workbench.changes().apply();
		final SWTBot dialog = workbench.dialog(RUNBOOK);
		dialog.button(workbench.changes().applyLabel()).click();
		Await.jobs(Repairs.FAMILY);
		final RunPart page = workbench.run(RUNBOOK);
		page.awaitHeading("Some failed");
		return page;
	}
}
