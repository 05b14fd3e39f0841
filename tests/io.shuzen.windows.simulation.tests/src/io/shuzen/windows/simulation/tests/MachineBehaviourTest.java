package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus.Connectivity;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.core.text.Text;
import io.shuzen.windows.simulation.SimulationOptions;

/** What a machine answers, and what follows from changing it. */
class MachineBehaviourTest {

	private static final Instant NOW = Instant.parse("2026-01-31T09:00:30Z");
	private static final Identity USER = Identity.user("S-1-5-21-1-2-3-4");
	private static final Identity AWAY = Identity.user("S-1-5-21-1-2-3-5");
	private static final String RESTART_KEY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";

	private static final String SCENARIO = """
			system: {product: Windows 11 Pro, version: 24H2, build: 26100, booted: now-3d}
			users:
			  u:
			    sid: S-1-5-21-1-2-3-4
			    account: D\\u
			    administrator: true
			    session: {id: 2, state: disconnected, idle-minutes: 90}
			    registry: {HKCU\\Software\\A: {v: 1}}
			    credentials: {target: name}
			    packages: {Broker: Error}
			    certificates: {My: {AB: {subject: CN=user, issuer: CN=i, not-after: now+1d}}}
			    device-join: {User State: {WorkplaceJoined: "YES"}, Work Account 1: {WorkplaceTenantName: T}}
			    files: {'%APPDATA%\\x.txt': x}
			  away:
			    sid: S-1-5-21-1-2-3-5
			    account: D\\away
			    returns: false
			processes:
			  10: {image: service.exe}
			  20: {image: word.exe, user: u, closes: when-ended}
			  30: {image: stuck.exe, user: u, closes: never}
			services:
			  Auto: stopped automatic
			  Hand: running manual
			  Dead: running disabled
			  Bad: {state: stopped, start: manual, fails: true}
			registry:
			  HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending: {}
			  HKLM\\SYSTEM\\Switch: {On: 0}
			  HKU\\S-1-5-20\\Software\\A: {v: 2}
			files:
			  C:\\Windows\\Broker\\AppxManifest.xml: <Package/>
			  C:\\data\\licence:
			    encoding: UTF-16LE
			    modified: now-2d
			    json: {License: {$base64: {NotAfter: "${now+1h}"}}}
			device-join:
			  Device State: {AzureAdJoined: "YES", DomainJoined: "YES", EnterpriseJoined: "NO", Device Name: "${host}"}
			  User State: {WorkplaceJoined: "NO"}
			certificates: {My: {CD: {subject: CN=machine, issuer: CN=i}}}
			scheduled-tasks: {\\Join: {enabled: false, last-result: 2147942402}}
			events:
			  Application:
			    - {provider: P, id: 1, level: 2, time: now-3h, data: [code=7], message: old}
			    - {provider: Q, id: 2, level: 4, time: now-10m, message: new}
			network: {connections: {net: {ipv4: local-network}}, winhttp-proxy: "p:8080"}
			clock: {offset-ms: -360000, source: dc}
			connectivity:
			  "*": {stage: secure, issuer: CN=Public}
			  blocked.example.com: {stage: not-connected, error: refused}
			system-packages: {Broker: {full-name: Broker_1, version: 1.0, location: C:\\Windows\\Broker}}
			tools:
			  leave *:
			    - {identity: user, exit: 5, error: "elevate\\n"}
			    - when: {device-join: {Device State: {AzureAdJoined: "YES"}}}
			      output: "left ${host} at ${now}\\n"
			      effects: {device-join: {Device State: {AzureAdJoined: "NO"}}, flags: {rejoin: "yes"}}
			    - {output: "nothing to leave\\n"}
			  clean: {identity: user, effects: {user: {registry: {HKCU\\Software\\A: ~}, credentials: {target: ~}}}}
			on-restart:
			  - when: {flags: {rejoin: "yes"}}
			    effects: {device-join: {Device State: {AzureAdJoined: "YES"}}, flags: {rejoin: ~}}
			follows:
			  - when: {values: {HKLM\\SYSTEM\\Switch: {On: 0}}}
			    effects: {network: {connections: {net: {ipv4: local-network}}}}
			  - when: {values: {HKLM\\SYSTEM\\Switch: {On: 1}}}
			    effects: {network: {connections: {net: {ipv4: internet}}}}
			""";

	@TempDir
	private Path folder;

	private WindowsHost host;

	@BeforeEach
	void open() throws Exception {
		host = new SimulationFixture(folder).scenario("machine", SCENARIO).open(SimulationFixture.endpoint("PC-7", "machine",
				SimulationOptions.NOW, NOW.toString(), SimulationOptions.PERSISTENT, "false"));
	}

	@AfterEach
	void close() {
		if (host != null) {
			host.close();
		}
	}

	private Facts read(final Probe<?>... probes) {
		return host.read(Set.of(probes), Cancellation.none());
	}

	private <V extends ProbeValue> V present(final Probe<V> probe) {
		return present(probe, Identity.ADMINISTRATOR);
	}

	private <V extends ProbeValue> V present(final Probe<V> probe, final Identity identity) {
		final Answer<V> answer = read(probe).answer(probe, identity);
		assertTrue(answer.asOptional().isPresent(), answer::toString);
		return answer.asOptional().orElseThrow();
	}

	private <V extends ProbeValue> FailureKind unreadable(final Probe<V> probe, final Identity identity) {
		return read(probe).answer(probe, identity).whyUnreadable().orElseThrow().kind();
	}

	private Outcome apply(final Change change) {
		return host.apply(change, SimulationFixture.context());
	}

	private void applied(final Change change) {
		final Outcome outcome = apply(change);
		assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
	}

	private static ToolRun run(final Identity identity, final String... words) {
		return new ToolRun(new ToolCommand("C:\\Windows\\System32\\" + words[0] + ".EXE",
				Arrays.asList(words).subList(1, words.length)), identity, Text.verbatim("Run"), Duration.ofSeconds(9), Set.of(0),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty());
	}

	@Test
	void tellsTheSystemAndSaysTheSameInTheRegistry() {
		assertEquals("PC-7", present(SystemProbe.INSTANCE).hostName());
		assertEquals(Instant.parse("2026-01-28T09:00:00Z"), present(SystemProbe.INSTANCE).bootTime().orElseThrow());
		final var version = present(RegistryProbe.key("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"));
		assertEquals("26100", version.value("CurrentBuild").orElseThrow().asText().orElseThrow());
		assertEquals("24H2", version.value("DisplayVersion").orElseThrow().asText().orElseThrow());
	}

	@Test
	void stampsFactsWithThePresentOfTheMachine() {
		assertEquals(NOW, read(SystemProbe.INSTANCE).capturedAt());
	}

	@Test
	void tellsUsersAndAdministratorsAlike() {
		final var users = present(UserProbe.INSTANCE).users();
		assertEquals(List.of("D\\away", "D\\u"), users.stream().map(user -> user.account()).sorted().toList());
		assertTrue(present(LocalGroupProbe.ADMINISTRATORS).sids().contains("S-1-5-21-1-2-3-4"));
		assertFalse(present(LocalGroupProbe.ADMINISTRATORS).sids().contains("S-1-5-21-1-2-3-5"));
	}

	@Test
	void showsOnlyLoadedHivesUnderUsers() {
		final RegistryProbe away = RegistryProbe.key("HKU\\S-1-5-21-1-2-3-5");
		assertEquals(List.of("S-1-5-20", "S-1-5-21-1-2-3-4"),
				present(RegistryProbe.key("HKU")).subkeys().stream().map(key -> key.path().name()).toList());
		assertEquals(1, present(RegistryProbe.key("HKU\\S-1-5-21-1-2-3-4\\Software\\A")).values().size());
		assertTrue(read(away).answer(away).isAbsent());
	}

	@Test
	void readsWhatOnlyASessionReaches() {
		assertEquals("name", present(CredentialProbe.INSTANCE, USER).credentials().getFirst().userName());
		assertEquals("Error", present(new PackageProbe("broker"), USER).packages().getFirst().status());
		assertEquals(List.of(), present(new PackageProbe("Other"), USER).packages());
		assertEquals("CN=user",
				present(new CertificateProbe(ReadScope.EACH_USER, "my"), USER).certificates().getFirst().subject());
		for (final Probe<?> probe : List.of(CredentialProbe.INSTANCE, new PackageProbe("Broker"), DeviceJoinProbe.EACH_USER,
				new CertificateProbe(ReadScope.EACH_USER, "My"),
				new ToolProbe(ToolCommand.of("leave", "x"), ReadScope.EACH_USER))) {
			assertEquals(FailureKind.USER_NOT_SIGNED_IN, unreadable(probe, AWAY), probe::toString);
		}
	}

	@Test
	void readsTheMachinesOwn() {
		assertEquals("CN=machine", present(new CertificateProbe(ReadScope.MACHINE, "My")).certificates().getFirst().subject());
		assertEquals(-360_000, present(ClockProbe.INSTANCE).offsetMillis());
		assertEquals("p:8080", present(NetworkProbe.INSTANCE).winHttpProxy());
		assertEquals(Connectivity.LOCAL_NETWORK, present(NetworkProbe.INSTANCE).connections().getFirst().ipv4());
		assertEquals(0x8007_0002, present(new ScheduledTaskProbe("\\join")).lastResult().orElseThrow());
		assertEquals(ConnectivityResult.Stage.NOT_CONNECTED,
				present(new ConnectivityProbe("blocked.example.com", 443)).stage());
		assertEquals("CN=Public", present(new ConnectivityProbe("open.example.com", 443)).issuer());
	}

	@Test
	void seesTheDeviceJoinAsTheMachineAndAsTheUser() {
		assertEquals(Optional.of(JoinType.HYBRID_JOINED), present(DeviceJoinProbe.MACHINE).joinType());
		assertEquals(Optional.of("PC-7"), present(DeviceJoinProbe.MACHINE).value("Device State", "Device Name"));
		assertEquals(Optional.of(Boolean.FALSE), present(DeviceJoinProbe.MACHINE).flag("User State", "WorkplaceJoined"));
		assertEquals(Optional.of(Boolean.TRUE),
				present(DeviceJoinProbe.EACH_USER, USER).flag("User State", "WorkplaceJoined"));
		assertEquals(Optional.of(JoinType.HYBRID_JOINED), present(DeviceJoinProbe.EACH_USER, USER).joinType());
		assertEquals(1, present(DeviceJoinProbe.EACH_USER, USER).workAccounts().size());
	}

	@Test
	void filtersEventsByTheirQuery() {
		for (final String query : List.of("*[System[(EventID=1 or EventID=3)]]", "*[System[Provider[@Name='P']]]",
				"*[System[Level<=3]]", "*[System[TimeCreated[timediff(@SystemTime) > 3600000]]]",
				"*[EventData[Data[@Name='code']='7']]", "Event/System[EventID=1]/..")) {
			assertEquals(List.of("old"), present(new EventLogProbe("application", query, 9)).events().stream()
					.map(event -> event.message()).toList(), query);
		}
		assertEquals(List.of("new", "old"), present(new EventLogProbe("Application", "*", 9)).events().stream()
				.map(event -> event.message()).toList());
		assertEquals(1, present(new EventLogProbe("Application", "*", 1)).events().size());
		assertEquals(FailureKind.UNSUPPORTED,
				unreadable(new EventLogProbe("Application", "*[System[band(Keywords,1)]]", 9), Identity.ADMINISTRATOR));
	}

	@Test
	void rendersNestedJsonWithTheTimesOfTheReading() {
		final var entry = present(FileProbe.listing("C:\\data\\licence").withContent(4096)).entries().getFirst();
		final String json = new String(entry.contentBytes().orElseThrow(), StandardCharsets.UTF_16LE);
		final String inner = Base64.getEncoder()
				.encodeToString("{\"NotAfter\":\"2026-01-31T10:00:00Z\"}".getBytes(StandardCharsets.UTF_8));

		assertEquals("\uFEFF{\"License\":\"" + inner + "\"}", json);
		assertEquals(entry.contentBytes().orElseThrow().length, entry.size());
		assertEquals(Instant.parse("2026-01-29T09:00:00Z"), entry.modified());
	}

	@Test
	void runsToolsByIdentityAndState() {
		assertEquals(FailureKind.TOOL_FAILED,
				assertInstanceOf(Outcome.Failed.class, apply(run(USER, "leave", "now"))).failure().kind());
		applied(run(Identity.ADMINISTRATOR, "leave", "now"));
		assertEquals(Optional.of(JoinType.DOMAIN_JOINED), present(DeviceJoinProbe.MACHINE).joinType());
		assertEquals("nothing to leave\r\n", present(
				new ToolProbe(ToolCommand.of("leave", "again"), ReadScope.MACHINE)).standardOutput());
		assertEquals(FailureKind.TOOL_MISSING, assertInstanceOf(Outcome.Failed.class,
				apply(run(Identity.ADMINISTRATOR, "unknown"))).failure().kind());
	}

	@Test
	void readingAToolsOutputHasNoEffect() {
		assertEquals("left PC-7 at 2026-01-31T09:00:00Z\r\n",
				present(new ToolProbe(ToolCommand.of("leave", "x"), ReadScope.MACHINE)).standardOutput());
		assertEquals(Optional.of(JoinType.HYBRID_JOINED), present(DeviceJoinProbe.MACHINE).joinType());
	}

	@Test
	void aToolsEffectsReachTheUserWhoRunsIt() {
		applied(run(USER, "clean"));

		assertEquals(List.of(), present(CredentialProbe.INSTANCE, USER).credentials());
		final RegistryProbe key = RegistryProbe.key("HKCU\\Software\\A");
		assertTrue(read(key).answer(key, USER).isAbsent());
		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				assertInstanceOf(Outcome.Failed.class, apply(run(AWAY, "clean"))).failure().kind());
	}

	@Test
	void aRestartClearsWhatARestartClears() {
		applied(run(Identity.ADMINISTRATOR, "leave", "now"));
		applied(new MachineRestart(Duration.ZERO, Duration.ofMinutes(1)));

		assertEquals(NOW, present(SystemProbe.INSTANCE).bootTime().orElseThrow());
		assertEquals(List.of("service.exe"),
				present(ProcessProbe.INSTANCE).processes().stream().map(process -> process.image()).toList());
		assertEquals(State.RUNNING, present(new ServiceProbe("Auto")).state());
		assertEquals(State.STOPPED, present(new ServiceProbe("Hand")).state());
		assertEquals(State.STOPPED, present(new ServiceProbe("Dead")).state());
		assertEquals(List.of(), present(RegistryProbe.key(RESTART_KEY)).subkeys());
		// the user came back, to a session of his own
		assertEquals(0, present(UserProbe.INSTANCE).users().stream().filter(user -> user.identity().equals(USER)).findFirst()
				.orElseThrow().session().orElseThrow().idleMinutes().orElseThrow());
		assertEquals(Optional.of(JoinType.HYBRID_JOINED), present(DeviceJoinProbe.MACHINE).joinType());
		applied(new MachineRestart(Duration.ZERO, Duration.ofMinutes(1)));
		assertTrue(present(SystemProbe.INSTANCE).bootTime().orElseThrow().isAfter(NOW));
	}

	@Test
	void aSignOutEndsTheSessionOfThatUserOnly() {
		assertInstanceOf(Outcome.Unchanged.class, apply(new UserSignOut(9, "D\\u", USER)));
		assertInstanceOf(Outcome.Failed.class, apply(new UserSignOut(2, "D\\other", USER)));
		applied(new UserSignOut(2, "D\\u", USER));

		assertEquals(List.of("service.exe"),
				present(ProcessProbe.INSTANCE).processes().stream().map(process -> process.image()).toList());
		assertEquals(3, present(UserProbe.INSTANCE).users().stream().filter(user -> user.identity().equals(USER)).findFirst()
				.orElseThrow().session().orElseThrow().id());
	}

	@Test
	void aProgramMayRefuseToClose() {
		applied(new ProcessClose(20, "WORD.EXE", Duration.ofSeconds(1), USER));
		assertEquals(FailureKind.ACCESS_DENIED, assertInstanceOf(Outcome.Failed.class,
				apply(new ProcessClose(30, "stuck.exe", Duration.ofSeconds(1), USER))).failure().kind());
	}

	@Test
	void aServiceThatEndsAtOnceLeavesWhatWasConfiguredForUndo() {
		final Outcome outcome = apply(new ServiceConfigure("Bad", Optional.of(StartType.AUTOMATIC), Optional.of(Boolean.TRUE)));

		assertEquals(Undo.of(new ServiceConfigure("Bad", Optional.of(StartType.MANUAL), Optional.empty())),
				assertInstanceOf(Outcome.Failed.class, outcome).undo());
	}

	@Test
	void registeringAPackageMakesItWorkUnlessItsFilesAreGone() {
		final PackageRegister register = new PackageRegister("Broker", "%SystemRoot%\\Broker\\AppxManifest.xml", USER);
		applied(register);
		assertEquals("Ok", present(new PackageProbe("Broker"), USER).packages().getFirst().status());

		applied(new FileQuarantine("C:\\Windows\\Broker", Identity.ADMINISTRATOR));
		assertInstanceOf(Outcome.Failed.class, apply(register));
	}

	@Test
	void whatFollowsFromAStateComesAndGoesWithIt() {
		final var set = new RegistryValueSet(RegistryPath.parse("HKLM\\SYSTEM\\Switch"), RegistryView.BITS_64,
				RegistryValue.number("On", 1), Identity.ADMINISTRATOR);
		final Outcome outcome = apply(set);
		assertEquals(Connectivity.INTERNET, present(NetworkProbe.INSTANCE).connections().getFirst().ipv4());

		apply(outcome.undo().changes().getFirst());
		assertEquals(Connectivity.LOCAL_NETWORK, present(NetworkProbe.INSTANCE).connections().getFirst().ipv4());
	}

	@Test
	void refusesWhatWindowsRefuses() {
		final RegistryValue value = RegistryValue.number("v", 1);
		assertEquals(FailureKind.ACCESS_DENIED,
				failure(new RegistryValueSet(RegistryPath.parse("HKLM\\New\\Key"), RegistryView.BITS_64, value, USER)));
		assertEquals(FailureKind.CONFLICT, failure(new RegistryValueSet(RegistryPath.parse("HKCU\\Software\\A"),
				RegistryView.BITS_64, value, Identity.ADMINISTRATOR)));
		assertEquals(FailureKind.CONFLICT, failure(new RegistryValueSet(RegistryPath.parse("HKU\\S-1-5-21-9\\Software\\A"),
				RegistryView.BITS_64, value, Identity.ADMINISTRATOR)));
		assertEquals(FailureKind.CONFLICT,
				failure(new ServiceConfigure("None", Optional.of(StartType.MANUAL), Optional.empty())));
		assertEquals(FailureKind.CONFLICT, failure(new FileQuarantine("C:\\data\\licence", Identity.user("S-1-5-21-9"))));
	}

	private FailureKind failure(final Change change) {
		return assertInstanceOf(Outcome.Failed.class, apply(change)).failure().kind();
	}
}
