package io.shuzen.windows.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.ApplyContext;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ServiceProbe;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.UserSession;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.windows.internal.evidence.EvidenceConnector;

/** Recorded machines: the same parsers, other people's ways of typing. */
class EvidenceTest {

	private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-512117";
	private static final Identity USER = Identity.user(SID);

	@TempDir
	Path folder;
	private final StringBuilder entries = new StringBuilder();
	private int number;

	private void record(final String command, final String identity, final String sample) throws IOException {
		record(command, identity, 0, Samples.bytes(sample), "");
	}

	private void record(final String command, final String identity, final int exitCode, final byte[] output, final String more)
			throws IOException {
		number++;
		Files.write(folder.resolve(number + ".txt"), output);
		entries.append(entries.isEmpty() ? "" : ",\n").append("{\"probe\": {\"type\": \"tool\", \"command\": \"")
				.append(command.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"}, \"identity\": \"").append(identity)
				.append("\", \"exitCode\": ").append(exitCode).append(more).append(", \"stdout\": \"").append(number).append(".txt\"}");
	}

	private WindowsHost open() throws IOException, FailureException {
		Files.writeString(folder.resolve("evidence.json"),
				"{\"endpoint\": \"PC-0417\", \"captured\": \"2026-01-31T09:00:00Z\", \"facts\": [\n" + entries + "\n]}\n");
		return new EvidenceConnector().open(EndpointDescriptor.of("PC-0417", folder.toString(), "evidence"), Cancellation.none());
	}

	private Facts read(final Probe<?>... probes) throws IOException, FailureException {
		try (WindowsHost host = open()) {
			return host.read(new LinkedHashSet<>(List.of(probes)), Cancellation.none());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "reg query \"HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity\" /s",
			"C:\\Windows\\System32\\REG.EXE QUERY HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Common\\Identity /S /reg:64",
			"cmd /c reg query HKCU\\software\\microsoft\\office\\16.0\\common\\identity /s", "cmd.exe /d /c \"chcp 65001>nul & reg query HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity /s\"",
			"powershell -NoProfile -Command \"reg query HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity /s\"",
			"reg query \"HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity\" /s 2>&1" })
	void aUsersRegistryIsThatUsers(final String command) throws Exception {
		record(command, "user:" + SID, "reg_hkcu_identity_signed_in_synth.txt");
		final RegistryProbe below = RegistryProbe.tree("HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity\\Identities");
		final Facts facts = read(below);
		assertEquals(1, facts.answer(below, USER).asOptional().orElseThrow().subkeys().size());
		assertEquals(List.of(SID), facts.users().stream().map(user -> user.sid()).toList());
		assertEquals(Optional.empty(), facts.users().getFirst().session());
	}

	@Test
	void aKeyThatWasNotThereIsKnowledgeAndOneThatWasNotRecordedIsNot() throws Exception {
		record("reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Office /s", "administrator", 1,
				Samples.text("reg_query_not_found_ja_synth.txt").getBytes(Charset.forName("windows-31j")), ", \"charset\": \"windows-31j\"");
		final RegistryProbe absent = RegistryProbe.tree("HKLM\\SOFTWARE\\Policies\\Microsoft\\Office\\16.0");
		final RegistryProbe unknown = RegistryProbe.tree("HKLM\\SOFTWARE\\Other");
		final Facts facts = read(absent, unknown);
		assertTrue(facts.answer(absent).isAbsent());
		assertEquals(FailureKind.NOT_READ, facts.answer(unknown).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void aHiveRecordedFromOutsideIsItsUsersToo() throws Exception {
		record("reg query \"HKU\\" + SID + "\\Software\\Microsoft\\Office\\16.0\\Common\\Identity\" /s", "administrator", 0,
				Samples.text("reg_hkcu_identity_signed_in_synth.txt").replace("HKEY_CURRENT_USER", "HKEY_USERS\\" + SID).getBytes("UTF-8"), "");
		final RegistryProbe probe = RegistryProbe.tree("HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity");
		assertEquals("t.yamada", read(probe).answer(probe, USER).asOptional().orElseThrow().value("ADUserName").orElseThrow().asText()
				.orElseThrow());
	}

	@Test
	void singleValuesMakeUpAKey() throws Exception {
		record("reg query \"HKCU\\Software\\X\" /v EnableADAL", "user:" + SID, 0,
				"\r\nHKEY_CURRENT_USER\\Software\\X\r\n    EnableADAL    REG_DWORD    0x0\r\n\r\n".getBytes(), "");
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\X");
		assertEquals(0, read(probe).answer(probe, USER).asOptional().orElseThrow().value("EnableADAL").orElseThrow().asNumber().getAsLong());
	}

	@Test
	void everyGeneralToolAnswersItsProbe() throws Exception {
		record("tasklist /fo csv /v", "administrator", "tasklist_csv_ja_synth.txt");
		record("CMDKEY.EXE /list", "user:" + SID, "cmdkey_list_ja_synth.txt");
		record("query user", "administrator", "quser_active_disc_en_synth.txt");
		record("whoami /user /fo csv", "user:" + SID, "whoami_user_csv_en_synth.txt");
		record("dsregcmd /status", "user:" + SID, "dsregcmd_status_wpj_workgroup_synth.txt");
		record("dsregcmd.exe /STATUS", "administrator", "dsregcmd_status_workgroup_clean_synth.txt");
		record("sc query TokenBroker", "administrator", "sc_query_tokenbroker_running_en_synth.txt");
		record("sc.exe qc wlidsvc", "administrator", "sc_qc_wlidsvc_disabled_en_synth.txt");
		record("netsh winhttp show proxy", "administrator", "netsh_winhttp_proxy_en_synth.txt");
		record("powershell.exe -NoProfile -Command \"Get-NetConnectionProfile | Format-List\"", "administrator",
				"get_netconnectionprofile_local_synth.txt");
		record("w32tm /stripchart /computer:time.windows.com /samples:3 /dataonly", "administrator", "w32tm_stripchart_ok_synth.txt");
		record("wevtutil qe Microsoft-Windows-AAD/Operational /c:200 /rd:true /f:text", "administrator",
				"wevtutil_aad_network_caa70004_synth.txt");
		record("powershell -Command \"Get-AppxPackage Microsoft.AAD.BrokerPlugin\"", "user:" + SID,
				"get_appxpackage_aad_brokerplugin_present_synth.txt");
		record("Get-AppxPackage -Name 'Microsoft.Windows.CloudExperienceHost'", "user:" + SID, 0, "\r\n".getBytes(), "");
		final EventLogProbe events = new EventLogProbe("Microsoft-Windows-AAD/Operational", "*[System[(EventID=1098)]]", 50);
		final Facts facts = read(ProcessProbe.INSTANCE, CredentialProbe.INSTANCE, DeviceJoinProbe.EACH_USER, DeviceJoinProbe.MACHINE,
				new ServiceProbe("TokenBroker"), new ServiceProbe("wlidsvc"), NetworkProbe.INSTANCE, ClockProbe.INSTANCE, events,
				new PackageProbe("Microsoft.AAD.BrokerPlugin"));
		assertEquals(5, facts.answer(ProcessProbe.INSTANCE).asOptional().orElseThrow().processes().size());
		assertEquals(10, facts.answer(CredentialProbe.INSTANCE, USER).asOptional().orElseThrow().credentials().size());
		assertEquals("contoso\\t.yamada", facts.user(USER).orElseThrow().account());
		assertEquals(UserSession.State.ACTIVE, facts.user(USER).orElseThrow().session().orElseThrow().state());
		assertEquals(1, facts.answer(DeviceJoinProbe.EACH_USER, USER).asOptional().orElseThrow().workAccounts().size());
		assertEquals(0, facts.answer(DeviceJoinProbe.MACHINE).asOptional().orElseThrow().workAccounts().size());
		assertEquals(WindowsService.State.RUNNING, facts.answer(new ServiceProbe("TokenBroker")).asOptional().orElseThrow().state());
		assertEquals(WindowsService.StartType.DISABLED, facts.answer(new ServiceProbe("wlidsvc")).asOptional().orElseThrow().startType());
		assertEquals("proxy.corp.contoso.com:8080", facts.answer(NetworkProbe.INSTANCE).asOptional().orElseThrow().winHttpProxy());
		assertEquals(1, facts.answer(NetworkProbe.INSTANCE).asOptional().orElseThrow().connections().size());
		assertEquals(18, facts.answer(ClockProbe.INSTANCE).asOptional().orElseThrow().offsetMillis());
		assertEquals(List.of(1098), facts.answer(events).asOptional().orElseThrow().events().stream().map(event -> event.id()).toList());
		assertEquals(1, facts.answer(new PackageProbe("Microsoft.AAD.BrokerPlugin"), USER).asOptional().orElseThrow().packages().size());
		assertEquals(List.of(), facts.answer(new PackageProbe("Microsoft.Windows.CloudExperienceHost"), USER).asOptional().orElseThrow().packages());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cscript //nologo \"C:\\Program Files\\Microsoft Office\\Office16\\OSPP.VBS\" /dstatus",
			"C:\\windows\\system32\\CScript.exe ospp.vbs /DSTATUS", "cmd /c cscript.exe //B //NoLogo ospp.vbs /dstatus" })
	void aPacksOwnToolIsFoundByNameAndSwitches(final String command) throws Exception {
		record(command, "administrator", 0, "---Processing---\r\n".getBytes(), "");
		final ToolProbe probe = new ToolProbe(
				ToolCommand.of("cscript.exe", "//nologo", "%ProgramFiles%\\Microsoft Office\\Office16\\ospp.vbs", "/dstatus"), ReadScope.MACHINE);
		assertEquals("---Processing---\r\n", read(probe).answer(probe).asOptional().orElseThrow().standardOutput());
		final ToolProbe other = new ToolProbe(ToolCommand.of("cscript.exe", "//nologo", "ospp.vbs", "/unpkey:XXXXX"), ReadScope.MACHINE);
		assertEquals(FailureKind.NOT_READ, read(other).answer(other).whyUnreadable().orElseThrow().kind());
	}

	@Test
	void whatWasSavedAnswersAgain() throws Exception {
		record("cmdkey /list", "user:" + SID, "cmdkey_list_en_synth.txt");
		record("dsregcmd /status", "administrator", "dsregcmd_status_aadj_full_synth.txt");
		final Facts first = read(CredentialProbe.INSTANCE, DeviceJoinProbe.MACHINE);
		final Path saved = folder.resolve("saved");
		EvidenceFolder.write(saved, first);
		try (WindowsHost host = new EvidenceConnector().open(EndpointDescriptor.of("PC", saved.toString(), "evidence"), Cancellation.none())) {
			final Facts second = host.read(java.util.Set.of(CredentialProbe.INSTANCE, DeviceJoinProbe.MACHINE), Cancellation.none());
			assertEquals(first.answer(CredentialProbe.INSTANCE, USER), second.answer(CredentialProbe.INSTANCE, USER));
			assertEquals(first.answer(DeviceJoinProbe.MACHINE), second.answer(DeviceJoinProbe.MACHINE));
		}
	}

	@Test
	void aRecordingIsNotChanged() throws Exception {
		try (WindowsHost host = open()) {
			final Outcome outcome = host.apply(new RegistryValueSet(RegistryPath.parse("HKLM\\SOFTWARE\\X"), RegistryView.BITS_64,
					RegistryValue.number("n", 1), Identity.ADMINISTRATOR), new ApplyContext("run", Cancellation.none(), line -> {
						// nothing is printed
					}));
			assertEquals(FailureKind.UNSUPPORTED, assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
		}
	}
}
