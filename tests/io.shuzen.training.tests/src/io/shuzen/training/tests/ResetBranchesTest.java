package io.shuzen.training.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.internal.pack.ExtensionFiles;
import io.shuzen.engine.EndpointReport;
import io.shuzen.engine.StepPlan;
import io.shuzen.journal.EndpointResult;

/** Which way the two resets go on machines that differ in one thing: the product, who connects, who shares the machine, what is left. */
class ResetBranchesTest {

	private static final String RESET = "office.reset-sign-in";
	private static final String PUBLISHED = "office.reset-sign-in-2021";
	private static final Set<String> MACHINE_HALF = Set.of("product-keys", "activation-identity");
	private static final Set<String> BROKER = Set.of("broker-accounts", "oneauth");
	private static final String LIMITED = """
			tools:
			  whoami /groups /fo csv: {output: "\\"Mandatory Label\\\\\\\\Medium Mandatory Level\\",\\"Label\\",\\"S-1-16-8192\\",\\"\\"\\n"}
			""";

	@TempDir
	private static Path folder;

	private static Fleet fleet;
	private static int machines;

	@BeforeAll
	static void start() {
		fleet = new Fleet(new ExtensionFiles(Platform.getExtensionRegistry(),
				FrameworkUtil.getBundle(ResetBranchesTest.class).getBundleContext()), folder);
	}

	@AfterAll
	static void stop() {
		fleet.close();
	}

	/** A machine of the fleet with something changed. */
	private static EndpointDescriptor machine(final String base, final String changes) throws Exception {
		final Path scenario = folder.resolve("machine" + ++machines + ".yaml");
		Files.writeString(scenario, "extends: [" + base + "]\n" + changes);
		return Fleet.machine(scenario.toString());
	}

	private static EndpointDescriptor withProducts(final String products) throws Exception {
		return machine("leftover-credentials", """
				registry:
				  HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration: {ProductReleaseIds: "%s"}
				""".formatted(products));
	}

	/** The steps that are not left out. */
	private static Set<String> done(final EndpointDescriptor machine, final String runbook, final Map<String, String> values) throws Exception {
		final var plan = fleet.preview(machine, fleet.runbook(runbook, values));
		assertTrue(plan.failure().isEmpty() && plan.steps().stream().noneMatch(StepPlan.NotPlanned.class::isInstance), plan::toString);
		return plan.steps().stream().filter(step -> !(step instanceof StepPlan.Skipped)).map(StepPlan::stepId)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	@ParameterizedTest
	@CsvSource({ "O365ProPlusRetail, true, true", "'VisioProRetail,O365BusinessRetail', true, true", "O365HomePremRetail, false, true",
			"ProPlus2019Volume, false, true", "HomeBusiness2024Retail, false, true", "HomeBusinessRetail, false, true",
			"ProPlusRetail, false, false", "'StandardRetail,VisioProRetail', false, false" })
	void theProductSaysHowMuchIsReset(final String products, final boolean machineHalf, final boolean broker) throws Exception {
		final Set<String> done = done(withProducts(products), RESET, Map.of());
		assertTrue(done.containsAll(Set.of("licenses", "identity-key", "credentials")), done::toString);
		assertEquals(machineHalf, done.containsAll(MACHINE_HALF), done::toString);
		assertEquals(broker, done.containsAll(BROKER), done::toString);
		assertEquals(broker, done.contains("sign-out"), done::toString);
	}

	@Test
	void officeFromAPackageIsResetForTheUserAlone() throws Exception {
		final Set<String> done = done(Fleet.machine("msi-office"), RESET, Map.of());
		assertTrue(done.stream().noneMatch(step -> MACHINE_HALF.contains(step) || BROKER.contains(step) || step.equals("sign-out")), done::toString);
	}

	@ParameterizedTest
	@CsvSource({ RESET, PUBLISHED })
	void withoutAnAdministratorTheUsersHalfIsDoneAndTheRestIsSaid(final String runbook) throws Exception {
		final EndpointDescriptor machine = machine("leftover-credentials", LIMITED);
		final Set<String> done = done(machine, runbook, Map.of());
		assertTrue(done.stream().noneMatch(MACHINE_HALF::contains), done::toString);
		assertTrue(done.contains("identity-key"), done::toString);
		assertTrue(done(machine, runbook, Map.of("machineHalf", "yes")).containsAll(MACHINE_HALF), "a person may know better");
		final EndpointReport report = fleet.run(machine, fleet.runbook(runbook, Map.of())).endpoints().getFirst();
		assertEquals(EndpointResult.FAILED, report.result(), report::toString);
		assertTrue(report.failure().orElseThrow().message().english().contains("The connection has no administrator's rights"),
				() -> report.failure() + " " + report.steps());
	}

	@Test
	void onASharedComputerTheMachinesHalfIsDoneOnRequestOnly() throws Exception {
		final EndpointDescriptor machine = Fleet.machine("shared-token-expired");
		assertTrue(done(machine, RESET, Map.of()).stream().noneMatch(MACHINE_HALF::contains));
		assertTrue(done(machine, RESET, Map.of("machineHalf", "yes")).containsAll(MACHINE_HALF));
		assertTrue(done(withProducts("O365ProPlusRetail"), RESET, Map.of("machineHalf", "no")).stream().noneMatch(MACHINE_HALF::contains));
	}

	@Test
	void theSecondLineEndsWithARestart() throws Exception {
		final Set<String> done = done(withProducts("O365ProPlusRetail"), RESET, Map.of("secondLine", "true"));
		assertTrue(done.containsAll(List.of("register-aad-broker", "restart")) && !done.contains("sign-out"), done::toString);
		assertTrue(done(withProducts("ProPlusRetail"), RESET, Map.of("afterwards", "sign-out")).contains("sign-out"), "as asked for");
	}

	@Test
	void aSecondRegistrationIsLeftToTheUserWhereItIsFound() throws Exception {
		assertTrue(done(Fleet.machine("workplace-join-beside-hybrid"), RESET, Map.of()).contains("disconnect-work-account"));
		assertTrue(!done(withProducts("O365ProPlusRetail"), RESET, Map.of()).contains("disconnect-work-account"));
	}

	@ParameterizedTest
	@CsvSource({ "19041, true, true", "22631, true, false", "19041, false, false" })
	void theOperatorsCleanupToolRunsWhereAnAccountIsLeft(final int build, final boolean named, final boolean expected) throws Exception {
		final EndpointDescriptor machine = machine("healthy-workgroup", """
				system: {build: %d}
				users:
				  user:
				    device-join:
				      User State: {WorkplaceJoined: "YES"}
				files:
				  C:\\Tools\\WPJCleanUp.cmd: "@echo off\\n"
				tools:
				  cmd /d /c *wpjcleanup.cmd:
				    effects: {user: {device-join: {User State: {WorkplaceJoined: "NO"}}}}
				""".formatted(build));
		final Map<String, String> values = named
				? Map.of("cleanupFile", "C:\\Tools\\WPJCleanUp.cmd", "cleanupHash",
						"9f8129c857ba7b758f02c9cb2c786d589ae3590a04e69250c4c36cca1dda012e")
				: Map.of();
		assertEquals(expected, done(machine, PUBLISHED, values).contains("workplace-cleanup"));
	}
}
