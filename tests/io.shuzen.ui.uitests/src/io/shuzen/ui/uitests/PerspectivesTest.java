package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class PerspectivesTest {

	private final Workbench workbench = new Workbench();

	@Test
	void investigateOpensFirstWithMachinesFindingsAndChanges() {
		assertEquals(Workbench.INVESTIGATE, workbench.bot().activePerspective().getId());
		assertOpens(Workbench.INVESTIGATE, "Inventory", "Findings", "Changes", "Console", "Progress", "Properties");
	}

	@Test
	void batchOpensWithMachinesAndRuns() {
		assertOpens(Workbench.BATCH, "Inventory", "Runs", "Console", "Changes", "Findings", "Progress");
	}

	@Test
	void authorOpensWithPacksStepsAndProblems() {
		assertOpens(Workbench.AUTHOR, "Packs and Runbooks", "Inventory", "Steps", "Problems", "Changes", "Console");
	}

	private void assertOpens(final String perspective, final String... views) {
		workbench.bot().perspectiveById(perspective).activate();
		workbench.bot().resetWorkbench();
		assertTrue(workbench.viewTitles().containsAll(List.of(views)),
				() -> "expected " + List.of(views) + " but there are " + workbench.viewTitles());
		// parts are made when they are shown: only then can they fail
		for (final SWTBotView view : workbench.bot().views()) {
			view.show();
			assertTrue(view.isActive(), view::getTitle);
		}
	}
}
