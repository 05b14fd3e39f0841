package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.windows.jna.internal.WindowsApiConnector;

/** What the back end makes of the registry functions: order of calls, error numbers, backups, undo, handles. */
class RegistryOverApiTest {

	private static final String KEY = "HKLM\\SOFTWARE\\Office";
	private static final int REG_SZ = 1;
	private static final int REG_DWORD = 4;

	private final MemoryRegistry registry = new MemoryRegistry();
	private WindowsHost host;

	@BeforeEach
	void open() throws FailureException {
		host = host(Map.of());
		fill();
	}

	private WindowsHost host(final Map<String, String> options) throws FailureException {
		final StubbedApi api = new StubbedApi().otherwise(registry).on("GetOEMCP", arguments -> 437)
				.on("GetCurrentProcess", arguments -> null).on("WTSEnumerateSessionsW", arguments -> true)
				.on("WTSFreeMemory", arguments -> null);
		return WindowsApiConnector.open(new EndpointDescriptor("PC-1", "localhost", "local", 0, "", CredentialSource.NONE,
				Duration.ofSeconds(1), List.of(), Set.of(), options, Map.of()), api.api(), Cancellation.none());
	}

	private void fill() {
		registry.value(KEY, "Text", REG_SZ, "値\0".getBytes(StandardCharsets.UTF_16LE));
		registry.value(KEY, "Number", REG_DWORD, (byte) 1, (byte) 0, (byte) 0, (byte) 0);
		registry.value(KEY + "\\16.0\\Common", "Odd", REG_DWORD, (byte) 1);
		registry.value(KEY + "\\16.0", "Large", REG_SZ, ("x".repeat(5_000) + '\0').getBytes(StandardCharsets.UTF_16LE));
	}

	@AfterEach
	void everyHandleIsClosed() {
		assertEquals(0, registry.openHandles());
	}

	private <V extends ProbeValue> Answer<V> read(final Probe<V> probe) {
		return host.read(Set.of(probe), Cancellation.none()).answer(probe);
	}

	private Outcome apply(final Change change) {
		return host.apply(change, new ApplyContext("test", Cancellation.none(), line -> {
		}));
	}

	private void undo(final Outcome outcome) {
		outcome.undo().changes().forEach(change -> assertTrue(apply(change).isSuccess()));
	}

	@Test
	void readsATreeWithEverythingInIt() {
		final RegistryKey key = read(RegistryProbe.tree(KEY)).asOptional().orElseThrow();

		assertEquals("値", key.value("text").orElseThrow().asText().orElseThrow());
		assertEquals(1, key.value("Number").orElseThrow().asNumber().orElseThrow());
		assertEquals(5_000, key.subkey("16.0").orElseThrow().value("Large").orElseThrow().asText().orElseThrow().length());
		assertEquals("01", key.subkey("16.0").orElseThrow().subkey("Common").orElseThrow().value("Odd").orElseThrow().data().display());
		assertEquals(1, read(RegistryProbe.key(KEY)).asOptional().orElseThrow().subkeys().size());
	}

	@Test
	void tellsMissingFromDenied() {
		registry.deny(KEY + "\\16.0");
		assertTrue(read(RegistryProbe.key(KEY + "\\nothing")).isAbsent());
		assertEquals(FailureKind.ACCESS_DENIED, read(RegistryProbe.key(KEY + "\\16.0")).whyUnreadable().orElseThrow().kind());
		assertEquals(FailureKind.ACCESS_DENIED, read(RegistryProbe.tree(KEY)).whyUnreadable().orElseThrow().kind(),
				"a tree with a part missing counts as read");
	}

	@Test
	void deletesATreeAndPutsItBackExactly() {
		final Answer<RegistryKey> before = read(RegistryProbe.tree(KEY));
		final Outcome outcome = apply(new RegistryKeyDelete(RegistryPath.parse(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR));

		assertInstanceOf(Outcome.Applied.class, outcome);
		assertTrue(read(RegistryProbe.tree(KEY)).isAbsent());
		undo(outcome);
		assertEquals(before, read(RegistryProbe.tree(KEY)));
	}

	@Test
	void changesNothingThatItCannotSaveBefore() {
		registry.deny(KEY + "\\16.0\\Common");
		final Outcome outcome = apply(new RegistryKeyDelete(RegistryPath.parse(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR));

		assertEquals(FailureKind.ACCESS_DENIED, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		assertTrue(outcome.undo().isEmpty());
		assertTrue(read(RegistryProbe.key(KEY)).asOptional().isPresent());
	}

	@Test
	void takesBackAValueWithTheKeysThatWereMadeForIt() {
		final RegistryPath path = RegistryPath.parse(KEY + "\\New\\Newer");
		final Outcome outcome = apply(new RegistryValueSet(path, RegistryView.BITS_64, RegistryValue.number("X", 5), Identity.ADMINISTRATOR));

		assertEquals(5, read(RegistryProbe.key(path.toString())).asOptional().orElseThrow().value("X").orElseThrow().asNumber().orElseThrow());
		undo(outcome);
		assertTrue(read(RegistryProbe.key(KEY + "\\New")).isAbsent());
	}

	@Test
	void deletesAValueAndRestoresIt() {
		final Answer<RegistryKey> before = read(RegistryProbe.key(KEY));
		final Outcome outcome = apply(
				new RegistryValueDelete(RegistryPath.parse(KEY), RegistryView.BITS_64, "TEXT", Identity.ADMINISTRATOR));

		assertTrue(read(RegistryProbe.key(KEY)).asOptional().orElseThrow().value("Text").isEmpty());
		undo(outcome);
		assertEquals(before.asOptional().orElseThrow().value("Text"), read(RegistryProbe.key(KEY)).asOptional().orElseThrow().value("Text"));
	}

	@Test
	void leavesAloneWhatIsSoAlready() {
		assertInstanceOf(Outcome.Unchanged.class, apply(new RegistryValueSet(RegistryPath.parse(KEY), RegistryView.BITS_64,
				RegistryValue.number("Number", 1), Identity.ADMINISTRATOR)));
		assertInstanceOf(Outcome.Unchanged.class, apply(
				new RegistryKeyDelete(RegistryPath.parse(KEY + "\\nothing"), RegistryView.BITS_64, Identity.ADMINISTRATOR)));
	}

	@Test
	void changesAUsersRegistryOnlyWhileItIsLoaded() {
		final Identity user = Identity.user("S-1-5-21-1-2-3-1001");
		final Change change = new RegistryValueSet(RegistryPath.parse("HKCU\\Software\\X"), RegistryView.BITS_64,
				RegistryValue.text("A", "b"), user);
		assertEquals(FailureKind.USER_NOT_SIGNED_IN, assertInstanceOf(Outcome.Failed.class, apply(change)).failure().kind());

		registry.key("HKU\\S-1-5-21-1-2-3-1001");
		assertInstanceOf(Outcome.Applied.class, apply(change));
		assertTrue(read(RegistryProbe.key("HKU\\S-1-5-21-1-2-3-1001\\Software\\X")).asOptional().isPresent());
	}

	@Test
	void readsTheRegistryOfUsersWhoAreNotSignedInOnlyWhenTold() throws FailureException {
		final Identity user = Identity.user("S-1-5-21-1-2-3-1001");
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\X");
		registry.value("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-1-2-3-1001", "ProfileImagePath",
				REG_SZ, "C:\\Users\\u\0".getBytes(StandardCharsets.UTF_16LE));
		registry.hiveFile("C:\\Users\\u\\NTUSER.DAT");

		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				host.read(Set.of(probe), Cancellation.none()).answer(probe, user).whyUnreadable().orElseThrow().kind());

		final WindowsHost offline = host(Map.of("offlineHives", "true"));
		final Facts facts = offline.read(Set.of(probe, RegistryProbe.key("HKU")), Cancellation.none());
		assertEquals(7, facts.answer(probe, user).asOptional().orElseThrow().value("Offline").orElseThrow().asNumber().orElseThrow());
		assertEquals(List.of(), read(RegistryProbe.key("HKU")).asOptional().orElseThrow().subkeys(), "the hive stayed loaded");
	}

	@Test
	void readsAndChangesNothingAfterItWasCancelled() {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		assertThrows(CancellationException.class, () -> host.read(Set.of(RegistryProbe.key(KEY)), cancellation));
		final Outcome outcome = host.apply(
				new RegistryKeyDelete(RegistryPath.parse(KEY), RegistryView.BITS_64, Identity.ADMINISTRATOR),
				new ApplyContext("test", cancellation, line -> {
				}));
		assertEquals(FailureKind.CANCELLED, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		assertTrue(read(RegistryProbe.key(KEY)).asOptional().isPresent());
	}
}
