package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.uitests.part.ChangesPart;
import io.shuzen.ui.uitests.part.FindingsPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class RepairTest {

	private static final String PC = "PC-0417";
	private static final String CAUSE = "Office is signed in with 2 work accounts";

	private final Workbench workbench = new Workbench();

	@Test
	void previewListsEveryChangeAndWhetherItCanBeUndone() {
		diagnose();
		preview();
		final List<ChangesPart.Line> changes = workbench.changes().of(PC);
		assertFalse(changes.isEmpty());
		for (final ChangesPart.Line change : changes) {
			assertTrue(Set.of("Can be undone", "Cannot be undone", "Nothing to restore").contains(change.reversibility()),
					change::toString);
			assertFalse(change.identity().isBlank(), change::toString);
			assertEquals("", change.state(), "nothing has been done yet");
		}
		assertTrue(changes.stream().anyMatch(change -> change.text().startsWith("Delete registry key HKCU\\")), changes::toString);
		assertTrue(workbench.changes().summary().contains("Nothing has been changed yet"), workbench.changes()::summary);
		assertTrue(isCauseFound(), "a preview changes nothing");
	}

	@Test
	void applyingAsksFirstAndCancelIsTheDefault() {
		diagnose();
		preview();
		workbench.changes().apply();
		final SWTBot dialog = workbench.dialog("Reset Office sign-in");
		final Button preselected = OnDisplay.get(() -> workbench.bot().getDisplay().getActiveShell().getDefaultButton());
		assertEquals("Cancel", OnDisplay.get(preselected::getText));
		dialog.button("Cancel").click();
		assertTrue(workbench.changes().summary().contains("Nothing has been changed yet"), workbench.changes()::summary);
	}

	@Test
	void repairIsAppliedVerifiedToldInTheConsoleAndUndone() {
		diagnose();
		preview();
		final List<String> changes = workbench.changes().of(PC).stream().map(ChangesPart.Line::text).toList();
		apply(changes.size());
		workbench.changes().awaitSummary("succeeded on 1 of 1");
		Await.that(() -> "the cause is gone; found are " + workbench.findings().about(PC), () -> !isCauseFound());

		workbench.console().awaitText(PC, "Succeeded in");
		final String told = workbench.console().text(PC);
		for (final String change : changes) {
			assertTrue(told.contains("✔ " + change), () -> "no word about '" + change + "' in:\n" + told);
		}
		assertTrue(told.contains("done and verified"), told);
		workbench.console().awaitText("All endpoints", PC + "  ✔ Succeeded in");

		undo();
		Await.that(() -> "the cause is found again; found are " + workbench.findings().about(PC), this::isCauseFound);
		workbench.console().awaitText(PC, "↺ ");
	}

	@Test
	void previewAfterUndoHasOnlyToDoWhatCameBack() {
		diagnose();
		preview();
		final int before = workbench.changes().of(PC).size();
		apply(before);
		workbench.changes().awaitSummary("succeeded on 1 of 1");
		Await.that(() -> "the cause is gone; found are " + workbench.findings().about(PC), () -> !isCauseFound());
		undo();
		Await.that("the cause is found again", this::isCauseFound);
		preview();
		final Set<String> after = workbench.changes().of(PC).stream().map(ChangesPart.Line::text).collect(Collectors.toSet());
		assertFalse(after.isEmpty());
		assertTrue(after.size() < before, "deleted credentials do not come back, so there is less to do: " + after);
	}

	@Test
	void runIsKeptInTheRunsView() {
		diagnose();
		preview();
		apply(workbench.changes().of(PC).size());
		workbench.changes().awaitSummary("succeeded on 1 of 1");
		workbench.bot().perspectiveById(Workbench.BATCH).activate();
		Await.that(() -> "the run is listed; listed are " + workbench.runs().rows(),
				() -> workbench.runs().rows().getFirst().containsAll(List.of("Reset Office sign-in", "Succeeded", "TICKET-4711")));
	}

	private void diagnose() {
		workbench.inventory().select(PC);
		workbench.press("F5");
		Await.jobs(DiagnoseJob.FAMILY);
		Await.that(() -> "the cause is found; found are " + workbench.findings().about(PC), this::isCauseFound);
	}

	private boolean isCauseFound() {
		return workbench.findings().about(PC).stream().anyMatch(line -> line.title().contains(CAUSE));
	}

	private void preview() {
		final FindingsPart findings = workbench.findings();
		findings.select(findings.about(PC).stream().filter(line -> line.title().contains(CAUSE)).findFirst().orElseThrow());
		workbench.changes().awaitPreview(findings::previewRepair);
	}

	private void apply(final int changes) {
		workbench.changes().apply();
		final SWTBot dialog = workbench.dialog("Reset Office sign-in");
		dialog.text().setText("TICKET-4711");
		dialog.button("Apply " + changes + " Changes to " + PC).click();
		assertTrue(workbench.changes().approveUntilApplied(PC) > 0, "deleting credentials needs approval");
	}

	private void undo() {
		workbench.changes().undo();
		final SWTBot dialog = workbench.dialog("Undo");
		final long restorable = List.of(dialog.tree().getAllItems()).stream().flatMap(root -> List.of(root.getItems()).stream())
				.filter(item -> item.cell(1).equals("Will be restored")).count();
		assertTrue(restorable > 0);
		dialog.button("Undo " + restorable + " Changes").click();
	}
}
