package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.ui.inventory.OpenInventories;
import io.shuzen.ui.investigation.DiagnoseJob;
import io.shuzen.ui.uitests.part.TriagePart;
import io.shuzen.ui.uitests.part.TriagePart.Group;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class TriagePageTest {

	private static final String SERVICES = "A Windows service that signing in needs is disabled or does not run";

	private static boolean fleetIsRead;

	@TempDir
	Path folder;

	private final Workbench workbench = new Workbench();

	@Test
	void everyEndpointIsCountedOnceUnderItsFirstCause() {
		final TriagePart page = diagnoseAll();
		final List<Group> groups = page.groups();
		assertEquals(endpointCount(), groups.stream().mapToInt(Group::endpoints).sum(), groups::toString);
		assertTrue(groups.getFirst().endpoints() >= groups.get(1).endpoints(), () -> "the greatest first: " + groups);
		assertEquals("No problems found", groups.getLast().title(), groups::toString);
		final Set<String> endpoints = new TreeSet<>();
		// the greatest, some that have one endpoint, and what is no cause
		for (final Group group : groups.stream().filter(each -> each.endpoints() > 1 || each == groups.get(9)).toList()) {
			page.choose(group.title());
			Await.that(() -> group + " is shown; shown are " + page.endpoints(), () -> page.endpoints().size() == group.endpoints());
			page.endpoints().forEach(endpoint -> assertTrue(endpoints.add(endpoint), endpoint + " is in two groups"));
		}
	}

	@Test
	void theRepairOfAChosenCauseIsPreviewedOnItsEndpoints() {
		final TriagePart page = diagnoseAll();
		page.choose(SERVICES);
		final Group group = page.groups().stream().filter(each -> each.title().equals(SERVICES)).findFirst().orElseThrow();
		assertTrue(group.endpoints() > 1, group::toString);
		page.awaitWords("Preview Repair on " + group.endpoints() + " Endpoints…");
		final List<String> endpoints = page.endpoints();
		workbench.changes().awaitPreview(() -> page.press("Preview Repair on " + group.endpoints() + " Endpoints…"));
		endpoints.forEach(endpoint -> assertFalse(workbench.changes().of(endpoint).isEmpty(), endpoint));
	}

	@Test
	void someEndpointsOfACauseCanBeChosen() {
		final TriagePart page = diagnoseAll();
		page.choose(SERVICES);
		page.selectEndpoint(0);
		page.awaitWords("Preview Repair on 1 Endpoint…");
		page.choose("No problems found");
		Await.that("nothing is to be repaired", () -> !page.isEnabled(page.words().stream()
				.filter(word -> word.startsWith("Preview Repair")).findFirst().orElseThrow()));
	}

	@Test
	void aPageOfEndpointsThatWereNotReadOffersToReadThem() throws Exception {
		final Path file = Files.writeString(folder.resolve("new.inventory"), """
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="New PCs">
				  <transport scheme="simulation"/>
				  <endpoints name="PC-9001" address="healthy-hybrid"/>
				  <endpoints name="PC-9002" address="foreign-tenant-identity"/>
				</inventory:Inventory>
				""");
		OnDisplay.run(() -> PlatformUI.getWorkbench().getService(OpenInventories.class).open(file));
		Await.jobs(OpenInventories.JOB_FAMILY);
		Await.that(() -> "it is open; there are " + workbench.inventory().roots(),
				() -> workbench.inventory().roots().stream().anyMatch(root -> root.startsWith("New PCs")));
		workbench.inventory().selectRoot("New PCs");
		workbench.press("CTRL+SHIFT+T");
		final TriagePart page = workbench.triage();
		page.awaitWords("these 2 endpoints");
		page.press("Diagnose These Endpoints");
		Await.jobs(DiagnoseJob.FAMILY);
		page.awaitWords("Causes on 2 endpoints");
		Await.that(() -> "all are read; there are " + page.groups(),
				() -> page.groups().stream().noneMatch(group -> group.title().equals("Not read yet")));
	}

	@Test
	void enterGoesFromACauseToItsEndpointsAndOpensOne() {
		final TriagePart page = diagnoseAll();
		page.choose(SERVICES);
		page.focusCauses();
		workbench.pressEnter();
		Await.that("the endpoints have the focus", () -> page.focusedTable() == 1);
		page.selectEndpoint(0);
		final String name = page.endpoints().getFirst();
		workbench.pressEnter();
		Await.that(name + " is open", () -> workbench.bot().editors().stream().anyMatch(editor -> editor.getTitle().equals(name)));
	}

	private int endpointCount() {
		return workbench.inventory().endpoints().stream().distinct().toList().size();
	}

	/** Reading the fleet takes a while: what an earlier test has read is read no more. */
	private TriagePart diagnoseAll() {
		workbench.bot().perspectiveById(Workbench.BATCH).activate();
		workbench.inventory().selectRoot(Workbench.TRAINING_FLEET);
		workbench.press(fleetIsRead ? "CTRL+SHIFT+T" : "F5");
		Await.jobs(DiagnoseJob.FAMILY);
		fleetIsRead = true;
		final TriagePart page = workbench.triage();
		page.awaitWords("Causes on " + endpointCount() + " endpoints");
		Await.that(() -> "all are read; there are " + page.groups(), () -> !page.groups().isEmpty()
				&& page.groups().stream().noneMatch(group -> group.title().equals("Not read yet")));
		return page;
	}
}
