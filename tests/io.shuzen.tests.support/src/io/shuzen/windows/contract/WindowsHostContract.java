package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryKeyRestore;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.Undo;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService.StartType;
import io.shuzen.core.probe.WindowsService.State;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.core.text.Text;

/**
 * What a {@link WindowsHost} must do, whatever is behind it. A back end's test extends this and opens an endpoint whose state is that of
 * {@code contract.yaml}, fresh for every test; what such an endpoint cannot have is left out by {@link #capabilities()}.
 */
public abstract class WindowsHostContract {

	/** The scenario beside this class. */
	public static final String SCENARIO = "contract.yaml";

	private static final String KEY = "HKLM\\SOFTWARE\\Shuzen Contract";
	private static final String FOLDER = "C:\\ProgramData\\Shuzen Contract";
	private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:06Z");
	private static final int LARGE = 1 << 16;

	private WindowsHost host;

	/** Opens a fresh endpoint in the state of the scenario. */
	protected abstract WindowsHost open() throws Exception;

	/** What the endpoint has. */
	protected abstract Set<Capability> capabilities();

	@BeforeEach
	void openHost() throws Exception {
		host = open();
	}

	@AfterEach
	void closeHost() {
		if (host != null) {
			host.close();
		}
	}

	/** The open endpoint. */
	protected final WindowsHost host() {
		return host;
	}

	private void needs(final Capability capability) {
		assumeTrue(capabilities().contains(capability), () -> "this endpoint has no " + capability);
	}

	private Facts read(final Probe<?>... probes) {
		return host.read(Set.of(probes), Cancellation.none());
	}

	private <V extends ProbeValue> V present(final Probe<V> probe) {
		final Answer<V> answer = read(probe).answer(probe);
		assertTrue(answer.asOptional().isPresent(), () -> probe + ": " + answer);
		return answer.asOptional().orElseThrow();
	}

	private static ApplyContext context() {
		return new ApplyContext("contract", Cancellation.none(), line -> {
		});
	}

	private Outcome.Applied apply(final Change change) {
		final List<Undo> told = new ArrayList<>();
		final Outcome outcome = host.apply(change, new ApplyContext("contract", Cancellation.none(), line -> {
		}, told::add));
		assertEquals(List.of(outcome.undo()), told, "what restores the former state is told before it is altered");
		return assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
	}

	private void undo(final Outcome outcome) {
		for (final Change change : outcome.undo().changes()) {
			final Outcome undone = host.apply(change, context());
			assertTrue(undone.isSuccess(), undone::toString);
		}
	}

	private static RegistryPath path(final String path) {
		return RegistryPath.parse(path);
	}

	private WindowsUser user(final String account) {
		return present(UserProbe.INSTANCE).users().stream()
				.filter(user -> user.account().toLowerCase(Locale.ROOT).endsWith(account)).findFirst().orElseThrow();
	}

	@Test
	void answersEveryProbeThatWasAsked() {
		final Set<Probe<?>> probes = Set.of(SystemProbe.INSTANCE, ProcessProbe.INSTANCE, RegistryProbe.tree(KEY),
				FileProbe.tree(FOLDER), RegistryProbe.key("HKLM\\SOFTWARE\\No such key"));

		final Facts facts = host.read(probes, Cancellation.none());

		for (final Probe<?> probe : probes) {
			assertTrue(facts.answer(probe).isKnown(), () -> probe + ": " + facts.answer(probe));
		}
		assertEquals(host.endpoint().name(), facts.endpoint());
	}

	@Test
	void readsRegistryValuesWithTheirTypes() {
		final RegistryKey key = present(RegistryProbe.key(KEY));

		assertEquals("default value", key.value("").orElseThrow().asText().orElseThrow());
		assertEquals("", key.value("Empty").orElseThrow().asText().orElseThrow());
		assertEquals(RegistryValue.number("Number", 0xFFFF_FFFFL), key.value("number").orElseThrow());
		assertEquals(0, key.value("Zero").orElseThrow().asNumber().orElseThrow());
		assertEquals(new RegistryData.Binary("0001feff"), key.value("Binary").orElseThrow().data());
	}

	@Test
	void readsRegistryTextsCharacterByCharacter() {
		assertEquals("日本語 \"quoted\" & %PATH% \\ end\\",
				present(RegistryProbe.key(KEY)).value("Text").orElseThrow().asText().orElseThrow());
	}

	@Test
	void readsEveryRegistryType() {
		needs(Capability.ALL_REGISTRY_TYPES);
		final RegistryKey key = present(RegistryProbe.key(KEY));

		assertEquals(new RegistryValue("Expand", RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text("%SystemRoot%\\System32")),
				key.value("Expand").orElseThrow());
		assertEquals(new RegistryValue("Long", RegistryValueType.REG_QWORD, new RegistryData.Number(-1)),
				key.value("Long").orElseThrow());
		assertEquals(RegistryValue.texts("List", List.of("one", "two words", "三")), key.value("List").orElseThrow());
		assertEquals(RegistryValue.texts("EmptyList", List.of()), key.value("EmptyList").orElseThrow());
		assertEquals(new RegistryData.Binary(""), key.value("EmptyBinary").orElseThrow().data());
		assertEquals(RegistryValueType.REG_NONE, key.value("None").orElseThrow().type());
		assertEquals(13, key.values().size());
	}

	@Test
	void findsRegistryKeysWithoutRegardToCase() {
		assertTrue(read(RegistryProbe.key(KEY.toLowerCase(Locale.ROOT)))
				.answer(RegistryProbe.key(KEY.toUpperCase(Locale.ROOT))).asOptional().isPresent());
	}

	@Test
	void readsSubkeysByNameOnlyUnlessAskedForAll() {
		final RegistryKey flat = present(RegistryProbe.key(KEY));
		final RegistryKey tree = present(RegistryProbe.tree(KEY));

		assertEquals(Set.of("Child", "名前 with blanks"),
				Set.copyOf(flat.subkeys().stream().map(subkey -> subkey.path().name()).toList()));
		assertTrue(flat.subkey("Child").orElseThrow().values().isEmpty());
		assertEquals(1, tree.subkey("child").orElseThrow().value("Value").orElseThrow().asNumber().orElseThrow());
		assertTrue(tree.subkey("Child").orElseThrow().subkey("Grandchild").isPresent());
		assertEquals("データ", tree.subkey("名前 with blanks").orElseThrow().value("値").orElseThrow().asText().orElseThrow());
	}

	@Test
	void saysThatAMissingKeyIsAbsent() {
		final RegistryProbe probe = RegistryProbe.tree(KEY + "\\Nothing\\here");
		assertTrue(read(probe).answer(probe).isAbsent());
	}

	@Test
	void readsBothRegistryViews() {
		needs(Capability.BITS_32);
		final RegistryProbe probe = new RegistryProbe(path(KEY), RegistryView.BITS_32, false);
		assertEquals("32 bits", present(probe).value("Text").orElseThrow().asText().orElseThrow());
	}

	@Test
	void listsAFolderWithItsDirectContent() {
		final FileListing listing = present(FileProbe.listing(FOLDER));

		assertEquals(FOLDER.toLowerCase(Locale.ROOT), listing.root().toLowerCase(Locale.ROOT));
		assertEquals(listing.root(), listing.entries().getFirst().path());
		assertEquals(Set.of("empty", "a.txt", "b.dat", "日本語 name.txt", "deep"), Set
				.copyOf(listing.entries().subList(1, listing.entries().size()).stream().map(FileEntry::name).toList()));
		assertEquals(7, entry(listing, "a.txt").size());
		assertTrue(entry(listing, "empty").directory());
		assertTrue(entry(listing, "a.txt").content().isEmpty());
	}

	private static FileEntry entry(final FileListing listing, final String name) {
		return listing.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void listsAFolderWithEverythingBelowParentsFirst() {
		final List<String> names = present(FileProbe.tree(FOLDER)).entries().stream().map(FileEntry::name).toList();

		assertTrue(names.containsAll(List.of("deep", "er", "c.txt")));
		assertTrue(names.indexOf("deep") < names.indexOf("er") && names.indexOf("er") < names.indexOf("c.txt"));
	}

	@Test
	void readsTheContentOfFilesUpToALimit() {
		final FileListing listing = present(FileProbe.listing(FOLDER).withContent(4));

		assertArrayEquals("alph".getBytes(StandardCharsets.US_ASCII), entry(listing, "a.txt").contentBytes().orElseThrow());
		assertArrayEquals(new byte[] { 0, 1, (byte) 0xFE, (byte) 0xFF }, entry(listing, "b.dat").contentBytes().orElseThrow());
	}

	@Test
	void tellsWhenAFileWasWritten() {
		needs(Capability.FILE_TIMES);
		assertEquals(WRITTEN, entry(present(FileProbe.listing(FOLDER)), "a.txt").modified());
	}

	@Test
	void findsFilesByPattern() {
		final FileListing listing = present(FileProbe.listing("%ProgramData%\\Shuzen Contract\\*.txt"));
		assertEquals(Set.of("a.txt", "日本語 name.txt"), Set.copyOf(listing.entries().stream().map(FileEntry::name).toList()));
	}

	@Test
	void tellsAnEmptyFolderFromAMissingOne() {
		final FileProbe missing = FileProbe.listing(FOLDER + "\\nothing");

		assertEquals(1, present(FileProbe.listing(FOLDER + "\\empty")).entries().size());
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	void readsFilesOfEveryUser() {
		needs(Capability.USERS);
		final FileProbe probe = FileProbe.listing("%LOCALAPPDATA%\\Shuzen Contract\\note.txt").withContent(100);
		final Map<Identity, Answer<FileListing>> answers = read(probe).answers(probe);

		assertEquals(2, answers.size());
		assertEquals("second",
				new String(answers.get(user("second.user").identity()).asOptional().orElseThrow().entries().getFirst()
						.contentBytes().orElseThrow(), StandardCharsets.US_ASCII));
	}

	@Test
	void tellsWhoUsesTheMachineWithEveryQuestionAboutUsers() {
		needs(Capability.USERS);
		final Facts facts = read(RegistryProbe.key("HKCU\\Software\\Shuzen Contract"));

		assertEquals(2, facts.users().size());
		assertTrue(user("first.user").session().isPresent());
		assertTrue(user("second.user").session().isEmpty());
		assertFalse(user("second.user").hiveLoaded());
	}

	@Test
	void readsTheRegistryOfEachUserAndSaysWhoseIsNotLoaded() {
		needs(Capability.USERS);
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\Shuzen Contract");
		final Facts facts = read(probe);

		assertEquals("first", facts.answer(probe, user("first.user").identity()).asOptional().orElseThrow().value("Text")
				.orElseThrow().asText().orElseThrow());
		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				facts.answer(probe, user("second.user").identity()).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void readsCredentialsOfSignedInUsersOnly() {
		needs(Capability.CREDENTIALS);
		final Facts facts = read(CredentialProbe.INSTANCE);

		assertEquals(2, facts.answer(CredentialProbe.INSTANCE, user("first.user").identity()).asOptional().orElseThrow()
				.credentials().size());
		assertEquals(FailureKind.USER_NOT_SIGNED_IN, facts
				.answer(CredentialProbe.INSTANCE, user("second.user").identity()).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void readsServicesAndSaysWhichAreMissing() {
		needs(Capability.SERVICES);
		final ServiceProbe missing = new ServiceProbe("NoSuchService");

		assertEquals(State.RUNNING, present(new ServiceProbe("ShuzenContract")).state());
		assertEquals(StartType.DISABLED, present(new ServiceProbe("shuzendisabled")).startType());
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	void listsProcessesWithTheirImages() {
		assertTrue(present(ProcessProbe.INSTANCE).processes().stream()
				.anyMatch(process -> process.image().equalsIgnoreCase("contract.exe")));
	}

	@Test
	void readsTheOutputOfTools() {
		needs(Capability.TOOLS);
		final ToolOutput output = present(
				new ToolProbe(ToolCommand.of("contract-tool", "print"), ReadScope.MACHINE));

		assertEquals(3, output.exitCode());
		assertEquals("printed", output.standardOutput().strip());
		assertEquals("warned", output.standardError().strip());
	}

	@Test
	void saysWhichToolIsMissing() {
		final ToolProbe probe = new ToolProbe(ToolCommand.of("no-such-tool"), ReadScope.MACHINE);
		assertEquals(FailureKind.TOOL_MISSING, read(probe).answer(probe).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void saysWhichEventChannelIsMissing() {
		needs(Capability.EVENTS);
		final EventLogProbe missing = new EventLogProbe("No-Such-Channel/Operational", "*", 10);

		assertTrue(present(new EventLogProbe("Application", "*", 10)).events().isEmpty());
		assertTrue(read(missing).answer(missing).isAbsent());
	}

	@Test
	void readsTheDeviceJoinOfTheMachineAndOfUsers() {
		needs(Capability.DEVICE_JOIN);
		final Facts facts = read(DeviceJoinProbe.MACHINE, DeviceJoinProbe.EACH_USER);

		assertTrue(facts.answer(DeviceJoinProbe.MACHINE).asOptional().isPresent());
		assertEquals(2, facts.answers(DeviceJoinProbe.EACH_USER).size());
	}

	@Test
	void readsNothingAfterItWasCancelled() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancellationException.class, () -> host.read(Set.of(SystemProbe.INSTANCE), cancellation));
	}

	@Test
	void deletesAKeyAndPutsItBackExactly() {
		final RegistryProbe probe = RegistryProbe.tree(KEY);
		final RegistryKey before = present(probe);

		final Outcome outcome = apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());

		undo(outcome);
		assertEquals(sorted(before), sorted(present(probe)));
	}

	private static String sorted(final RegistryKey key) {
		final List<String> lines = new ArrayList<>();
		key.stream().forEach(one -> {
			lines.add(one.path().toString().toUpperCase(Locale.ROOT));
			one.values().forEach(value -> lines.add(one.path().toString().toUpperCase(Locale.ROOT) + ' ' + value));
		});
		return String.join("\n", lines.stream().sorted().toList());
	}

	@Test
	void leavesAloneWhatIsThereOrGoneAlready() {
		final Identity administrator = Identity.ADMINISTRATOR;
		for (final Change change : List.of(
				new RegistryKeyDelete(path(KEY + "\\Nothing"), RegistryView.BITS_64, administrator),
				new RegistryValueDelete(path(KEY), RegistryView.BITS_64, "Nothing", administrator),
				new RegistryValueSet(path(KEY), RegistryView.BITS_64, RegistryValue.number("Zero", 0), administrator),
				new FileQuarantine(FOLDER + "\\nothing", administrator),
				new FileWrite(FOLDER + "\\a.txt", base64("alpha\r\n"), administrator),
				new ProcessClose(999_999, "contract.exe", Duration.ofSeconds(1), administrator))) {
			assertInstanceOf(Outcome.Unchanged.class, host.apply(change, context()), change::toString);
		}
	}

	private static String base64(final String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void setsAValueAndTakesItBackWithTheKeysItMade() {
		final RegistryProbe made = RegistryProbe.key(KEY + "\\New\\Newer");
		final RegistryValue value = RegistryValue.text("値", "新しい \"text\" & more");

		final Outcome outcome = apply(
				new RegistryValueSet(made.path(), RegistryView.BITS_64, value, Identity.ADMINISTRATOR));
		assertEquals(List.of(value), present(made).values());

		undo(outcome);
		final RegistryProbe topmost = RegistryProbe.key(KEY + "\\New");
		assertTrue(read(topmost).answer(topmost).isAbsent());
	}

	@Test
	void setsAValueAnewAndRestoresTheFormerOneWithItsType() {
		final RegistryProbe probe = RegistryProbe.key(KEY);

		final Outcome outcome = apply(new RegistryValueSet(path(KEY), RegistryView.BITS_64, RegistryValue.text("Binary", "x"),
				Identity.ADMINISTRATOR));
		assertEquals("x", present(probe).value("Binary").orElseThrow().asText().orElseThrow());

		undo(outcome);
		assertEquals(new RegistryData.Binary("0001feff"), present(probe).value("Binary").orElseThrow().data());
	}

	@Test
	void deletesAValueAndRestoresIt() {
		final RegistryProbe probe = RegistryProbe.key(KEY);
		final RegistryValue former = present(probe).value("Text").orElseThrow();

		final Outcome outcome = apply(
				new RegistryValueDelete(path(KEY), RegistryView.BITS_64, "Text", Identity.ADMINISTRATOR));
		assertTrue(present(probe).value("Text").isEmpty());

		undo(outcome);
		assertEquals(former, present(probe).value("Text").orElseThrow());
	}

	@Test
	void altersNothingWhenWhatRestoresItCannotBeKept() {
		final RegistryProbe key = RegistryProbe.tree(KEY);
		final FileProbe folder = FileProbe.tree(FOLDER);
		final RegistryKey before = present(key);
		final FileListing files = present(folder);
		for (final Change change : List.of(new RegistryKeyDelete(key.path(), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new RegistryValueDelete(key.path(), RegistryView.BITS_64, "Text", Identity.ADMINISTRATOR),
				new FileQuarantine(FOLDER + "\\deep", Identity.ADMINISTRATOR),
				new FileWrite(FOLDER + "\\a.txt", base64("new"), Identity.ADMINISTRATOR))) {
			assertThrows(UnsupportedOperationException.class, () -> host.apply(change,
					new ApplyContext("contract", Cancellation.none(), line -> {
					}, undo -> {
						throw new UnsupportedOperationException("nowhere to keep it");
					})), change::toString);
		}
		assertEquals(sorted(before), sorted(present(key)));
		assertEquals(contents(files), contents(present(folder)));
	}

	@Test
	void restoresAKeyAsItWasAndRemovesWhatCameLater() {
		final RegistryProbe probe = RegistryProbe.tree(KEY + "\\Child");
		final RegistryKey before = present(probe);
		apply(new RegistryValueSet(path(KEY + "\\Child\\Later"), RegistryView.BITS_64, RegistryValue.number("X", 1),
				Identity.ADMINISTRATOR));

		apply(new RegistryKeyRestore(before, RegistryView.BITS_64, Identity.ADMINISTRATOR));

		assertEquals(sorted(before), sorted(present(probe)));
	}

	@Test
	void changesTheRegistryOfTheUserThatWasMeant() {
		needs(Capability.USERS);
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\Shuzen Contract");
		final Identity first = user("first.user").identity();

		final Outcome outcome = apply(new RegistryKeyDelete(probe.path(), RegistryView.BITS_64, first));
		assertTrue(read(probe).answer(probe, first).isAbsent());

		undo(outcome);
		assertTrue(read(probe).answer(probe, first).asOptional().isPresent());
	}

	@Test
	void refusesToChangeAUserWhoseHiveIsNotLoaded() {
		needs(Capability.USERS);
		final Outcome outcome = host.apply(new RegistryKeyDelete(path("HKCU\\Software\\Shuzen Contract"), RegistryView.BITS_64,
				user("second.user").identity()), context());

		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
	}

	@Test
	void setsAFolderAsideAndPutsItBack() {
		final FileProbe probe = FileProbe.tree(FOLDER + "\\deep").withContent(100);
		final FileListing before = present(probe);

		final Outcome outcome = apply(new FileQuarantine(FOLDER + "\\deep", Identity.ADMINISTRATOR));
		assertTrue(read(probe).answer(probe).isAbsent());

		undo(outcome);
		assertEquals(contents(before), contents(present(probe)));
	}

	private static List<String> contents(final FileListing listing) {
		return listing.entries().stream().map(entry -> entry.path() + ' ' + entry.size() + ' ' + entry.content()).sorted()
				.toList();
	}

	@Test
	void writesAFileAndRestoresTheFormerOne() {
		final FileProbe probe = FileProbe.listing(FOLDER + "\\a.txt").withContent(LARGE);
		final byte[] content = new byte[LARGE];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) i;
		}

		final Outcome outcome = apply(
				new FileWrite(FOLDER + "\\a.txt", Base64.getEncoder().encodeToString(content), Identity.ADMINISTRATOR));
		assertArrayEquals(content, present(probe).entries().getFirst().contentBytes().orElseThrow());

		undo(outcome);
		assertEquals("alpha\r\n",
				new String(present(probe).entries().getFirst().contentBytes().orElseThrow(), StandardCharsets.US_ASCII));
	}

	@Test
	void writesANewFileAndTakesItAway() {
		final String file = FOLDER + "\\new\\folder\\日本語.txt";
		final FileProbe probe = FileProbe.listing(file);

		final Outcome outcome = apply(new FileWrite(file, base64("内容"), Identity.ADMINISTRATOR));
		assertEquals(6, present(probe).entries().getFirst().size());

		undo(outcome);
		final FileProbe folder = FileProbe.listing(FOLDER + "\\new");
		assertTrue(read(folder).answer(folder).isAbsent());
	}

	@Test
	void deletesACredentialAndOnlyThat() {
		needs(Capability.CREDENTIALS);
		final Identity first = user("first.user").identity();

		final Outcome outcome = apply(new CredentialDelete("ShuzenContract:one", first));

		assertTrue(outcome.undo().isEmpty());
		assertEquals(List.of("ShuzenContract:two"), read(CredentialProbe.INSTANCE).answer(CredentialProbe.INSTANCE, first)
				.asOptional().orElseThrow().credentials().stream().map(credential -> credential.target()).toList());
	}

	@Test
	void closesAProcess() {
		final WindowsProcess process = present(ProcessProbe.INSTANCE).processes().stream()
				.filter(one -> one.image().equalsIgnoreCase("contract.exe")).findFirst().orElseThrow();

		apply(new ProcessClose(process.id(), process.image(), Duration.ofSeconds(5), Identity.ADMINISTRATOR));

		assertTrue(present(ProcessProbe.INSTANCE).processes().stream().noneMatch(one -> one.id() == process.id()));
	}

	@Test
	void leavesAProcessOfAnotherNameAlone() {
		final WindowsProcess process = present(ProcessProbe.INSTANCE).processes().stream()
				.filter(one -> one.image().equalsIgnoreCase("contract.exe")).findFirst().orElseThrow();

		assertInstanceOf(Outcome.Unchanged.class, host.apply(
				new ProcessClose(process.id(), "notepad.exe", Duration.ofSeconds(5), Identity.ADMINISTRATOR), context()));

		assertTrue(present(ProcessProbe.INSTANCE).processes().stream().anyMatch(one -> one.id() == process.id()));
	}

	@Test
	void configuresAServiceAndRestoresIt() {
		needs(Capability.SERVICES);
		final ServiceProbe probe = new ServiceProbe("ShuzenContract");

		final Outcome outcome = apply(
				new ServiceConfigure("ShuzenContract", Optional.of(StartType.DISABLED), Optional.of(Boolean.FALSE)));
		assertEquals(StartType.DISABLED, present(probe).startType());
		assertEquals(State.STOPPED, present(probe).state());

		undo(outcome);
		assertEquals(StartType.MANUAL, present(probe).startType());
		assertEquals(State.RUNNING, present(probe).state());
	}

	@Test
	void saysThatADisabledServiceCannotBeStarted() {
		needs(Capability.SERVICES);
		final Outcome outcome = host
				.apply(new ServiceConfigure("ShuzenDisabled", Optional.empty(), Optional.of(Boolean.TRUE)), context());

		assertFalse(assertInstanceOf(Outcome.Failed.class, outcome).failure().message().isEmpty());
		assertEquals(State.STOPPED, present(new ServiceProbe("ShuzenDisabled")).state());
	}

	@Test
	void runsAToolAndPassesItsLinesOn() {
		needs(Capability.TOOLS);
		final List<String> lines = new ArrayList<>();
		final Outcome outcome = host.apply(tool("set", "unset"), new ApplyContext("contract", Cancellation.none(), lines::add));

		assertInstanceOf(Outcome.Applied.class, outcome, outcome::toString);
		assertTrue(lines.contains("set"), lines::toString);
		assertEquals("set", present(RegistryProbe.key(KEY)).value("Tool").orElseThrow().asText().orElseThrow());

		undo(outcome);
		assertTrue(present(RegistryProbe.key(KEY)).value("Tool").isEmpty());
	}

	private static ToolRun tool(final String argument, final String undo) {
		return new ToolRun(ToolCommand.of("contract-tool", argument), Identity.ADMINISTRATOR, Text.verbatim("Test"),
				Duration.ofSeconds(30), Set.of(0), Reversibility.REVERSIBLE,
				Optional.of(ToolCommand.of("contract-tool", undo)));
	}

	@Test
	void saysWithWhichCodeAToolFailed() {
		needs(Capability.TOOLS);
		final Outcome outcome = host.apply(tool("fail", "unset"), context());

		final var failure = assertInstanceOf(Outcome.Failed.class, outcome).failure();
		assertEquals(FailureKind.TOOL_FAILED, failure.kind());
		assertTrue(failure.message().english().contains("87"), failure.message()::english);
	}

	@Test
	void endsASessionWithItsProcesses() {
		needs(Capability.SESSIONS);
		final WindowsUser first = user("first.user");

		apply(new UserSignOut(first.session().orElseThrow().id(), first.account(), first.identity()));

		assertTrue(user("first.user").session().isEmpty());
		assertTrue(present(ProcessProbe.INSTANCE).processes().stream()
				.noneMatch(process -> process.image().equalsIgnoreCase("contract.exe")));
	}

	@Test
	void restartsTheMachine() {
		needs(Capability.RESTART);
		final Instant before = present(SystemProbe.INSTANCE).bootTime().orElseThrow();

		apply(new MachineRestart(Duration.ZERO, Duration.ofMinutes(5)));

		assertTrue(present(SystemProbe.INSTANCE).bootTime().orElseThrow().isAfter(before));
	}

	@Test
	void changesNothingAfterItWasCancelled() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		final Outcome outcome = host.apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new ApplyContext("contract", cancellation, line -> {
				}));

		assertEquals(FailureKind.CANCELLED, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		assertTrue(read(RegistryProbe.key(KEY)).answer(RegistryProbe.key(KEY)).asOptional().isPresent());
	}

	@Test
	void saysThatItIsClosedInsteadOfThrowing() {
		host.close();

		assertEquals(FailureKind.CONNECTION_LOST,
				read(SystemProbe.INSTANCE).answer(SystemProbe.INSTANCE).whyUnreadable().orElseThrow().kind());
		assertFalse(host.apply(new RegistryKeyDelete(path(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR), context())
				.isSuccess());
	}
}
