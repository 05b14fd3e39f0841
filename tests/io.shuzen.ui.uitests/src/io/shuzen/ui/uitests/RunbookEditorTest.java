package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotView;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.engine.RunbookCatalog;
import io.shuzen.ui.ViewIds;
import io.shuzen.ui.uitests.part.RunbookPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class RunbookEditorTest {

	private static final String RUNBOOK = """
			<?xml version="1.0" encoding="UTF-8"?>
			<runbook:Runbook
			    xmi:version="2.0"
			    xmlns:xmi="http://www.omg.org/XMI"
			    xmlns:runbook="http://shuzen.io/runbook/1.0"
			    id="%s"
			    name="%s">
			  <steps
			      id="%s"
			      stepType="%s"/>
			</runbook:Runbook>
			""";

	private final Workbench workbench = new Workbench();

	@TempDir
	private Path folder;
	private Path runbooks;

	@BeforeEach
	void author() throws IOException {
		workbench.bot().perspectiveById(Workbench.AUTHOR).activate();
		workbench.bot().resetWorkbench();
		runbooks = Files.createDirectories(PlatformUI.getWorkbench().getService(RunbookCatalog.class).folder());
	}

	@Test
	void runbookIsEditedUndoneSavedAndReadAgain() throws IOException {
		final Path file = write("tests.edit", "Before", "close", "office.R-01-close-applications");
		open("Before");
		final RunbookPart runbook = workbench.runbook("Before");
		assertFalse(runbook.isDirty());
		runbook.name().setText("After");
		Await.that("the title follows the name", () -> runbook.title().equals("After"));
		assertTrue(runbook.isDirty());
		workbench.bot().menu("Edit").menu("Undo").click();
		Await.that("undo brings the name back", () -> runbook.title().equals("Before") && !runbook.isDirty());
		workbench.bot().menu("Edit").menu("Redo").click();
		Await.that("redo changes it again", () -> runbook.title().equals("After") && runbook.isDirty());

		addStep(runbook, "R-15");
		assertTrue(Files.readString(file).contains("name=\"Before\""), "nothing is written before it is saved");
		workbench.bot().menu("File").menu("Save").click();
		Await.that("it is saved", () -> !runbook.isDirty());
		final String saved = Files.readString(file);
		assertTrue(saved.contains("name=\"After\"") && saved.contains("office.R-15"), saved);

		workbench.bot().closeAllEditors();
		open("After");
		final SWTBotTable steps = workbench.runbook("After").page("Steps").table();
		assertEquals(2, steps.rowCount());
		Files.delete(file);
	}

	@Test
	void stepOfAnUnknownTypeIsKeptAndReported() throws IOException {
		final Path file = write("tests.unknown", "With an unknown step", "strange", "nobody.knows-this");
		open("With an unknown step");
		final RunbookPart runbook = workbench.runbook("With an unknown step");
		assertTrue(runbook.page("Steps").table().cell(0, 0).contains("nobody.knows-this"));
		final SWTBotTable problems = workbench.bot().viewById(ViewIds.PROBLEMS).bot().table();
		Await.that("the problem is listed", () -> problems.rowCount() > 0
				&& problems.cell(0, 0).contains("nobody.knows-this"));
		assertTrue(Files.readString(file).contains("nobody.knows-this"));
		Files.delete(file);
	}

	@Test
	void brokenRunbookOpensReadOnlyAndStaysAsItIs() throws IOException {
		final Path file = runbooks.resolve("tests.broken.runbook");
		Files.writeString(file, RUNBOOK.formatted("tests.broken", "Broken", "a", "b").replace("</runbook:Runbook>", ""));
		final byte[] before = Files.readAllBytes(file);
		open("Broken");
		final RunbookPart runbook = workbench.runbook("Broken");
		assertTrue(runbook.name().isReadOnly() || !runbook.name().isEnabled());
		assertFalse(workbench.bot().menu("File").menu("Save").isEnabled());
		final SWTBotTable problems = workbench.bot().viewById(ViewIds.PROBLEMS).bot().table();
		Await.that("the problem is listed with its line", () -> problems.rowCount() > 0 && problems.cell(0, 1).contains("line"));
		assertArrayEquals(before, Files.readAllBytes(file));
		Files.delete(file);
	}

	@Test
	void problemsAreCountedAndOpenTheirPlace() throws IOException {
		final Path file = write("tests.places", "With a problem", "strange", "nobody.knows-this");
		open("With a problem");
		final SWTBotView problems = workbench.bot().viewById(ViewIds.PROBLEMS);
		Await.that("the problem is counted", () -> problems.bot().label("1 error, no warnings").isVisible());
		workbench.runbook("With a problem").page("Overview");
		problems.bot().table().doubleClick(0, 0);
		Await.that("the step is shown", () -> workbench.bot().activeEditor().bot().textWithLabel("Id:").getText().equals("strange"));
		Files.delete(file);
	}

	@Test
	void runbookOfAPackIsShownButNotChanged() {
		open("Reset Office sign-in (from a pack)");
		final RunbookPart runbook = workbench.runbook("Reset Office sign-in");
		assertTrue(runbook.name().isReadOnly() || !runbook.name().isEnabled());
		for (final String page : List.of("Overview", "Parameters", "Steps", "Strategy", "Source")) {
			runbook.page(page);
		}
		assertFalse(runbook.isDirty());
	}

	@Test
	void newRunbookSaysWhatItLacks() {
		workbench.bot().menu("File").menu("New").menu("Runbook…").click();
		final RunbookPart runbook = workbench.runbook("New runbook");
		assertTrue(runbook.isDirty());
		final SWTBotTable problems = workbench.bot().viewById(ViewIds.PROBLEMS).bot().table();
		Await.that("it has no steps yet", () -> problems.rowCount() > 0);
	}

	private Path write(final String id, final String name, final String stepId, final String stepType) throws IOException {
		final Path file = runbooks.resolve(id + ".runbook");
		Files.writeString(file, RUNBOOK.formatted(id, name, stepId, stepType));
		return file;
	}

	private void open(final String label) {
		final SWTBotView packs = workbench.bot().viewById(ViewIds.PACKS);
		packs.toolbarButton("Refresh").click();
		// the list is filled anew meanwhile: a line that was found may be gone when it is clicked
		Await.that("the list of runbooks has " + label + " and its editor opens", () -> {
			Arrays.stream(packs.bot().tree().getAllItems()).filter(item -> item.getText().startsWith("Runbooks"))
					.flatMap(runbooks -> Arrays.stream(runbooks.expand().getItems()))
					.filter(item -> item.getText().equals(label)).findFirst().ifPresent(SWTBotTreeItem::doubleClick);
			return !workbench.bot().editors().isEmpty();
		});
	}

	private void addStep(final RunbookPart runbook, final String letters) {
		runbook.page("Steps").button("Add…").click();
		final SWTBot chooser = workbench.dialog("Add a step");
		chooser.text().setText('*' + letters);
		Await.that("one step is left", () -> chooser.table().rowCount() == 1);
		chooser.button("OK").click();
		Await.that("the step is added", () -> runbook.page("Steps").table().rowCount() == 2);
	}
}
