package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.internal.pack.ExtensionFiles;
import io.shuzen.core.pack.ContributedFile;
import io.shuzen.core.pack.ContributedFiles;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.windows.simulation.ScenarioDescription;
import io.shuzen.windows.simulation.SimulationOptions;
import io.shuzen.windows.simulation.internal.host.SimulatedMachines;
import io.shuzen.windows.simulation.internal.host.SimulationConnector;

/** The training fleet as the product contributes it. */
class TrainingFleetTest {

	private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

	@TempDir
	private Path folder;

	private ContributedFiles contributions;
	private SimulatedMachines machines;

	@BeforeEach
	void start() {
		contributions = new ExtensionFiles(Platform.getExtensionRegistry(),
				FrameworkUtil.getBundle(TrainingFleetTest.class).getBundleContext());
		machines = new SimulatedMachines(contributions, folder);
	}

	private Inventory fleet() throws Exception {
		final ContributedFile file = contributions.files(ContributedFiles.Kind.INVENTORY).stream()
				.filter(one -> one.path().endsWith("training-fleet.inventory")).findFirst().orElseThrow();
		try (InputStream stream = file.location().openStream()) {
			final LoadResult<Inventory> result = ModelFileType.INVENTORY.load(stream.readAllBytes());
			return assertInstanceOf(Inventory.class,
					assertInstanceOf(LoadResult.Loaded.class, result, () -> result.problems().toString()).document().root());
		}
	}

	private static List<Endpoint> endpoints(final Inventory inventory) {
		final List<Endpoint> endpoints = new ArrayList<>();
		for (final var contents = inventory.eAllContents(); contents.hasNext();) {
			final EObject object = contents.next();
			if (object instanceof final Endpoint endpoint) {
				endpoints.add(endpoint);
			}
		}
		return endpoints;
	}

	@Test
	void isAnInventoryWithUniqueNamesWhoseScenariosExist() throws Exception {
		final List<Endpoint> endpoints = endpoints(fleet());
		final Set<String> scenarios = new HashSet<>(machines.scenarios().stream().map(ScenarioDescription::id).toList());

		assertTrue(endpoints.size() >= 40, () -> endpoints.size() + " endpoints");
		assertEquals(endpoints.size(), endpoints.stream().map(Endpoint::getName).distinct().count());
		for (final Endpoint endpoint : endpoints) {
			assertTrue(scenarios.remove(endpoint.getAddress()), () -> endpoint.getName() + ": " + endpoint.getAddress());
			assertFalse(endpoint.getNotes().isBlank());
		}
		assertEquals(Set.of(), scenarios, "scenarios that no endpoint uses");
	}

	@Test
	void tellsEveryStoryInBothLanguages() throws Exception {
		for (final ScenarioDescription scenario : machines.scenarios()) {
			for (final var text : List.of(scenario.title(), scenario.story())) {
				assertFalse(text.english().isBlank(), scenario::id);
				assertTrue(text.japanese().codePoints().anyMatch(code -> code > 0x3000), scenario::id);
			}
		}
	}

	@Test
	void coversEveryFailure() throws Exception {
		final Set<String> wanted = new TreeSet<>(Stream.iterate(1, i -> i + 1).limit(28).map(i -> "F" + i).toList());
		for (final ScenarioDescription scenario : machines.scenarios()) {
			wanted.removeAll(scenario.covers());
		}
		assertEquals(Set.of(), wanted);
	}

	@Test
	void answersTheQuestionsOfTheOfficePackOnEveryMachineThatCanBeReached() throws Exception {
		final Set<Probe<?>> probes = Set.of(RegistryProbe.tree("HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity"),
				RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration"), DeviceJoinProbe.MACHINE,
				DeviceJoinProbe.EACH_USER, ProcessProbe.INSTANCE,
				FileProbe.tree("%LOCALAPPDATA%\\Microsoft\\Office\\Licenses").withContent(4096));
		for (final ScenarioDescription scenario : machines.scenarios()) {
			final var endpoint = SimulationFixture.endpoint("PC-1", scenario.id(), SimulationOptions.LATENCY, "0",
					SimulationOptions.JITTER, "0", SimulationOptions.FAULT, "none", SimulationOptions.NOW, NOW.toString());
			try (WindowsHost host = new SimulationConnector(machines).open(endpoint, Cancellation.none())) {
				for (final Fact<?> fact : host.read(probes, Cancellation.none()).all()) {
					assertTrue(fact.answer().isKnown() || fact.answer().whyUnreadable().orElseThrow().kind().name()
							.equals("USER_NOT_SIGNED_IN"), () -> scenario.id() + ": " + fact);
				}
			}
		}
	}

	@Test
	void printsTheJoinReportThatItAnswers() throws Exception {
		final ToolProbe tool = new ToolProbe(ToolCommand.of("dsregcmd.exe", "/status"), ReadScope.EACH_USER);
		final var endpoint = SimulationFixture.endpoint("PC-0609", "workplace-join-beside-hybrid");
		try (WindowsHost host = new SimulationConnector(machines).open(endpoint, Cancellation.none())) {
			final var facts = host.read(Set.of(tool, DeviceJoinProbe.EACH_USER), Cancellation.none());
			final var user = facts.identities().getFirst();
			final String printed = facts.answer(tool, user).asOptional().map(ToolOutput::standardOutput).orElseThrow();
			final DeviceJoinStatus status = facts.answer(DeviceJoinProbe.EACH_USER, user).asOptional().orElseThrow();

			assertEquals(Optional.of(DeviceJoinStatus.JoinType.HYBRID_JOINED), status.joinType());
			assertEquals(1, status.workAccounts().size());
			status.sections().forEach(section -> section.values().forEach((key, value) -> assertTrue(
					printed.contains(key + " : " + value + "\r\n"), () -> section.title() + '/' + key)));
		}
	}

	@Test
	void staysFreshWhereItIsFreshHoweverLateItIsRead() throws Exception {
		final FileProbe licences = FileProbe.tree("%LOCALAPPDATA%\\Microsoft\\Office\\Licenses").withContent(4096);
		for (final String now : List.of("2026-03-02T09:15:00Z", "2031-03-02T09:15:00Z")) {
			final var endpoint = SimulationFixture.endpoint("PC-1", "healthy-hybrid", SimulationOptions.NOW, now);
			try (WindowsHost host = new SimulationConnector(machines).open(endpoint, Cancellation.none())) {
				final var facts = host.read(Set.of(DeviceJoinProbe.EACH_USER, licences), Cancellation.none());
				final var user = facts.identities().getFirst();
				final String renewed = facts.answer(DeviceJoinProbe.EACH_USER, user).asOptional().orElseThrow()
						.value("SSO State", "AzureAdPrtUpdateTime").orElseThrow();

				assertTrue(renewed.startsWith(now.substring(0, 10)), renewed);
				assertInstanceOf(Answer.Present.class, facts.answer(licences, user));
			}
		}
	}
}
