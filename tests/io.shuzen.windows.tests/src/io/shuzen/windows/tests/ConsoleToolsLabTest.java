package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.tests.lab.Lab;

/** The console-tools back end over SSH, on an English and a Japanese endpoint of the lab. */
@Timeout(300)
class ConsoleToolsLabTest {

	private static final String T_YAMADA = "S-1-5-21-1004336348-1177238915-682003330-1104";
	private static final String H_SATO = "S-1-5-21-1004336348-1177238915-682003330-1105";
	private static final Identity YAMADA = Identity.user(T_YAMADA);
	private static final Identity SATO = Identity.user(H_SATO);

	@RegisterExtension
	static final LabConsole CONSOLE = LabConsole.of("office");

	@TempDir
	static Path folder;
	private static Lab lab;

	private WindowsHost host;

	@BeforeAll
	static void start() {
		lab = CONSOLE.lab();
	}

	@AfterEach
	void closeHost() {
		if (host != null) {
			host.close();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void tellsWhichWindowsItIs(final int number) throws Exception {
		final Facts facts = read(number, SystemProbe.INSTANCE);
		final var system = facts.answer(SystemProbe.INSTANCE).asOptional().orElseThrow();
		assertEquals(19045, system.build());
		assertEquals(number == 1 ? 437 : 932, system.oemCodePage());
		assertEquals(lab.endpoint(number).name(), system.hostName());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void findsTheUsersAndTheirSessions(final int number) throws Exception {
		final Facts facts = read(number, RegistryProbe.key("HKCU"));
		final WindowsUser yamada = facts.user(YAMADA).orElseThrow();
		assertTrue(yamada.account().endsWith("t.yamada"), yamada.account());
		assertTrue(yamada.hiveLoaded(), () -> facts.users().toString());
		assertEquals("C:\\Users\\t.yamada", yamada.profilePath());
		assertEquals(UserSession.State.ACTIVE, yamada.session().orElseThrow().state());
		assertEquals(UserSession.State.DISCONNECTED, facts.user(SATO).orElseThrow().session().orElseThrow().state());
		final Answer<?> software = facts.answer(RegistryProbe.key("HKCU"), SATO);
		assertTrue(software.asOptional().isPresent(), software::toString);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void changesAndRestoresAMachineKeyExactly(final int number) throws Exception {
		changesAndRestores(number, RegistryPath.parse("HKLM\\SOFTWARE\\Shuzen Test\\Office % 'x'"), Identity.ADMINISTRATOR);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void changesAndRestoresAUsersKeyWithJapaneseNamesExactly(final int number) throws Exception {
		changesAndRestores(number, RegistryPath.parse("HKCU\\Software\\修繕テスト\\資格情報 ソ表"), SATO);
	}

	private void changesAndRestores(final int number, final RegistryPath path, final Identity identity) throws Exception {
		open(number);
		final RegistryProbe probe = new RegistryProbe(path, RegistryView.BITS_64, true);
		assertTrue(read(probe).answer(probe, identity).isAbsent());
		final RegistryKey wanted = sample(path);
		final Outcome made = apply(new RegistryKeyRestore(wanted, RegistryView.BITS_64, identity));
		assertInstanceOf(Outcome.Applied.class, made, made::toString);
		final RegistryKey present = read(probe).answer(probe, identity).asOptional().orElseThrow();
		assertEquals(Set.copyOf(withoutLineBreaks(wanted)), Set.copyOf(withoutLineBreaks(present)));
		assertInstanceOf(Outcome.Unchanged.class, apply(new RegistryKeyRestore(wanted, RegistryView.BITS_64, identity)));

		// a value is set and taken back
		final RegistryValue value = RegistryValue.text("値", "新しい \"x\" & %TEMP% \\");
		final Outcome set = applied(new RegistryValueSet(path, RegistryView.BITS_64, value, identity));
		assertEquals(Optional.of(value), read(probe).answer(probe, identity).asOptional().orElseThrow().value("値"));
		undo(set);
		final Outcome deleted = applied(new RegistryValueDelete(path, RegistryView.BITS_64, "", identity));
		undo(deleted);

		// the key is deleted and comes back with everything
		final Outcome gone = applied(new RegistryKeyDelete(path, RegistryView.BITS_64, identity));
		assertTrue(read(probe).answer(probe, identity).isAbsent());
		assertInstanceOf(Outcome.Unchanged.class, apply(new RegistryKeyDelete(path, RegistryView.BITS_64, identity)));
		undo(gone);
		assertInstanceOf(Outcome.Unchanged.class, apply(new RegistryKeyRestore(wanted, RegistryView.BITS_64, identity)),
				"exactly as it was, line breaks and all");

		undo(made);
		assertTrue(read(probe).answer(probe, identity).isAbsent());
		assertNothingLeft(number);
	}

	private static RegistryKey sample(final RegistryPath path) {
		return new RegistryKey(path, List.of(RegistryValue.text("", "既定値"), RegistryValue.text("値", "山田 太郎"),
				RegistryValue.text("lines", "first\r\nsecond\r\n"), RegistryValue.text("quotes \"\\\" end\\", "a\"b\\"),
				RegistryValue.number("number", 0xFFFF_FFFFL), RegistryValue.texts("list", List.of("one", "二", "three\\0")),
				new RegistryValue("expand", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%\\x")),
				new RegistryValue("binary", RegistryValueType.REG_BINARY, new RegistryData.Binary("00ff10")),
				new RegistryValue("big", RegistryValueType.REG_QWORD, new RegistryData.Number(-1))),
				List.of(new RegistryKey(path.child("下位 キー"), List.of(RegistryValue.number("n", 1)),
						List.of(new RegistryKey(path.child("下位 キー").child("deeper"), List.of(), List.of())))));
	}

	/** As far as reg query's text can tell; line breaks in data are what the exact comparisons are for. */
	private static List<String> withoutLineBreaks(final RegistryKey key) {
		return key.stream().flatMap(k -> k.values().stream().filter(value -> !value.name().equals("lines") && !value.name().equals("list"))
				.map(value -> k.path().toString() + value)).toList();
	}

	@Test
	void bothViewsAreReadApart() throws Exception {
		open(1);
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\ShuzenViews\\Key");
		final Outcome made = applied(new RegistryValueSet(path, RegistryView.BITS_32, RegistryValue.number("only", 32),
				Identity.ADMINISTRATOR));
		final Facts facts = read(new RegistryProbe(path, RegistryView.BITS_32, false), new RegistryProbe(path, RegistryView.BITS_64, false));
		assertTrue(facts.answer(new RegistryProbe(path, RegistryView.BITS_32, false)).asOptional().isPresent());
		assertTrue(facts.answer(new RegistryProbe(path, RegistryView.BITS_64, false)).isAbsent());
		undo(made);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void listsAndClosesProcesses(final int number) throws Exception {
		open(number);
		final WindowsProcess started = processes().filter(process -> process.image().equals("WINWORD.EXE")).findFirst().orElseThrow();
		assertEquals(1, started.sessionId());
		assertTrue(started.owner().endsWith("t.yamada"), started.owner());
		assertTrue(started.path().matches("[A-Z]:\\\\.*\\\\WINWORD\\.EXE"), started.path());
		assertInstanceOf(Outcome.Unchanged.class,
				apply(new ProcessClose(started.id(), "OTHER.EXE", Duration.ofSeconds(1), Identity.ADMINISTRATOR)));
		final Outcome closed = apply(new ProcessClose(started.id(), started.image(), Duration.ofSeconds(1), Identity.ADMINISTRATOR));
		assertInstanceOf(Outcome.Applied.class, closed, closed::toString);
		assertTrue(processes().noneMatch(process -> process.id() == started.id()));
		assertInstanceOf(Outcome.Unchanged.class,
				apply(new ProcessClose(started.id(), started.image(), Duration.ofSeconds(1), Identity.ADMINISTRATOR)));
	}

	private Stream<WindowsProcess> processes() {
		return read(ProcessProbe.INSTANCE).answer(ProcessProbe.INSTANCE).asOptional().orElseThrow().processes().stream();
	}

	@Test
	void refusesWhatIsNoWindows() throws Exception {
		try (PlainSshServer server = new PlainSshServer(folder.resolve("plain"))) {
			final EndpointDescriptor unix = new EndpointDescriptor("UNIX", "127.0.0.1", "ssh", server.port(),
					System.getProperty("user.name"), new CredentialSource(CredentialSource.Kind.KEY_FILE, server.clientKey().toString()),
					Duration.ofSeconds(20), List.of(), Set.of(), Map.of(), Map.of());
			final var failure = assertThrows(FailureException.class, () -> CONSOLE.connector().open(unix, Cancellation.none())).failure();
			assertEquals(FailureKind.NOT_WINDOWS, failure.kind());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void configuresServices(final int number) throws Exception {
		open(number);
		final ServiceProbe probe = new ServiceProbe("Spooler");
		final WindowsService before = read(probe).answer(probe).asOptional().orElseThrow();
		final WindowsService.StartType other = before.startType() == WindowsService.StartType.DISABLED
				? WindowsService.StartType.MANUAL
				: WindowsService.StartType.DISABLED;
		final Outcome outcome = applied(new ServiceConfigure("Spooler", Optional.of(other), Optional.empty()));
		assertEquals(other, read(probe).answer(probe).asOptional().orElseThrow().startType());
		undo(outcome);
		assertEquals(before.startType(), read(probe).answer(probe).asOptional().orElseThrow().startType());
		final ServiceProbe nothing = new ServiceProbe("NoSuchService");
		assertTrue(read(nothing).answer(nothing).isAbsent());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void movesFilesAsideAndBack(final int number) throws Exception {
		open(number);
		final String path = "C:\\Users\\t.yamada\\AppData\\Local\\修繕 テスト\\ファイル.txt";
		final Outcome written = applied(new FileWrite(path, Base64.getEncoder().encodeToString(new byte[] { 1, 2, 3 }), YAMADA));
		final FileProbe probe = FileProbe.tree("%LOCALAPPDATA%\\修繕 テスト").withContent(100);
		final var listing = read(probe).answer(probe, YAMADA).asOptional().orElseThrow();
		assertEquals(List.of("修繕 テスト", "ファイル.txt"), listing.entries().stream().map(entry -> entry.name()).toList());
		assertEquals("AQID", listing.entries().get(1).content().orElseThrow());
		assertTrue(read(probe).answer(probe, SATO).isAbsent());
		final Outcome moved = applied(new FileQuarantine("C:\\Users\\t.yamada\\AppData\\Local\\修繕 テスト", YAMADA));
		assertTrue(read(probe).answer(probe, YAMADA).isAbsent());
		undo(moved);
		assertEquals(2, read(probe).answer(probe, YAMADA).asOptional().orElseThrow().entries().size());
		undo(written);
		assertTrue(read(probe).answer(probe, YAMADA).isAbsent(), "with the folder that was made for it");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void readsAndDeletesCredentialsInTheUsersOwnSession(final int number) throws Exception {
		open(number);
		final CredentialProbe probe = CredentialProbe.INSTANCE;
		final String target = "MicrosoftOffice16_Data:ADAL:テスト & %x";
		final Facts before = read(probe);
		assertTrue(before.answer(probe, YAMADA).toString().contains("target=" + target + ','),
				() -> before.answer(probe, YAMADA).toString());
		assertFalse(before.answer(probe, SATO).toString().contains(target));
		applied(new CredentialDelete(target, YAMADA));
		assertFalse(read(probe).answer(probe, YAMADA).toString().contains(target));
		assertInstanceOf(Outcome.Unchanged.class, apply(new CredentialDelete(target, YAMADA)));
		assertNothingLeft(number);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void runsToolsWithAwkwardArgumentsInOneScript(final int number) throws Exception {
		open(number);
		final ToolProbe echo = tool("cmd.exe", "/d", "/c", "echo one& echo two 1>&2& exit 7");
		final ToolProbe missing = tool("no-such-program.exe");
		final ToolProbe refused = tool("find.exe", "line\nbreak");
		final ToolProbe where = tool("where.exe", "cmd.exe");
		final Facts facts = read(echo, missing, refused, where);
		final var output = facts.answer(echo).asOptional().orElseThrow();
		assertEquals(7, output.exitCode());
		assertTrue(output.standardOutput().startsWith("one"), output.standardOutput());
		assertTrue(output.standardError().startsWith("two"), output.standardError());
		assertEquals(FailureKind.TOOL_MISSING, facts.answer(missing).whyUnreadable().orElseThrow().kind());
		assertEquals(FailureKind.REFUSED, facts.answer(refused).whyUnreadable().orElseThrow().kind());
		assertTrue(facts.answer(where).asOptional().isPresent());
	}

	@Test
	void aSecretGoesToTheStandardInputOfItsProgram() throws Exception {
		open(2);
		final String secret = "s3cret & %PATH% \"^!";
		final ToolRun run = new ToolRun(ToolCommand.of("sort.exe"), Identity.ADMINISTRATOR, Text.verbatim("Sort"), Duration.ofMinutes(1), Set.of(0),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty()).withSecretInput(SecretReference.parse("store:key").orElseThrow());
		final List<String> said = new CopyOnWriteArrayList<>();
		final Outcome made = host.apply(run, new ApplyContext("test-run", new Cancellation(), said::add, undo -> {
			// a line that was sorted is all that is left of it
		}, reference -> secret.toCharArray()));
		assertInstanceOf(Outcome.Applied.class, made, made::toString);
		assertEquals(List.of(secret), said, "one line, and then the end of the input");
		assertInstanceOf(Outcome.Failed.class, apply(run), "nobody gives the secret");
		assertNothingLeft(2);
	}

	@Test
	void aProgramThatPrintsMoreThanIsKeptHasEndedAllTheSame() throws Exception {
		open(2);
		final Path tools = lab.drive(2).resolve("lab/tools");
		Files.writeString(tools.resolve("long.txt"), ("x".repeat(62) + "\r\n").repeat(17 << 14));
		Files.writeString(tools.resolve("gpresult.rules"), "match *\n  out long.txt\n  code 3010\n");
		final ToolProbe tooMuch = tool("gpresult.exe");
		final ToolProbe after = tool("hostname.exe");
		final Facts facts = read(tooMuch, after);
		assertEquals(3010, facts.answer(tooMuch).asOptional().orElseThrow().exitCode());
		assertTrue(facts.answer(tooMuch).asOptional().orElseThrow().truncated());
		assertEquals(lab.endpoint(2).name(), facts.answer(after).asOptional().orElseThrow().standardOutput().strip());
		for (final Identity identity : List.of(Identity.ADMINISTRATOR, YAMADA)) {
			final AtomicReference<String> last = new AtomicReference<>("");
			final Outcome made = host.apply(new ToolRun(tooMuch.command(), identity, Text.verbatim("Print"), Duration.ofMinutes(1), Set.of(3010),
					Reversibility.NOTHING_TO_RESTORE, Optional.empty()), new ApplyContext("test-run", new Cancellation(), last::set));
			assertInstanceOf(Outcome.Applied.class, made, made::toString);
			assertTrue(last.get().startsWith("[More was printed here than is kept.]"), last::get);
		}
		Files.delete(tools.resolve("long.txt"));
		Files.delete(tools.resolve("gpresult.rules"));
		assertNothingLeft(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void argumentsArriveUnchanged(final int number) throws Exception {
		open(number);
		final List<String> awkward = List.of("a b", "100%", "%TEMP%", "%%", "a\"b", "\"", "c:\\dir\\", "c:\\dir x\\", "\\\\\"", "^", "a^b", "a & b",
				"(x)", "<>|", "!x!", "日本語", "表 & %TEMP% \"ソ\" \\", "é", "😀", "a=b,c;d", "'", "*?", "\t");
		final RegistryPath key = RegistryPath.parse("HKCU\\Software\\ShuzenArguments");
		final String hive = "HKU\\" + T_YAMADA + "\\Software\\ShuzenArguments";
		final List<ToolProbe> additions = new ArrayList<>();
		for (int i = 0; i < awkward.size(); i++) {
			additions.add(tool("reg.exe", "add", hive, "/v", "v" + i, "/d", awkward.get(i), "/f"));
		}
		final Facts added = read(additions.toArray(ToolProbe[]::new));
		additions.forEach(add -> assertEquals(0, added.answer(add).asOptional().orElseThrow().exitCode(), add::toString));
		final RegistryProbe probe = new RegistryProbe(key, RegistryView.BITS_64, false);
		final RegistryKey found = read(probe).answer(probe, YAMADA).asOptional().orElseThrow();
		for (int i = 0; i < awkward.size(); i++) {
			assertEquals(Optional.of(awkward.get(i)), found.value("v" + i).flatMap(RegistryValue::asText), awkward.get(i));
		}
		applied(new RegistryKeyDelete(key, RegistryView.BITS_64, YAMADA));
	}

	@Test
	void aProgramThatHangsTakesOnlyItsOwnAnswerAway() throws Exception {
		open(1);
		final ToolProbe dies = tool("cmd.exe", "/d", "/c", "echo begun& taskkill /f /im cmd.exe");
		final Facts facts = read(tool("hostname.exe"), dies, tool("whoami.exe"));
		assertTrue(facts.answer(tool("hostname.exe")).asOptional().isPresent());
		assertTrue(facts.answer(dies).whyUnreadable().isPresent());
		assertTrue(facts.answer(tool("whoami.exe")).asOptional().isPresent(), () -> facts.answer(tool("whoami.exe")).toString());
		assertNothingLeft(1);
	}

	@Test
	void cancellingLeavesNothingRunning() throws Exception {
		open(1);
		Files.writeString(lab.drive(1).resolve("lab/tools/gpupdate.rules"), "match *\n  hang\n");
		final Cancellation cancellation = new Cancellation();
		try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
			final Future<Facts> reading = worker
					.submit(() -> host.read(Set.of(tool("gpupdate.exe")), cancellation));
			try (WindowsHost other = CONSOLE.open(1)) {
				while (count(other, "gpupdate.exe") == 0) {
					assertFalse(reading.isDone(), "it ended by itself");
				}
				cancellation.cancel();
				assertInstanceOf(CancellationException.class, assertThrows(ExecutionException.class, reading::get).getCause());
				assertEquals(0, count(other, "gpupdate.exe"));
			}
		}
		assertNothingLeft(1);
	}

	private static long count(final WindowsHost host, final String image) {
		return host.read(Set.of(ProcessProbe.INSTANCE), Cancellation.none()).answer(ProcessProbe.INSTANCE).asOptional().orElseThrow()
				.processes().stream().filter(process -> process.image().equalsIgnoreCase(image)).count();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void readsJoinStateEventsAndTasks(final int number) throws Exception {
		final EventLogProbe events = new EventLogProbe("No-Such-Channel/Operational", "*", 10);
		final ScheduledTaskProbe task = new ScheduledTaskProbe("\\Microsoft\\Windows\\No Such Task");
		final Facts facts = read(number, DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER, events, task);
		for (final Answer<?> answer : List.of(facts.answer(DeviceJoinProbe.MACHINE), facts.answer(DeviceJoinProbe.EACH_USER, YAMADA))) {
			assertTrue(answer.asOptional().isPresent(), answer::toString);
		}
		assertTrue(facts.answer(events).isAbsent(), () -> facts.answer(events).toString());
		assertTrue(facts.answer(task).isAbsent(), () -> facts.answer(task).toString());
	}

	private static ToolProbe tool(final String program, final String... arguments) {
		return new ToolProbe(ToolCommand.of(program, arguments), ReadScope.MACHINE);
	}

	private void open(final int number) throws FailureException {
		host = CONSOLE.open(number);
	}

	private Facts read(final int number, final Probe<?>... probes) throws FailureException {
		open(number);
		return read(probes);
	}

	private Facts read(final Probe<?>... probes) {
		return host.read(new java.util.LinkedHashSet<>(List.of(probes)), Cancellation.none());
	}

	private Outcome apply(final Change change) {
		return host.apply(change, new ApplyContext("test-run", new Cancellation(), line -> {
			// the console's business
		}));
	}

	private Outcome applied(final Change change) {
		final Outcome outcome = apply(change);
		assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
		return outcome;
	}

	private void undo(final Outcome outcome) {
		assertFalse(outcome.undo().isEmpty());
		outcome.undo().changes().forEach(this::applied);
	}

	private static void assertNothingLeft(final int number) throws IOException {
		assertEquals(List.of(), lab.leftBehind(number));
	}
}
