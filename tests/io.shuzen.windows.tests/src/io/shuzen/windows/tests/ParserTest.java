package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.NetworkStatus.Connectivity;
import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.UserSession.State;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsProcess;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.windows.data.StripChartOutput;
import io.shuzen.windows.internal.parse.AccountOutput;
import io.shuzen.windows.internal.parse.CertificateBlob;
import io.shuzen.windows.internal.parse.CredentialListOutput;
import io.shuzen.windows.internal.parse.DeviceJoinOutput;
import io.shuzen.windows.internal.parse.EventOutput;
import io.shuzen.windows.internal.parse.FormatListOutput;
import io.shuzen.windows.internal.parse.OutputDecoder;
import io.shuzen.windows.internal.parse.ProxyOutput;
import io.shuzen.windows.internal.parse.RegQueryOutput;
import io.shuzen.windows.internal.parse.RegistryFile;
import io.shuzen.windows.internal.parse.ScheduledTaskOutput;
import io.shuzen.windows.internal.parse.ServiceOutput;
import io.shuzen.windows.internal.parse.SessionListOutput;
import io.shuzen.windows.internal.parse.SessionListOutput.NamedSession;
import io.shuzen.windows.internal.parse.TaskListOutput;
import io.shuzen.windows.internal.quoting.RegistrationFileQuoting;

/** The parsers on outputs in English and Japanese, and on what no tool should print. */
class ParserTest {

	private static final RegistryPath IDENTITY = RegistryPath.parse("HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity");

	@Test
	void readsARegistryTree() {
		final RegistryKey key = RegQueryOutput
				.parse(Samples.windowsText("reg_hkcu_identity_signed_in_synth.txt"), IDENTITY, IDENTITY, true).orElseThrow();
		assertEquals(OptionalLong.of(1), key.value("Version").orElseThrow().asNumber());
		assertEquals("山田 太郎", key.value("ADUserDisplayName").orElseThrow().asText().orElseThrow());
		assertEquals("", key.value("ConnectedAccountWamAad").orElseThrow().asText().orElseThrow());
		final RegistryKey account = key.subkey("Identities").orElseThrow().subkeys().getFirst();
		assertEquals("taro.yamada@contoso.com", account.value("EmailAddress").orElseThrow().asText().orElseThrow());
		assertEquals(9, account.values().size());
		// its parent was not printed, and is there all the same
		assertEquals(1, key.subkey("Profiles").orElseThrow().subkeys().size());
	}

	@Test
	void namesAUsersHiveAfterTheUserWhoeverReadIt() {
		final RegistryPath where = IDENTITY.ofUser("S-1-5-21-1-2-3-1001");
		final String output = Samples.windowsText("reg_hkcu_identity_signed_in_synth.txt").replace("HKEY_CURRENT_USER",
				"HKEY_USERS\\S-1-5-21-1-2-3-1001");
		assertEquals(RegQueryOutput.parse(Samples.text("reg_hkcu_identity_signed_in_synth.txt"), IDENTITY, IDENTITY, true),
				RegQueryOutput.parse(output, IDENTITY, where, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reg_c2r_configuration_ltsc2021_synth.txt", "reg_c2r_configuration_m365_activated_synth.txt",
			"reg_c2r_configuration_m365_reset_synth.txt", "reg_cdj_joininfo_synth.txt", "reg_hkcu_identity_empty_synth.txt",
			"reg_hkcu_licensingnext_vnext_synth.txt", "reg_hkcu_wpj_joininfo_synth.txt",
			"reg_hklm_usersettings_customuserreset_synth.txt" })
	void findsEveryValueOfEverySample(final String sample) {
		final String output = Samples.windowsText(sample);
		assertEquals(output.lines().filter(line -> line.startsWith("    ")).count(),
				RegQueryOutput.keys(output).values().stream().mapToLong(List::size).sum());
	}

	@Test
	void keysOfAnotherQueryInTheSameFileAreNotMixedIn() {
		final String output = "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\X\r\n    a    REG_SZ    1\r\n\r\n"
				+ "HKEY_LOCAL_MACHINE\\SOFTWARE\\Y\r\n    b    REG_SZ    2\r\n\r\n";
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\X");
		assertEquals(List.of("a"), RegQueryOutput.parse(output, path, path, true).orElseThrow().values().stream()
				.map(RegistryValue::name).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "reg_query_not_found_en_synth.txt", "reg_query_not_found_ja_synth.txt" })
	void aMessageIsNoKey(final String sample) {
		assertEquals(Optional.empty(), RegQueryOutput.parse(Samples.text(sample), IDENTITY, IDENTITY, true));
	}

	@Test
	void readsEveryTypeAndTheDefaultValueInAnyLanguage() {
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\X");
		final String output = "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\X\r\n    (既定)    REG_SZ    default\r\n    multi    REG_MULTI_SZ    a\\0b\r\n"
				+ "    big    REG_QWORD    0xffffffffffffffff\r\n    bytes    REG_BINARY    00FF\r\n    none    REG_NONE    \r\n"
				+ "    text    REG_SZ    first\r\nsecond\r\n\r\nlast\r\n    (x)    REG_EXPAND_SZ    %A%\r\n\r\n"
				+ "HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\Sub\r\n\r\n";
		final RegistryKey key = RegQueryOutput.parse(output, path, path, false).orElseThrow();
		assertEquals("default", key.value("").orElseThrow().asText().orElseThrow());
		assertEquals(RegistryValue.texts("multi", List.of("a", "b")), key.value("multi").orElseThrow());
		assertEquals(OptionalLong.of(-1), key.value("big").orElseThrow().asNumber());
		assertEquals(new RegistryData.Binary("00ff"), key.value("bytes").orElseThrow().data());
		assertEquals("first\r\nsecond\r\n\r\nlast", key.value("text").orElseThrow().asText().orElseThrow());
		assertEquals("%A%", key.value("(x)").orElseThrow().asText().orElseThrow());
		assertEquals(List.of("Sub"), key.subkeys().stream().map(below -> below.path().name()).toList());
	}

	@Test
	void registrationFilesCarryEverythingThereAndBack() throws Exception {
		final Random random = new Random(20_260_131);
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\X");
		for (int round = 0; round < 2_000; round++) {
			final String name = anyText(random, false);
			final RegistryValue value = switch (random.nextInt(5)) {
			case 0 -> RegistryValue.text(name, anyText(random, true));
			case 1 -> RegistryValue.number(name, random.nextLong() & 0xFFFF_FFFFL);
			case 2 -> new RegistryValue(name, RegistryValueType.REG_EXPAND_SZ, new RegistryData.Text(anyText(random, true)));
			case 3 -> new RegistryValue(name, RegistryValueType.REG_QWORD, new RegistryData.Number(random.nextLong()));
			default -> RegistryValue.texts(name, List.of(anyText(random, true) + '.', "二"));
			};
			final byte[] file = new RegistryFile.Edit().key(path, List.of(), List.of(value)).content();
			final RegistryKey read = RegistryFile.parse(RegistrationFileQuoting.decode(file), path, path).orElseThrow();
			final int thisRound = round;
			assertEquals(List.of(value), read.values(), () -> "round " + thisRound);
		}
	}

	@Test
	void registrationFilesCarryLongTexts() throws Exception {
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\Long");
		final RegistryValue value = RegistryValue.text("name\\".repeat(3_000), "text\\\"".repeat(50_000));
		final byte[] file = new RegistryFile.Edit().key(path, List.of(), List.of(value)).content();
		assertEquals(List.of(value), RegistryFile.parse(RegistrationFileQuoting.decode(file), path, path).orElseThrow().values());
	}

	private static String anyText(final Random random, final boolean withBreaks) {
		final String characters = "aZ09 \"\\=[]@;,%!^&|<>()'山ソ表é\t" + (withBreaks ? "\r\n" : "") + "\ud83d";
		final StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			final char c = characters.charAt(random.nextInt(characters.length()));
			text.append(c == '\ud83d' ? "😀" : String.valueOf(c));
		}
		return text.toString();
	}

	@Test
	void readsExportsWithContinuedLines() {
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\X");
		final String file = RegistryFile.HEADER + "\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n@=\"a \\\"b\\\" \\\\\"\r\n"
				+ "\"bin\"=hex:00,01,\\\r\n  02,03\r\n\"two\"=\"first\r\nsecond\"\r\n\"lone\"=\"a\nb\rc\n\"\r\n\"m\"=hex(7):61,00,00,00,00,00\r\n\r\n"
				+ "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\a]b]\r\n\"d\"=dword:0000000a\r\n\r\n";
		final RegistryKey key = RegistryFile.parse(file, path, path).orElseThrow();
		assertEquals("a \"b\" \\", key.value("").orElseThrow().asText().orElseThrow());
		assertEquals("00010203", ((RegistryData.Binary) key.value("bin").orElseThrow().data()).hex());
		assertEquals("first\r\nsecond", key.value("two").orElseThrow().asText().orElseThrow());
		assertEquals("a\nb\rc\n", key.value("lone").orElseThrow().asText().orElseThrow());
		assertEquals(RegistryValue.texts("m", List.of("a")), key.value("m").orElseThrow());
		assertEquals(OptionalLong.of(10), key.subkey("a]b").orElseThrow().value("d").orElseThrow().asNumber());
		assertThrows(IllegalArgumentException.class, () -> RegistryFile.parse(file.substring(0, file.indexOf("second")), path, path));
		assertThrows(IllegalArgumentException.class, () -> RegistryFile.parse("REGEDIT4\r\n", path, path));
	}

	@Test
	void oddBytesUnderATextTypeStayBytes() {
		final RegistryPath path = RegistryPath.parse("HKLM\\SOFTWARE\\X");
		final String file = RegistryFile.HEADER + "\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"odd\"=hex(1):61,00,62\r\n\"short\"=hex(4):01\r\n";
		final RegistryKey key = RegistryFile.parse(file, path, path).orElseThrow();
		assertEquals(new RegistryValue("odd", RegistryValueType.REG_SZ, new RegistryData.Binary("610062")), key.value("odd").orElseThrow());
		assertEquals(new RegistryValue("short", RegistryValueType.REG_DWORD, new RegistryData.Binary("01")),
				key.value("short").orElseThrow());
	}

	@Test
	void tellsHowADeviceIsJoined() {
		assertEquals(Optional.of(JoinType.ENTRA_JOINED), join("dsregcmd_status_aadj_full_synth.txt").joinType());
		assertEquals(Optional.of(JoinType.HYBRID_JOINED), join("dsregcmd_status_haadj_full_synth.txt").joinType());
		assertEquals(Optional.of(JoinType.DOMAIN_JOINED), join("dsregcmd_status_dj_elevated_real.txt").joinType());
		assertEquals(Optional.of(JoinType.NOT_JOINED), join("dsregcmd_status_workgroup_clean_synth.txt").joinType());
		assertEquals(1, join("dsregcmd_status_wpj_workgroup_synth.txt").workAccounts().size());
		assertEquals(2, join("dsregcmd_status_dj_plus_wpj_synth.txt").workAccounts().size());
		assertEquals(Optional.of(false), join("dsregcmd_status_haadj_prt_failed_synth.txt").flag("SSO State", "AzureAdPrt"));
		assertTrue(join("dsregcmd_status_haadj_device_disabled_synth.txt").value("Device Details", "DeviceAuthStatus").orElseThrow()
				.startsWith("FAILED"));
	}

	@Test
	void joinsBrokenLinesAndKeepsWhatItDoesNotKnow() {
		final DeviceJoinStatus status = join("dsregcmd_status_dj_elevated_real.txt");
		assertEquals("Failed to auto detect the Proxy Auto-Configuration (PAC) script using WPAD. code: 0x80072f94",
				status.value("URL Specific Proxy Config", "Auto Detect PAC Status").orElseThrow());
		assertEquals("RCMLAB\\RCMLAB-WS2022-S$, RCMLAB-WS2022-S$@rcmlab.local",
				status.value("URL Specific Proxy Config", "Executing Account Name").orElseThrow());
		assertEquals("FAIL [0x80070002]", status.value("Diagnostic Data", "AD Configuration Test").orElseThrow());
		assertTrue(status.unrecognised().stream().anyMatch(line -> line.startsWith("Waiting for Diagnostics Task")));
	}

	private static DeviceJoinStatus join(final String sample) {
		assertEquals(DeviceJoinOutput.parse(Samples.text(sample)), DeviceJoinOutput.parse(Samples.windowsText(sample)));
		return DeviceJoinOutput.parse(Samples.text(sample));
	}

	@Test
	void listsCredentialsAlikeInBothLanguages() {
		final List<StoredCredential> english = CredentialListOutput.parse(Samples.windowsText("cmdkey_list_en_synth.txt")).credentials();
		assertEquals(10, english.size());
		assertEquals(new StoredCredential("MicrosoftOffice16_Data:SSPI:taro.yamada@contoso.com", "generic", "taro.yamada@contoso.com"),
				english.getFirst());
		assertEquals("", english.get(1).userName());
		assertEquals("MicrosoftAccount:target=SSO_POP_Device", english.get(7).target());
		assertEquals(new StoredCredential("fileserver01.corp.contoso.com", "domain password", "CONTOSO\\t.yamada"), english.get(9));
		assertEquals(english, CredentialListOutput.parse(Samples.windowsText("cmdkey_list_ja_synth.txt")).credentials());
		assertEquals(List.of(), CredentialListOutput.parse(Samples.text("cmdkey_list_none_en_synth.txt")).credentials());
	}

	@Test
	void listsProcessesAlikeInBothLanguages() {
		final List<WindowsProcess> processes = TaskListOutput.parse(Samples.windowsText("tasklist_csv_en_synth.txt")).processes();
		assertEquals(11, processes.size());
		assertEquals(new WindowsProcess(11_884, "WINWORD.EXE", 1, "", ""), processes.get(1));
		assertEquals(processes.subList(0, 5), TaskListOutput.parse(Samples.text("tasklist_csv_ja_synth.txt")).processes());
		assertEquals(List.of(), TaskListOutput.parse(Samples.text("tasklist_csv_none_en_synth.txt")).processes());
		final String verbose = "\"System Idle Process\",\"0\",\"Services\",\"0\",\"8 K\",\"Unknown\",\"NT AUTHORITY\\SYSTEM\",\"9:00:00\",\"該当なし\"\r\n"
				+ "\"a.exe\",\"12\",\"Console\",\"1\",\"8 K\",\"Running\",\"該当なし\",\"0:00:00\",\"該当なし\"\r\n"
				+ "\"WINWORD.EXE\",\"13\",\"Console\",\"1\",\"8 K\",\"Running\",\"PC\\t.yamada\",\"0:00:00\",\"\"a\",\"b\" - Word\"\r\n";
		final List<WindowsProcess> listed = TaskListOutput.parse(verbose).processes();
		assertEquals(new WindowsProcess(12, "a.exe", 1, "", ""), listed.get(1));
		assertEquals("PC\\t.yamada", listed.get(2).owner());
		assertTrue(listed.get(2).title().endsWith("- Word"));
	}

	@Test
	void tellsServicesStatesAndStartTypes() {
		final String running = Samples.windowsText("sc_query_tokenbroker_running_en_synth.txt");
		assertEquals(Optional.of(WindowsService.State.RUNNING), ServiceOutput.state(running));
		assertEquals(Optional.of("TokenBroker"), ServiceOutput.name(running));
		final String disabled = Samples.windowsText("sc_qc_wlidsvc_disabled_en_synth.txt");
		assertEquals(Optional.of(WindowsService.StartType.DISABLED), ServiceOutput.startType(disabled));
		assertEquals(Optional.of("LocalSystem"), ServiceOutput.account(disabled));
		final String german = running.replace("STATE ", "STATUS").replace("TYPE", "TYP ").replace("RUNNING", "GESTARTET");
		assertEquals(Optional.of(WindowsService.State.RUNNING), ServiceOutput.state(german));
		assertEquals(Optional.empty(), ServiceOutput.state("[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified …"));
		assertEquals(2, ServiceOutput.states(running + "\r\n" + running.replace("TokenBroker", "Other")).size());
	}

	@Test
	void listsSessions() {
		final List<NamedSession> sessions = SessionListOutput.parse(Samples.windowsText("quser_active_disc_en_synth.txt"));
		assertEquals(List.of("t.yamada", "h.sato", "helpdesk-adm"), sessions.stream().map(NamedSession::userName).toList());
		assertEquals(List.of(1, 3, 5), sessions.stream().map(session -> session.session().id()).toList());
		assertEquals(List.of(State.ACTIVE, State.DISCONNECTED, State.ACTIVE),
				sessions.stream().map(session -> session.session().state()).toList());
		assertEquals(List.of(0L, 1_575L, 3L), sessions.stream().map(session -> session.session().idleMinutes().getAsLong()).toList());
		assertEquals(List.of(), SessionListOutput.parse(Samples.text("quser_none_en_synth.txt")));
		final String japanese = " ユーザー名            セッション名       ID  状態    アイドル時間 ログオン時刻\r\n"
				+ ">山田太郎              console             1  アクティブ   なし      2025/11/21 8:41\r\n"
				+ " h.sato                                    3  切断     1+02:15   2025/11/19 18:02\r\n";
		assertEquals(List.of("山田太郎", "h.sato"), SessionListOutput.parse(japanese).stream().map(NamedSession::userName).toList());
	}

	@Test
	void tellsWhoSomebodyIs() {
		assertEquals(new AccountOutput.Account("contoso\\t.yamada", "S-1-5-21-1004336348-1177238915-682003330-512117"),
				AccountOutput.parse(Samples.text("whoami_user_csv_en_synth.txt")).orElseThrow());
	}

	@Test
	void readsPowerShellsLists() {
		final var packages = FormatListOutput.packages(Samples.windowsText("get_appxpackage_aad_brokerplugin_present_synth.txt")).packages();
		assertEquals("1000.19041.4648.0", packages.getFirst().version());
		assertEquals("Ok", packages.getFirst().status());
		assertEquals(List.of(), FormatListOutput.packages("\r\n").packages());
		final var connection = FormatListOutput.connections(Samples.text("get_netconnectionprofile_internet_synth.txt")).getFirst();
		assertEquals(Connectivity.INTERNET, connection.ipv4());
		assertEquals("イーサネット", connection.interfaceAlias());
		assertEquals(Connectivity.LOCAL_NETWORK,
				FormatListOutput.connections(Samples.text("get_netconnectionprofile_local_synth.txt")).getFirst().ipv4());
	}

	@Test
	void tellsTheProxy() {
		assertEquals(new ProxyOutput.Proxy("", ""), ProxyOutput.parse(Samples.windowsText("netsh_winhttp_direct_en_synth.txt")).orElseThrow());
		final ProxyOutput.Proxy proxy = new ProxyOutput.Proxy("proxy.corp.contoso.com:8080", "*.corp.contoso.com;<local>");
		assertEquals(proxy, ProxyOutput.parse(Samples.windowsText("netsh_winhttp_proxy_en_synth.txt")).orElseThrow());
		assertEquals(proxy, ProxyOutput.parse("\r\n現在の WinHTTP プロキシ設定:\r\n\r\n    プロキシ サーバー:  proxy.corp.contoso.com:8080\r\n"
				+ "    バイパス一覧     :  *.corp.contoso.com;<local>\r\n").orElseThrow());
		final byte[] setting = HexFormat.of().parseHex("2800000000000000030000000300000061" + "3a3104000000" + "3c4c3e2e");
		assertEquals(new ProxyOutput.Proxy("a:1", "<L>."), ProxyOutput.fromRegistry(setting).orElseThrow());
		assertEquals(Optional.empty(), ProxyOutput.fromRegistry(new byte[5]));
	}

	@Test
	void tellsTheClocksOffset() {
		assertEquals(new ClockStatus(18, "time.windows.com"),
				StripChartOutput.parse(Samples.windowsText("w32tm_stripchart_ok_synth.txt")).orElseThrow());
		assertEquals(-361_250, StripChartOutput.parse("10:12:03, -361.2504711s\r\n").orElseThrow().offsetMillis());
		assertEquals(Optional.empty(), StripChartOutput.parse("10:12:03, error: 0x800705B4\r\n"));
	}

	@Test
	void readsEventsAsText() {
		final List<WindowsEvent> events = EventOutput.parse(Samples.windowsText("wevtutil_aad_network_caa70004_synth.txt")).events();
		assertEquals(2, events.size());
		assertEquals(1098, events.getFirst().id());
		assertEquals(2, events.getFirst().level());
		assertEquals(Instant.parse("2025-11-21T08:45:12.331Z"), events.getFirst().time());
		assertTrue(events.getFirst().message().startsWith("Error: 0xCAA70004"));
		for (final String sample : List.of("wevtutil_aad_nonssl_synth.txt", "wevtutil_udr_304_305_307_synth.txt",
				"wevtutil_appmodelstate_broker_broken_synth.txt")) {
			assertFalse(EventOutput.parse(Samples.text(sample)).events().isEmpty(), sample);
		}
	}

	@Test
	void readsEventsAsXml() {
		final String xml = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-AAD'/>"
				+ "<EventID>1098</EventID><Level>2</Level><TimeCreated SystemTime='2025-11-21T08:45:12.3310000Z'/>"
				+ "<Channel>Microsoft-Windows-AAD/Operational</Channel></System><EventData><Data Name='Error'>0xCAA70004\u0001</Data><Data>x</Data>"
				+ "</EventData><RenderingInfo Culture='ja-JP'><Message>エラー</Message></RenderingInfo></Event>";
		final List<WindowsEvent> events = EventOutput.parse(xml + xml + "<Event>broken</Event>").events();
		assertEquals(2, events.size());
		assertEquals(List.of("Error=0xCAA70004\ufffd", "x"), events.getFirst().data());
		assertEquals("エラー", events.getFirst().message());
		final String attack = "<!DOCTYPE Event [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
		assertEquals(0, EventOutput.parse("<Event>" + attack + "</Event>").events().size());
	}

	@Test
	void tellsAboutScheduledTasks() {
		assertEquals(Optional.of(true), ScheduledTaskOutput.enabled("<?xml?><Task><Settings></Settings></Task>"));
		assertEquals(Optional.of(false), ScheduledTaskOutput.enabled(
				"<Task><Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers><Settings><Enabled>false</Enabled></Settings></Task>"));
		assertEquals(Optional.empty(), ScheduledTaskOutput.enabled("エラー"));
		final String row = "\"PC\",\"\\Task\",\"N/A\",\"準備完了\",\"対話型のみ\",\"2025/11/21 8:41:00\",\"%s\",\"x\"\r\n";
		assertEquals(OptionalInt.of(-2147024894), ScheduledTaskOutput.lastResult(row.formatted("-2147024894")));
		assertEquals(OptionalInt.empty(), ScheduledTaskOutput.lastResult(row.formatted("267011")));
	}

	@Test
	void decodesWhateverWindowsWrites() {
		final String text = "サービス名: 表ソ\r\n";
		final Charset japanese = Charset.forName("windows-31j");
		assertEquals(text, OutputDecoder.decode(text.getBytes(StandardCharsets.UTF_8), japanese));
		assertEquals(text, OutputDecoder.decode(text.getBytes(japanese), japanese));
		assertEquals(text, OutputDecoder.decode(text.getBytes(StandardCharsets.UTF_16LE), japanese));
		assertEquals(text, OutputDecoder.decode(('\ufeff' + text).getBytes(StandardCharsets.UTF_16LE), japanese));
		for (final String name : List.of("windows-31j", "CP932", "932", "Shift_JIS", "oem932", "ms932")) {
			assertEquals(text, OutputDecoder.decodeRecorded(text.getBytes(japanese), Optional.of(name)), name);
		}
		assertEquals(text, OutputDecoder.decodeRecorded(text.getBytes(japanese), Optional.empty()));
		assertEquals(text, OutputDecoder.decodeRecorded(text.getBytes(StandardCharsets.UTF_16LE), Optional.of("cp932")), "wrongly declared");
		assertEquals(text, OutputDecoder.decodeRecorded(text.getBytes(StandardCharsets.UTF_8), Optional.of("nonsense")));
		assertEquals("Müller é\r\n", OutputDecoder.decodeRecorded("Müller é\r\n".getBytes(Charset.forName("IBM850")), Optional.empty()));
		assertEquals("Müller é\r\n", OutputDecoder.decodeRecorded("Müller é\r\n".getBytes(Charset.forName("windows-1252")), Optional.empty()));
	}

	@Test
	void nothingThatIsPrintedMakesAParserFail() {
		final Random random = new Random(417);
		for (int round = 0; round < 1_000; round++) {
			final byte[] bytes = new byte[random.nextInt(400)];
			random.nextBytes(bytes);
			final String junk = round % 2 == 0 ? new String(bytes, StandardCharsets.ISO_8859_1)
					: damaged(Samples.text("dsregcmd_status_dj_elevated_real.txt") + Samples.text("cmdkey_list_ja_synth.txt")
							+ Samples.text("reg_hkcu_identity_signed_in_synth.txt") + Samples.text("tasklist_csv_ja_synth.txt")
							+ Samples.text("quser_active_disc_en_synth.txt"), random);
			assertDoesNotThrow(() -> {
				RegQueryOutput.parse(junk, IDENTITY, IDENTITY, true);
				DeviceJoinOutput.parse(junk);
				CredentialListOutput.parse(junk);
				TaskListOutput.parse(junk);
				ServiceOutput.state(junk);
				ServiceOutput.startType(junk);
				SessionListOutput.parse(junk);
				FormatListOutput.packages(junk);
				ProxyOutput.parse(junk);
				StripChartOutput.parse(junk);
				EventOutput.parse(junk);
				ScheduledTaskOutput.lastResult(junk);
				CertificateBlob.parse(bytes);
				OutputDecoder.decodeRecorded(bytes, Optional.of("cp932"));
			});
		}
	}

	private static String damaged(final String text, final Random random) {
		final StringBuilder damaged = new StringBuilder(text);
		for (int i = random.nextInt(30); i > 0; i--) {
			final int place = random.nextInt(damaged.length() - 10);
			if (random.nextBoolean()) {
				damaged.delete(place, place + random.nextInt(10));
			} else {
				damaged.setCharAt(place, (char) random.nextInt(0x3100));
			}
		}
		return damaged.toString();
	}
}
