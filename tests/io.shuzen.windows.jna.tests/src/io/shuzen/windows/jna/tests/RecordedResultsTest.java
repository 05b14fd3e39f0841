package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.UserProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsUser;
import io.shuzen.windows.jna.internal.WindowsApiConnector;
import io.shuzen.windows.jna.internal.api.DSREG_JOIN_INFO;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_MEMBERS_INFO_2;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_USERS_INFO_0;
import io.shuzen.windows.jna.internal.api.WTSINFOW;
import io.shuzen.windows.jna.internal.api.WTS_SESSION_INFOW;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/**
 * What the back end makes of results that Wine cannot give: laid into memory as Windows' functions document them, several structures in
 * a row and texts behind addresses. Every block that was handed out must be given back.
 */
class RecordedResultsTest {

	private static final String YAMADA = "S-1-5-21-1111111111-2222222222-3333333333-1001";
	private static final String SATO = "S-1-12-1-1111111111-2222222222-3333333333-444444444";
	private static final String GONE = "S-1-5-21-1111111111-2222222222-3333333333-1999";
	private static final String ADMINISTRATORS = LocalGroupProbe.ADMINISTRATORS.sid();
	private static final String PROFILES = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList";
	private static final int REG_EXPAND_SZ = 2;
	private static final int NERR_GroupNotFound = 2220;
	// 2026-01-31T08:41:00Z as a FILETIME
	private static final long NOW = 134_143_152_600_000_000L;

	private final MemoryRegistry registry = new MemoryRegistry();
	private final StubbedApi functions = new StubbedApi().otherwise(registry);
	private final List<Memory> laidDown = new ArrayList<>();
	private final Map<String, Pointer> sids = new HashMap<>();
	private final Map<Pointer, String> accounts = new HashMap<>();
	private final List<Pointer> handedOut = new ArrayList<>();

	@BeforeEach
	void layDownIdentifiers() {
		accounts.put(sid(YAMADA), "CONTOSO\\t.yamada");
		accounts.put(sid(SATO), "AzureAD\\佐藤花子");
		accounts.put(sid(ADMINISTRATORS), "BUILTIN\\Administrators");
		functions.on("GetOEMCP", arguments -> 437).on("GetCurrentProcess", arguments -> null)
				.on("ConvertSidToStringSidW", arguments -> sids.entrySet().stream().filter(entry -> entry.getValue().equals(arguments[0]))
						.findFirst().map(entry -> give(arguments[1], text(entry.getKey()))).orElse(false))
				.on("ConvertStringSidToSidW", arguments -> give(arguments[1], sid(((WString) arguments[0]).toString())))
				.on("LookupAccountSidW", arguments -> lookUp((Pointer) arguments[1], (char[]) arguments[2], (IntByReference) arguments[3],
						(char[]) arguments[4], (IntByReference) arguments[5]))
				.on("LocalFree", arguments -> takeBack(arguments[0])).on("WTSFreeMemory", arguments -> takeBack(arguments[0]))
				.on("NetApiBufferFree", arguments -> {
					takeBack(arguments[0]);
					return 0;
				}).on("NetFreeAadJoinInformation", arguments -> takeBack(arguments[0]));
	}

	@Test
	void readsSessionsOfSeveralUsers() throws Exception {
		for (final String sid : List.of(YAMADA, SATO)) {
			registry.value(PROFILES + '\\' + sid, "ProfileImagePath", REG_EXPAND_SZ, "C:\\Users\\x\0".getBytes(StandardCharsets.UTF_16LE));
		}
		// services and the logon screen have sessions, too; of two of one account the active one counts
		final int[][] sessions = { { 0, WindowsConstants.WTSDisconnected }, { 1, WindowsConstants.WTSDisconnected },
				{ 2, WindowsConstants.WTSActive }, { 3, WindowsConstants.WTSDisconnected }, { 65_536, 6 } };
		final Map<Integer, String> names = Map.of(1, "t.yamada", 2, "t.yamada", 3, "佐藤花子");
		functions.on("WTSEnumerateSessionsW", arguments -> {
			final int size = new WTS_SESSION_INFOW().size();
			final Memory list = memory((long) size * sessions.length);
			for (int i = 0; i < sessions.length; i++) {
				final WTS_SESSION_INFOW one = new WTS_SESSION_INFOW(list.share((long) i * size));
				one.SessionId = sessions[i][0];
				one.pWinStationName = text("Station");
				one.State = sessions[i][1];
				one.write();
			}
			((IntByReference) arguments[4]).setValue(sessions.length);
			return give(arguments[3], list);
		}).on("WTSQuerySessionInformationW", arguments -> {
			final String name = names.getOrDefault((Integer) arguments[1], "");
			return switch ((Integer) arguments[2]) {
			case WindowsConstants.WTSUserName -> give(arguments[3], text(name));
			case WindowsConstants.WTSDomainName -> give(arguments[3], text(name.isEmpty() ? "" : name.startsWith("t.") ? "CONTOSO" : "AzureAD"));
			case WindowsConstants.WTSSessionInfo -> give(arguments[3], sessionInformation((Integer) arguments[1]));
			default -> false;
			};
		}).on("NetUserGetLocalGroups", arguments -> {
			if (!((WString) arguments[1]).toString().equals("CONTOSO\\t.yamada")) {
				// NERR_DCNotFound: an account whose domain does not answer
				return 2453;
			}
			final int size = new LOCALGROUP_USERS_INFO_0().size();
			final Memory list = memory(2L * size);
			list.setPointer(0, text("Users"));
			list.setPointer(size, text("Administrators"));
			((IntByReference) arguments[6]).setValue(2);
			give(arguments[4], list);
			return 0;
		});

		final List<WindowsUser> users = read(UserProbe.INSTANCE).asOptional().orElseThrow().users();

		final WindowsUser yamada = users.stream().filter(user -> user.sid().equals(YAMADA)).findFirst().orElseThrow();
		final WindowsUser sato = users.stream().filter(user -> user.sid().equals(SATO)).findFirst().orElseThrow();
		assertEquals("CONTOSO\\t.yamada", yamada.account());
		assertEquals(Optional.of(new UserSession(2, UserSession.State.ACTIVE, OptionalLong.of(17))), yamada.session());
		assertEquals(Optional.of(Boolean.TRUE), yamada.administrator());
		assertEquals(Optional.of(new UserSession(3, UserSession.State.DISCONNECTED, OptionalLong.empty())), sato.session());
		assertEquals(Optional.empty(), sato.administrator());
		assertEquals(List.of(), handedOut, "not given back");
	}

	@Test
	void readsTheMembersOfAGroupWithThoseWhoseAccountsAreGone() throws Exception {
		functions.on("NetLocalGroupGetMembers", arguments -> {
			assertEquals("Administrators", ((WString) arguments[1]).toString());
			final String[] members = { YAMADA, GONE, SATO };
			final String[] names = { "CONTOSO\\t.yamada", null, "AzureAD\\佐藤花子" };
			final int size = new LOCALGROUP_MEMBERS_INFO_2().size();
			final Memory list = memory((long) size * members.length);
			for (int i = 0; i < members.length; i++) {
				final LOCALGROUP_MEMBERS_INFO_2 one = new LOCALGROUP_MEMBERS_INFO_2(list.share((long) i * size));
				one.lgrmi2_sid = sid(members[i]);
				one.lgrmi2_domainandname = names[i] == null ? null : text(names[i]);
				one.write();
			}
			((IntByReference) arguments[5]).setValue(members.length);
			give(arguments[3], list);
			return 0;
		});

		final var members = read(LocalGroupProbe.ADMINISTRATORS).asOptional().orElseThrow();

		assertEquals(List.of(YAMADA, GONE, SATO), members.sids());
		assertEquals(List.of("CONTOSO\\t.yamada", "AzureAD\\佐藤花子"), members.names());
		assertEquals(List.of(), handedOut, "not given back");
	}

	@Test
	void saysThatAGroupIsNotThere() throws Exception {
		functions.on("NetLocalGroupGetMembers", arguments -> NERR_GroupNotFound);

		assertTrue(read(LocalGroupProbe.ADMINISTRATORS).isAbsent());
		assertEquals(List.of(), handedOut, "not given back");
	}

	@Test
	void readsHowADeviceIsJoinedToTheDomainAndToEntra() throws Exception {
		domain("CONTOSO", WindowsConstants.NetSetupDomainName);
		entra(WindowsConstants.DSREG_DEVICE_JOIN);

		final DeviceJoinStatus status = read(DeviceJoinProbe.MACHINE).asOptional().orElseThrow();

		assertEquals(Optional.of(true), status.flag("Device State", "AzureAdJoined"));
		assertEquals(Optional.of(true), status.flag("Device State", "DomainJoined"));
		assertEquals(Map.of("DeviceId", "11111111-2222-3333-4444-555555555555"), section(status, "Device Details"));
		assertEquals(Map.of("TenantName", "コントソ", "TenantId", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "Idp", "login.windows.net"),
				section(status, "Tenant Details"));
		assertEquals(List.of(), handedOut, "not given back");
	}

	@Test
	void doesNotTakeARegisteredDeviceForAJoinedOne() throws Exception {
		domain("WORKGROUP", 2);
		entra(WindowsConstants.DSREG_WORKPLACE_JOIN);

		final DeviceJoinStatus status = read(DeviceJoinProbe.MACHINE).asOptional().orElseThrow();

		assertEquals(Optional.of(false), status.flag("Device State", "AzureAdJoined"));
		assertEquals(Optional.of(false), status.flag("Device State", "DomainJoined"));
		assertEquals(Map.of(), section(status, "Tenant Details"));
		assertEquals(List.of(), handedOut, "not given back");
	}

	@Test
	void takesNoJoinInformationForADeviceOnItsOwn() throws Exception {
		domain("WORKGROUP", 2);
		functions.on("NetGetAadJoinInformation", arguments -> 0);

		assertEquals(Optional.of(false),
				read(DeviceJoinProbe.MACHINE).asOptional().orElseThrow().flag("Device State", "AzureAdJoined"));
	}

	@Test
	void readsEventsInSeveralGoesAndLongOnesInASecondAttempt() throws Exception {
		final int count = 70;
		final String longText = "長い".repeat(20_000);
		final List<Pointer> open = new ArrayList<>();
		final int[] given = { 0 };
		functions.on("EvtQuery", arguments -> opened(open, 0x10_000)).on("EvtNext", arguments -> {
			final int many = Math.min((Integer) arguments[1], count - given[0]);
			if (many == 0) {
				Native.setLastError(WindowsConstants.ERROR_NO_MORE_ITEMS);
				return false;
			}
			final ByteBuffer addresses = ByteBuffer.wrap((byte[]) arguments[2]).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < many; i++) {
				addresses.putLong(Pointer.nativeValue(opened(open, 0x20_000 + given[0]++)));
			}
			((IntByReference) arguments[5]).setValue(many);
			return true;
		}).on("EvtRender", arguments -> {
			final long number = Pointer.nativeValue((Pointer) arguments[1]) - 0x20_000;
			return rendered(event(number, number == 65 ? longText : "値 <" + number + '>'), (char[]) arguments[4],
					(IntByReference) arguments[5]);
		}).on("EvtOpenPublisherMetadata", arguments -> null).on("EvtClose", arguments -> open.remove(arguments[0]));

		final List<WindowsEvent> events = read(new EventLogProbe("Microsoft-Windows-AAD/Operational", "*", 1_000)).asOptional()
				.orElseThrow().events();

		assertEquals(count, events.size());
		assertEquals("Microsoft-Windows-AAD", events.getFirst().provider());
		assertEquals(List.of("Text=値 <3>"), events.get(3).data());
		assertEquals(List.of("Text=" + longText), events.get(65).data());
		assertEquals(Instant.parse("2026-01-31T08:41:00.1234567Z"), events.getFirst().time());
		assertEquals(List.of(), open, "not closed");
	}

	private static boolean rendered(final String xml, final char[] buffer, final IntByReference used) {
		// bytes, with the zero at the end
		used.setValue((xml.length() + 1) * Character.BYTES);
		if (xml.length() + 1 > buffer.length) {
			Native.setLastError(WindowsConstants.ERROR_INSUFFICIENT_BUFFER);
			return false;
		}
		xml.getChars(0, xml.length(), buffer, 0);
		buffer[xml.length()] = 0;
		return true;
	}

	private static String event(final long record, final String text) {
		return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-AAD' "
				+ "Guid='{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}'/><EventID Qualifiers='16384'>1098</EventID><Version>0</Version><Level>2</Level>"
				+ "<TimeCreated SystemTime='2026-01-31T08:41:00.1234567Z'/><EventRecordID>" + record + "</EventRecordID><Correlation/>"
				+ "<Channel>Microsoft-Windows-AAD/Operational</Channel><Computer>PC-1</Computer><Security UserID='S-1-5-18'/></System>"
				+ "<EventData><Data Name='Text'>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</Data></EventData></Event>";
	}

	private static Pointer opened(final List<Pointer> open, final long number) {
		final Pointer handle = new Pointer(number);
		open.add(handle);
		return handle;
	}

	private void domain(final String name, final int status) {
		functions.on("NetGetJoinInformation", arguments -> {
			((IntByReference) arguments[2]).setValue(status);
			give(arguments[1], text(name));
			return 0;
		});
	}

	private void entra(final int joinType) {
		functions.on("NetGetAadJoinInformation", arguments -> {
			final DSREG_JOIN_INFO info = new DSREG_JOIN_INFO(memory(new DSREG_JOIN_INFO().size()));
			info.joinType = joinType;
			info.pszDeviceId = text("11111111-2222-3333-4444-555555555555");
			info.pszIdpDomain = text("login.windows.net");
			info.pszTenantId = text("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
			info.pszTenantDisplayName = text("コントソ");
			// an empty text is no value
			info.pszMdmEnrollmentUrl = text("");
			info.write();
			give(arguments[1], info.getPointer());
			return 0;
		});
	}

	private static Map<String, String> section(final DeviceJoinStatus status, final String name) {
		return status.sections().stream().filter(section -> section.title().equals(name)).findFirst().orElseThrow().values();
	}

	private Pointer sessionInformation(final int session) {
		final WTSINFOW info = new WTSINFOW(memory(new WTSINFOW().size()));
		info.CurrentTime = NOW;
		// of a session at the machine itself it is often not known
		info.LastInputTime = session == 2 ? NOW - Duration.ofMinutes(17).plusSeconds(30).toNanos() / 100 : 0;
		info.write();
		return info.getPointer();
	}

	private boolean lookUp(final Pointer sid, final char[] name, final IntByReference nameLength, final char[] domain,
			final IntByReference domainLength) {
		final String account = accounts.get(sid);
		if (account == null) {
			return false;
		}
		final int backslash = account.indexOf('\\');
		account.getChars(backslash + 1, account.length(), name, 0);
		nameLength.setValue(account.length() - backslash - 1);
		account.getChars(0, backslash, domain, 0);
		domainLength.setValue(backslash);
		return true;
	}

	private Pointer sid(final String text) {
		return sids.computeIfAbsent(text, unknown -> memory(28));
	}

	private Pointer text(final String text) {
		final Memory memory = memory((text.length() + 1L) * Native.WCHAR_SIZE);
		memory.setWideString(0, text);
		return memory;
	}

	private Memory memory(final long size) {
		final Memory memory = new Memory(size);
		memory.clear();
		laidDown.add(memory);
		return memory;
	}

	private boolean give(final Object reference, final Pointer block) {
		((PointerByReference) reference).setValue(block);
		handedOut.add(new Pointer(Pointer.nativeValue(block)));
		return true;
	}

	private Object takeBack(final Object block) {
		assertTrue(handedOut.remove(new Pointer(Pointer.nativeValue((Pointer) block))), "given back what was not handed out");
		return null;
	}

	private <V extends ProbeValue> Answer<V> read(final Probe<V> probe) throws Exception {
		try (WindowsHost host = WindowsApiConnector.open(new EndpointDescriptor("PC-1", "localhost", "local", 0, "", CredentialSource.NONE,
				Duration.ofSeconds(1), List.of(), Set.of(), Map.of(), Map.of()), functions.api(), Cancellation.none())) {
			return host.read(Set.of(probe), Cancellation.none()).answer(probe);
		}
	}
}
