package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Probe;
import io.shuzen.office.internal.OfficePack;
import io.shuzen.windows.internal.evidence.EvidenceConnector;

/** Every kind of tool output that people record, in several ways to type its command and several encodings, leads to its finding. */
class RecordedToolsTest {

	private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1104";
	private static final String USER = "user:" + SID;
	private static final String ADMINISTRATOR = "administrator";
	private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
	private static final String IDENTITY = "Software\\Microsoft\\Office\\16.0\\Common\\Identity";
	private static final String CONFIGURATION = "SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";
	private static final String[] OSPP = { "cscript //nologo \"C:\\Program Files\\Microsoft Office\\Office16\\OSPP.VBS\" /dstatus",
			"cscript.exe C:\\Program Files\\Microsoft Office\\Office16\\ospp.vbs /dstatus",
			"cd /d \"C:\\Program Files\\Microsoft Office\\Office16\" && cscript ospp.vbs /dstatus", "cmd /c cscript //B ospp.vbs /DSTATUS" };
	private static final String[] VNEXTDIAG = { "powershell -ExecutionPolicy Bypass -File vnextdiag.ps1 -action list",
			"& 'C:\\Program Files\\Microsoft Office\\Office16\\vnextdiag.ps1' -action list", ".\\vNextDiag.ps1",
			"PS C:\\Temp> .\\vnextdiag.ps1 -Action list" };
	private static final String[] STATUS = { "dsregcmd /status", "C:\\Windows\\System32\\dsregcmd.exe /STATUS",
			"cmd /c \"chcp 65001 > nul & dsregcmd /status\"", "dsregcmd /status > status.txt" };
	private static final String[] NETWORK = { "powershell Get-NetConnectionProfile", "Get-NetConnectionProfile | Format-List",
			"powershell.exe -NoProfile -ExecutionPolicy Bypass -Command \"& {Get-NetConnectionProfile}\"",
			"powershell -enc " + Base64.getEncoder().encodeToString("Get-NetConnectionProfile".getBytes(StandardCharsets.UTF_16LE)) };
	private static final String[] AAD_LOG = { "wevtutil qe Microsoft-Windows-AAD/Operational /c:200 /rd:true /f:xml",
			"wevtutil query-events \"Microsoft-Windows-AAD/Operational\" /f:text" };

	private record Entry(String command, String identity, byte[] output, String charset) {
	}

	private record Case(String sample, String identity, String diagnostic, Severity severity, String... commands) {
	}

	@TempDir
	Path folder;

	private static List<Case> cases() {
		final List<Case> cases = new ArrayList<>();
		cases.add(new Case("ospp_dstatus_o365_notifications_synth.txt", ADMINISTRATOR, "D-16", Severity.WARNING, OSPP));
		cases.add(new Case("ospp_dstatus_no_keys_synth.txt", ADMINISTRATOR, "D-16", Severity.OK, OSPP));
		cases.add(new Case("vnextdiag_list_user_rfm_synth.txt", USER, "D-10", Severity.ERROR, VNEXTDIAG));
		cases.add(new Case("vnextdiag_list_user_licensed_synth.txt", USER, "D-10", Severity.OK, VNEXTDIAG));
		cases.add(new Case("reg_hkcu_identity_signed_in_synth.txt", USER, "D-20", Severity.OK, "reg query HKCU\\" + IDENTITY + " /s",
				"reg.exe QUERY \"HKEY_CURRENT_USER\\" + IDENTITY + "\" /S", "powershell reg query HKCU\\" + IDENTITY + " /s"));
		cases.add(new Case("reg_c2r_configuration_m365_activated_synth.txt", ADMINISTRATOR, "D-08", Severity.OK,
				"reg query HKLM\\" + CONFIGURATION, "reg query HKLM\\" + CONFIGURATION + " /s /reg:64"));
		cases.add(new Case("reg_hklm_usersettings_customuserreset_synth.txt", ADMINISTRATOR, "D-19", Severity.INFO,
				"reg query \"HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\User Settings\" /s"));
		cases.add(new Case("wevtutil_aad_network_caa70004_synth.txt", ADMINISTRATOR, "D-34", Severity.WARNING, AAD_LOG));
		cases.add(new Case("wevtutil_aad_nonssl_synth.txt", ADMINISTRATOR, "D-34", Severity.ERROR, AAD_LOG));
		cases.add(new Case("get_netconnectionprofile_local_synth.txt", ADMINISTRATOR, "D-50", Severity.ERROR, NETWORK));
		cases.add(new Case("get_netconnectionprofile_internet_synth.txt", ADMINISTRATOR, "D-50", Severity.OK, NETWORK));
		cases.add(new Case("dsregcmd_listaccounts_one_synth.txt", USER, "D-36", Severity.OK, "dsregcmd /listaccounts",
				"dsregcmd.exe /ListAccounts", "dsregcmd /debug /listaccounts"));
		cases.add(new Case("get_appxpackage_aad_brokerplugin_present_synth.txt", USER, "D-30", Severity.OK,
				"Get-AppxPackage Microsoft.AAD.BrokerPlugin", "powershell get-appxpackage -name microsoft.aad.brokerplugin",
				"powershell -Command \"Get-AppxPackage *AAD.BrokerPlugin*\"", "Get-AppxPackage"));
		cases.add(new Case("dsregcmd_status_haadj_prt_failed_synth.txt", USER, "D-41", Severity.ERROR, STATUS));
		cases.add(new Case("dsregcmd_status_aadj_full_synth.txt", ADMINISTRATOR, "D-40", Severity.OK, STATUS));
		cases.add(new Case("cmdkey_list_ja_synth.txt", USER, "D-27", Severity.INFO, "cmdkey /list", "CMDKEY.EXE -list"));
		cases.add(new Case("cmdkey_list_en_synth.txt", USER, "D-27", Severity.INFO, "cmdkey /list"));
		cases.add(new Case("tasklist_csv_ja_synth.txt", ADMINISTRATOR, "D-07", Severity.INFO, "tasklist /fo csv", "tasklist.exe /v /fo csv"));
		cases.add(new Case("tasklist_csv_en_synth.txt", ADMINISTRATOR, "D-07", Severity.INFO, "tasklist -FO CSV"));
		cases.add(new Case("netsh_winhttp_proxy_en_synth.txt", ADMINISTRATOR, "D-53", Severity.INFO, "netsh winhttp show proxy"));
		cases.add(new Case("sc_qc_wlidsvc_disabled_en_synth.txt", ADMINISTRATOR, "D-61", Severity.ERROR, "sc qc wlidsvc", "sc.exe QC WlidSvc"));
		cases.add(new Case("w32tm_stripchart_ok_synth.txt", ADMINISTRATOR, "D-60", Severity.OK,
				"w32tm /stripchart /computer:time.windows.com /samples:3 /dataonly"));
		cases.add(new Case("quser_active_disc_en_synth.txt", ADMINISTRATOR, "D-03", Severity.INFO, "quser", "query user"));
		return cases;
	}

	@TestFactory
	List<DynamicTest> everyToolLeadsToItsFinding() {
		final List<DynamicTest> tests = new ArrayList<>();
		for (final Case each : cases()) {
			for (final String command : each.commands()) {
				tests.add(DynamicTest.dynamicTest(each.sample() + ": " + command, () -> {
					for (final Entry entry : encodings(each, command)) {
						final Set<String> found = findings(List.of(entry));
						assertTrue(found.contains(each.diagnostic() + ' ' + each.severity()), () -> entry.charset() + ": " + found);
					}
				}));
			}
		}
		return tests;
	}

	@Test
	void aPackageThatWasNotListedIsMissing() throws Exception {
		assertTrue(findings(List.of(new Entry("powershell Get-AppxPackage Microsoft.AAD.BrokerPlugin", USER, "\r\n".getBytes(), "")))
				.contains("D-30 ERROR"));
	}

	@Test
	void aSessionIsItsUsersWhenTheUsersOwnRecordingsNameTheAccount() throws Exception {
		final Entry sessions = entry("quser", ADMINISTRATOR, "quser_active_disc_en_synth.txt");
		for (final Entry naming : List.of(entry("dsregcmd /status", USER, "dsregcmd_status_haadj_prt_failed_synth.txt"),
				entry("reg query HKCU\\" + IDENTITY + " /s", USER, "reg_hkcu_identity_signed_in_synth.txt"),
				new Entry("whoami /user", USER, ("contoso\\t.yamada " + SID + "\r\n").getBytes(), ""))) {
			final Set<String> found = findings(List.of(sessions, naming));
			assertTrue(found.contains("D-03 OK"), () -> naming.command() + ": " + found);
		}
	}

	@Test
	void theOnlyActiveSessionIsTheOnlyUsers() throws Exception {
		final byte[] one = Samples.text("quser_active_disc_en_synth.txt").lines().filter(line -> !line.contains("helpdesk-adm"))
				.reduce("", (all, line) -> all + line + "\r\n").getBytes(StandardCharsets.UTF_8);
		assertTrue(findings(List.of(new Entry("quser", ADMINISTRATOR, one, ""), entry("cmdkey /list", USER, "cmdkey_list_en_synth.txt")))
				.contains("D-03 OK"));
	}

	@Test
	void anEmptySessionListIsNobody() throws Exception {
		assertEquals(Set.of("D-03 INFO"), new TreeSet<>(findings(List.of(
				new Entry("whoami /user", USER, ("contoso\\t.yamada " + SID).getBytes(), ""),
				entry("quser", ADMINISTRATOR, "quser_none_en_synth.txt"))).stream().filter(each -> each.startsWith("D-03")).toList()));
	}

	private static Entry entry(final String command, final String identity, final String sample) {
		return new Entry(command, identity, Samples.bytes(sample), "");
	}

	/** As Windows and people would have written it; the Japanese code page where it has the characters. */
	private static List<Entry> encodings(final Case each, final String command) {
		final String text = Samples.text(each.sample());
		final List<Entry> entries = new ArrayList<>();
		entries.add(new Entry(command, each.identity(), text.getBytes(StandardCharsets.UTF_8), ""));
		entries.add(new Entry(command, each.identity(), ('\ufeff' + text).getBytes(StandardCharsets.UTF_16LE), ""));
		entries.add(new Entry(command, each.identity(), text.getBytes(StandardCharsets.UTF_16LE), "utf-16le"));
		if (WINDOWS_31J.newEncoder().canEncode(text)) {
			entries.add(new Entry(command, each.identity(), text.getBytes(WINDOWS_31J), ""));
			entries.add(new Entry(command, each.identity(), text.getBytes(WINDOWS_31J), "cp932"));
		}
		return entries;
	}

	/** Catalogue id and severity of everything found. */
	private Set<String> findings(final List<Entry> entries) throws IOException, FailureException {
		final List<Map<String, Object>> facts = new ArrayList<>();
		for (final Entry entry : entries) {
			final String file = "output" + facts.size() + ".txt";
			Files.write(folder.resolve(file), entry.output());
			final Map<String, Object> fact = new LinkedHashMap<>(Map.of("probe", Map.of("type", "tool", "command", entry.command()),
					"identity", entry.identity(), "exitCode", 0, "stdout", file));
			if (!entry.charset().isEmpty()) {
				fact.put("charset", entry.charset());
			}
			facts.add(fact);
		}
		new ObjectMapper().writeValue(folder.resolve("evidence.json").toFile(),
				Map.of("endpoint", "PC-0417", "captured", "2026-01-31T09:00:00Z", "facts", facts));
		final OfficePack pack = new OfficePack();
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		pack.diagnostics().forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		try (WindowsHost host = new EvidenceConnector().open(EndpointDescriptor.of("PC-0417", folder.toString(), "evidence"),
				Cancellation.none())) {
			final var read = host.read(probes, Cancellation.none());
			final Set<String> found = new TreeSet<>();
			pack.diagnostics().forEach(diagnostic -> diagnostic.evaluate(read).forEach(
					finding -> found.add(diagnostic.id().replaceFirst("office\\.(D-\\d+).*", "$1") + ' ' + finding.severity())));
			return found;
		}
	}
}
