package io.shuzen.training.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.internal.pack.ExtensionFiles;
import io.shuzen.engine.EndpointReport;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.StepResult;

/** Repairs that leave hardly a trace: run on simulated machines, each is done once and then known to be done. */
class LongRepairsTest {

	@TempDir
	private static Path folder;

	private static Fleet fleet;

	@BeforeAll
	static void start() {
		fleet = new Fleet(new ExtensionFiles(Platform.getExtensionRegistry(),
				FrameworkUtil.getBundle(LongRepairsTest.class).getBundleContext()), folder);
	}

	@AfterAll
	static void stop() {
		fleet.close();
	}

	@Test
	void officeIsRepairedQuicklyAndOnlineOnceEach() throws Exception {
		fleet.machines().resetAll();
		final EndpointDescriptor machine = Fleet.machine("stale-licence");
		final EndpointReport quick = run(machine, fleet.runbook("office.repair-office", Map.of()));
		assertEquals(EndpointResult.SUCCEEDED, quick.result(), quick::toString);
		assertEquals(List.of(StepResult.NOTHING_TO_DO, StepResult.SUCCEEDED, StepResult.SKIPPED), results(quick));
		assertTrue(quick.findings().stream().anyMatch(finding -> finding.diagnosticId().equals("office.D-08-installation")), quick::toString);
		final EndpointReport online = run(machine, fleet.runbook("office.repair-office", Map.of("online", "true")));
		assertEquals(List.of(StepResult.NOTHING_TO_DO, StepResult.NOTHING_TO_DO, StepResult.SUCCEEDED), results(online));
		assertEquals(EndpointResult.NOTHING_TO_DO, run(machine, fleet.runbook("office.repair-office", Map.of("online", "true"))).result());
	}

	@Test
	void officeFromAPackageIsLeftToPeople() throws Exception {
		fleet.machines().resetAll();
		assertEquals(EndpointResult.BLOCKED, run(Fleet.machine("msi-office"), fleet.runbook("office.repair-office", Map.of())).result());
	}

	@Test
	void oneDriveIsResetOnce() throws Exception {
		fleet.machines().resetAll();
		final EndpointDescriptor machine = Fleet.machine("onedrive-after-tenant-move");
		final Fleet.Repair reset = fleet.step("office.R-98-onedrive-reset");
		assertEquals(EndpointResult.SUCCEEDED, run(machine, reset).result());
		assertEquals(EndpointResult.NOTHING_TO_DO, run(machine, reset).result());
	}

	private static EndpointReport run(final EndpointDescriptor machine, final Fleet.Repair repair) throws Exception {
		return fleet.run(machine, repair).endpoints().getFirst();
	}

	private static List<StepResult> results(final EndpointReport report) {
		return report.steps().stream().map(step -> step.result()).toList();
	}
}
