package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;
import io.shuzen.windows.simulation.MachineSnapshot;
import io.shuzen.windows.simulation.SimulationOptions;

/** Changed machines outlive the process. */
class PersistenceTest {

	private static final Change DELETE = new RegistryKeyDelete(RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Contract"),
			RegistryView.BITS_64, Identity.ADMINISTRATOR);
	private static final Change QUARANTINE = new FileQuarantine("C:\\ProgramData\\Shuzen Contract\\deep", Identity.ADMINISTRATOR);

	@TempDir
	private Path folder;

	private final EndpointDescriptor endpoint = SimulationFixture.endpoint("PC-0417", "contract");
	private SimulationFixture fixture;

	@BeforeEach
	void start() {
		fixture = new SimulationFixture(folder);
	}

	private Outcome apply(final EndpointDescriptor where, final Change change) throws FailureException {
		try (WindowsHost host = fixture.open(where)) {
			return host.apply(change, SimulationFixture.context());
		}
	}

	private MachineSnapshot snapshot() throws FailureException {
		return fixture.simulation().snapshot(endpoint);
	}

	@Test
	void anotherProcessFindsTheMachineChangedAndCanUndo() throws Exception {
		final MachineSnapshot before = snapshot();
		final Outcome registry = apply(endpoint, DELETE);
		final Outcome files = apply(endpoint, QUARANTINE);
		final MachineSnapshot changed = snapshot();

		fixture.restart();
		assertEquals(List.of(), snapshot().differencesTo(changed));
		assertNotEquals(before, snapshot());
		for (final Outcome outcome : List.of(files, registry)) {
			for (final Change change : outcome.undo().changes()) {
				assertTrue(apply(endpoint, change).isSuccess());
			}
		}

		fixture.restart();
		assertEquals(List.of(), snapshot().differencesTo(before));
	}

	@Test
	void everyPartOfAMachineIsKeptExactly() throws Exception {
		fixture.scenario("everything", """
				system: {host-name: X, booted: 2026-01-01T00:00:00Z}
				registry:
				  HKLM\\SOFTWARE\\A: {"": d, n: 1, q: {type: REG_QWORD, data: 18446744073709551615}, l: [a, b], b: {type: REG_BINARY, data: 00ff}}
				files:
				  C:\\a\\t.txt: {text: "${now}", modified: now-2d}
				  C:\\a\\j.json: {json: {a: {$base64: {b: 1}}}, encoding: UTF-16LE}
				  C:\\a\\b.bin: {base64: AAH/}
				  C:\\a\\s.bin: {size: 5000000000}
				services: {S: running automatic-delayed}
				processes: {7: {image: a.exe, closes: never}}
				users:
				  u:
				    sid: S-1-5-21-1-2-3-4
				    account: D\\u
				    session: {id: 3, state: disconnected, idle-minutes: 9}
				    credentials: {t: n}
				    packages: {P: {full-name: P_1, version: 1.0, location: C:\\P, status: Ok}}
				    certificates: {My: {AB: {subject: CN=a, issuer: CN=b, not-after: now+1d}}}
				    device-join: {User State: {WorkplaceJoined: "NO"}}
				device-join: {Device State: {AzureAdJoined: "YES", DomainJoined: "NO"}}
				certificates: {My: {CD: {subject: CN=c, issuer: CN=d}}}
				scheduled-tasks: {\\T: {enabled: false, last-result: 2147942402}}
				local-groups: {S-1-5-32-545: {S-1-5-11: Users}}
				events: {System: [{id: 1, time: now-1h, data: [a=1], message: m}]}
				network: {connections: {n: {ipv4: subnet}}, winhttp-proxy: p:1}
				clock: {offset-ms: -5, source: s}
				connectivity: {h: {stage: tls-failed, error: e}}
				system-packages: {Q: {full-name: Q_1, version: 1.0, location: C:\\Q}}
				flags: {f: v}
				tools:
				  change everything:
				    effects:
				      system: {revision: 1}
				      registry: {HKLM\\SOFTWARE\\A: {x: 1}}
				      files: {C:\\b: {text: b}}
				      services: {S: stopped disabled}
				      processes: {8: {image: b.exe}}
				      users: {u: {credentials: {t2: n}}}
				      device-join: {Device State: {AzureAdJoined: "NO"}}
				      certificates: {My: {EF: {subject: CN=e, issuer: CN=f}}}
				      scheduled-tasks: {\\U: {enabled: true}}
				      local-groups: {S-1-5-32-546: {S-1-5-7: Guests}}
				      events: {Application: []}
				      network: {winhttp-proxy: ""}
				      clock: {offset-ms: 5}
				      connectivity: {h: ~}
				      system-packages: {Q: ~}
				      flags: {g: w}
				""");
		final EndpointDescriptor everything = SimulationFixture.endpoint("PC-1", "everything");
		assertTrue(apply(everything, new ToolRun(
				ToolCommand.of("change", "everything"), Identity.ADMINISTRATOR,
				Text.verbatim("Change"), Duration.ofSeconds(1), Set.of(0),
				Reversibility.IRREVERSIBLE, Optional.empty())).isSuccess());
		final MachineSnapshot changed = fixture.simulation().snapshot(everything);

		fixture.restart();
		assertEquals(List.of(), fixture.simulation().snapshot(everything).differencesTo(changed));
		assertEquals(changed, fixture.simulation().snapshot(everything));
	}

	@Test
	void aMachineThatIsBackAtItsScenarioLeavesNoFile() throws Exception {
		final Outcome outcome = apply(endpoint, DELETE);
		assertTrue(Files.exists(fixture.states().resolve("PC-0417.json")));

		apply(endpoint, outcome.undo().changes().getFirst());

		assertFalse(Files.exists(fixture.states().resolve("PC-0417.json")));
	}

	@Test
	void resettingOneEndpointLeavesTheOthers() throws Exception {
		final MachineSnapshot before = snapshot();
		final EndpointDescriptor other = SimulationFixture.endpoint("PC-0500", "contract");
		try (WindowsHost open = fixture.open(endpoint)) {
			open.apply(DELETE, SimulationFixture.context());
			apply(other, DELETE);

			fixture.simulation().reset("PC-0417");

			assertEquals(before, snapshot());
			assertTrue(open.apply(DELETE, SimulationFixture.context()) instanceof Outcome.Applied);
		}
		assertNotEquals(before, fixture.simulation().snapshot(other));
	}

	@Test
	void resettingAllAlsoResetsMachinesOfEarlierProcesses() throws Exception {
		final MachineSnapshot before = snapshot();
		apply(endpoint, DELETE);
		fixture.restart();

		fixture.simulation().resetAll();

		assertEquals(before, snapshot());
		try (Stream<Path> files = Files.list(fixture.states())) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void anEndpointCanOptOutOfBeingKept() throws Exception {
		final EndpointDescriptor fleeting = SimulationFixture.endpoint("PC-0417", "contract", SimulationOptions.PERSISTENT,
				"false");
		apply(fleeting, DELETE);
		assertTrue(apply(fleeting, DELETE) instanceof Outcome.Unchanged);

		fixture.restart();

		assertFalse(Files.exists(fixture.states()));
		assertTrue(apply(fleeting, DELETE) instanceof Outcome.Applied);
	}

	@Test
	void aChangedScenarioStartsTheMachineAnew() throws Exception {
		fixture.scenario("mine", "registry: {HKLM\\SOFTWARE\\Shuzen Contract: {A: 1}}\n");
		final EndpointDescriptor mine = SimulationFixture.endpoint("PC-1", "mine");
		apply(mine, DELETE);

		fixture.scenario("mine", "registry: {HKLM\\SOFTWARE\\Shuzen Contract: {A: 2}}\n");
		fixture.restart();

		assertTrue(apply(mine, DELETE) instanceof Outcome.Applied);
	}

	@Test
	void aDamagedFileIsReportedAndNotOverwritten() throws Exception {
		apply(endpoint, DELETE);
		final Path file = fixture.states().resolve("PC-0417.json");
		final String content = Files.readString(file);
		Files.writeString(file, content.substring(0, content.length() / 2));
		fixture.restart();

		final var failure = assertThrows(FailureException.class, () -> fixture.open(endpoint)).failure();

		assertEquals(FailureKind.INVALID_INPUT, failure.kind());
		assertTrue(failure.message().english().contains("PC-0417"), failure.message()::english);
		assertEquals(content.length() / 2, Files.readString(file).length());
	}

	@Test
	void aChangeThatCannotBeSavedIsNotMade() throws Exception {
		// a file where the folder should be: not even the superuser can write into it
		Files.writeString(fixture.states(), "in the way");

		final Outcome outcome = apply(endpoint, DELETE);

		assertTrue(outcome instanceof Outcome.Failed, outcome::toString);
		Files.delete(fixture.states());
		assertTrue(apply(endpoint, DELETE) instanceof Outcome.Applied);
	}

	@Test
	void anEndpointsNameMayHoldWhatFileNamesMayNot() throws Exception {
		final EndpointDescriptor odd = SimulationFixture.endpoint("../東京/PC 1", "contract");
		apply(odd, DELETE);
		fixture.restart();

		assertTrue(apply(odd, DELETE) instanceof Outcome.Unchanged);
		try (Stream<Path> files = Files.list(fixture.states())) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void anotherProcessesChangesAreNoticed() throws Exception {
		final SimulationFixture other = new SimulationFixture(folder);
		try (WindowsHost mine = fixture.open(endpoint); WindowsHost theirs = other.open(endpoint)) {
			theirs.apply(DELETE, SimulationFixture.context());

			assertTrue(mine.apply(DELETE, SimulationFixture.context()) instanceof Outcome.Unchanged);
		}
	}

	@Test
	void changesOfSeveralProcessesAtOnceAreAllKept() throws Exception {
		final EndpointDescriptor shared = SimulationFixture.endpoint("PC-1", "keys");
		final StringBuilder keys = new StringBuilder("system: {host-name: X}\nregistry:\n");
		for (int number = 0; number < 40; number++) {
			keys.append("  HKLM\\SOFTWARE\\K").append(number).append(": {n: 1}\n");
		}
		fixture.scenario("keys", keys.toString());
		final SimulationFixture other = new SimulationFixture(folder).scenario("keys", keys.toString());
		try (ExecutorService threads = Executors.newFixedThreadPool(2); WindowsHost mine = fixture.open(shared); WindowsHost theirs = other.open(shared)) {
			final Future<?> even = threads.submit(() -> deleteEverySecond(mine, 0));
			deleteEverySecond(theirs, 1);
			even.get();
		}

		fixture.restart();
		for (int number = 0; number < 40; number++) {
			assertTrue(apply(shared, deletion(number)) instanceof Outcome.Unchanged, "K" + number);
		}
	}

	private static Void deleteEverySecond(final WindowsHost host, final int first) throws FailureException {
		for (int number = first; number < 40; number += 2) {
			assertTrue(host.apply(deletion(number), SimulationFixture.context()) instanceof Outcome.Applied);
		}
		return null;
	}

	private static Change deletion(final int number) {
		return new RegistryKeyDelete(RegistryPath.parse("HKLM\\SOFTWARE\\K" + number), RegistryView.BITS_64, Identity.ADMINISTRATOR);
	}
}
