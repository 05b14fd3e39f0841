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

import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.uitests.part.InventoryPart;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class InventoryTest {

	private final Workbench workbench = new Workbench();

	@TempDir
	private Path folder;

	@Test
	void firstStartShowsTheTrainingFleet() {
		final List<String> endpoints = workbench.inventory().endpoints();
		assertTrue(endpoints.contains("PC-0417"), endpoints::toString);
		assertTrue(endpoints.size() >= 40, endpoints::toString);
	}

	@Test
	void filterLeavesWhatMatches() {
		final InventoryPart inventory = workbench.inventory();
		inventory.filter("0417");
		assertEquals(List.of("PC-0417"), inventory.endpoints());
		inventory.filter("tag:osaka");
		final List<String> osaka = inventory.endpoints();
		assertTrue(osaka.size() > 1 && !osaka.contains("PC-0417"), osaka::toString);
		inventory.filter("no-such-machine");
		assertEquals(List.of(), inventory.endpoints());
		inventory.filter("");
		assertTrue(inventory.endpoints().containsAll(osaka));
	}

	@Test
	void filterFindsEndpointsByWhatWasDiagnosed() {
		final InventoryPart inventory = workbench.inventory();
		inventory.filter("group:\"Head office\"");
		inventory.selectRoot(Workbench.TRAINING_FLEET);
		workbench.press("F5");
		Await.that("PC-0433 was diagnosed", () -> inventory.cause("PC-0433").equals("No problems found"));
		Await.jobs(DiagnoseJob.FAMILY);
		inventory.filter("group:\"Head office\" severity>=warning");
		Await.that(() -> "only machines with findings are left; there are " + inventory.endpoints(),
				() -> inventory.endpoints().contains("PC-0417") && !inventory.endpoints().contains("PC-0433"));
	}

	@Test
	void brokenInventoryOpensReadOnlyWithTheLineAndStaysAsItIs() throws IOException {
		final Path file = folder.resolve("half-written.inventory");
		Files.writeString(file, """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Half written">
				  <endpoints name="PC-1" address="healthy-hybrid"/>
				  <endpoints name="PC-2" addr
				""");
		final byte[] before = Files.readAllBytes(file);
		open(file);
		final InventoryPart inventory = workbench.inventory();
		Await.that(() -> "the file is shown; there are " + inventory.roots(),
				() -> inventory.roots().stream().anyMatch(root -> root.contains("read-only")));
		final SWTBotTreeItem root = inventory.root("Half written");
		final SWTBotTreeItem problem = root.getItems()[0];
		assertTrue(problem.getText().matches("Line [56]"), problem::getText);
		assertFalse(problem.cell(1).isBlank(), "it says what is wrong");
		root.select();
		assertFalse(workbench.bot().menu("Edit").menu("Delete").isEnabled(), "what is read-only must not be deletable");
		assertFalse(workbench.bot().menu("File").menu("Save").isEnabled(), "there is nothing to save");
		assertArrayEquals(before, Files.readAllBytes(file));
	}

	@Test
	void twoEndpointsOfOneNameAreReportedAndCanBeDiagnosed() throws IOException {
		final Path file = folder.resolve("twins.inventory");
		Files.writeString(file, """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Twins">
				  <transport scheme="simulation"/>
				  <endpoints name="PC-1" address="healthy-hybrid"/>
				  <endpoints name="pc-1" address="healthy-hybrid"/>
				</inventory:Inventory>
				""");
		open(file);
		final InventoryPart inventory = workbench.inventory();
		Await.that(() -> "both are shown; there are " + inventory.lines(),
				() -> inventory.endpoints().contains("PC-1") && inventory.endpoints().contains("pc-1"));
		final SWTBotTreeItem problem = inventory.root("Twins").getItems()[0];
		assertTrue(problem.cell(1).contains("Another endpoint is called"), () -> problem.cell(1));
		inventory.root("Twins").select();
		workbench.press("F5");
		Await.that("both are diagnosed", () -> Arrays.stream(inventory.root("Twins").getItems())
				.filter(item -> item.cell(1).equals("No problems found")).count() == 2);
	}

	/** As File > Open Inventory does after its dialog, which is the desktop's own and cannot be worked by a test. */
	private static void open(final Path file) {
		OnDisplay.run(() -> PlatformUI.getWorkbench().getService(OpenInventories.class).open(file));
		Await.jobs(OpenInventories.JOB_FAMILY);
	}
}
