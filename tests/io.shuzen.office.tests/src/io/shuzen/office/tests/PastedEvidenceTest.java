package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.windows.internal.evidence.EvidenceConnector;

/** What mail programs, consoles, scripts and other languages of Windows make of tools' output. */
class PastedEvidenceTest {

	private static final Charset DOS = Charset.forName("IBM850");
	private static final String STATUS = Samples.text("dsregcmd_status_dj_plus_wpj_synth.txt").replace("AzureAdJoined : NO", "AzureAdJoined : YES");

	@TempDir
	Path folder;

	@Test
	void indentationLostInAMailDoesNotMatter() throws Exception {
		put("mail.txt", STATUS.lines().map(String::strip).collect(Collectors.joining("\n")));
		assertTrue(found().containsAll(Set.of("D-40 state.HYBRID_JOINED", "D-42 dual")), found()::toString);
	}

	@Test
	void quotedMailIsReadAsItWasWritten() throws Exception {
		put("mail.txt", "Hello,\n\n" + STATUS.lines().map(line -> "> " + line).collect(Collectors.joining("\n")) + "\n\nRegards\n");
		assertTrue(found().containsAll(Set.of("D-40 state.HYBRID_JOINED", "D-42 dual")), found()::toString);
	}

	@Test
	void linesWithoutTheirHeadingsAreKnownByTheirNames() throws Exception {
		put("ticket.txt", "AzureAdJoined : YES\nEnterpriseJoined : NO\nDomainJoined : NO\nAzureAdPrt : NO\nServer Error Description : "
				+ "AADSTS50155: Device authentication failed.\n");
		assertTrue(found().containsAll(Set.of("D-40 state.ENTRA_JOINED", "D-41 refused")), found()::toString);
	}

	@Test
	void aTokenThatTheNetworkRefusedSaysSo() throws Exception {
		put("status.txt", "AzureAdJoined : YES\nDomainJoined : NO\nAzureAdPrt : NO\nAttempt Status : 0xc000023c\nHTTP Error : 0x80072ee7\n");
		final Finding token = findings().stream().filter(finding -> finding.diagnosticId().contains("D-41")).findFirst().orElseThrow();
		assertEquals("No primary refresh token: Error 12007: the name could not be resolved.", token.title().english());
		assertTrue(token.explanation().english().startsWith("The last attempt ended with 0xc000023c. Error of the network: 0x80072ee7 "),
				token.explanation()::english);
	}

	@Test
	void coloursAndOtherControlsAreNoText() throws Exception {
		put("log.txt", STATUS.replace("AzureAdJoined", "\u001b[32mAzureAdJoined\u001b[0m") + "\0\b");
		assertTrue(found().contains("D-40 state.HYBRID_JOINED"), found()::toString);
	}

	@Test
	void textThatPowerShellAppendedInUtf16IsRead() throws Exception {
		put("log.txt", "whoami and status\r\n");
		Files.write(folder.resolve("log.txt"), STATUS.getBytes(StandardCharsets.UTF_16LE), java.nio.file.StandardOpenOption.APPEND);
		assertTrue(found().contains("D-40 state.HYBRID_JOINED"), found()::toString);
	}

	@Test
	void aScriptsHeadingsSayWhatFollows() throws Exception {
		put("collect.log", """
				===== quser =====
				 USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME
				>t.yamada              console             1  Active      none   11/21/2025 8:41 AM
				--- dsregcmd /status ---
				%s
				[3] Get-AppxPackage Microsoft.AAD.BrokerPlugin
				### netsh winhttp show proxy

				Current WinHTTP proxy settings:

				    Direct access (no proxy server).

				Running: GetHelpCmd.exe -S ResetOfficeActivation -AcceptEula -CloseOffice
				===== reg query HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity =====

				HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Common\\Identity
				    EnableADAL    REG_DWORD    0x0

				""".formatted(STATUS));
		assertTrue(found().containsAll(Set.of("D-03 active", "D-30 missing", "D-53 direct", "D-40 state.HYBRID_JOINED", "D-22 off")),
				found()::toString);
	}

	@Test
	void aQueryIsNotGluedToWhatRegSaidOfTheNextOne() throws Exception {
		put("reg.txt", """

				HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
				    CurrentBuild    REG_SZ    16299
				    ProductName    REG_SZ    Windows 10 Enterprise

				ERROR: The system was unable to find the specified registry key or value.
				""");
		final Finding build = findings().stream().filter(finding -> finding.diagnosticId().contains("D-01")).findFirst().orElseThrow();
		assertEquals("Windows 10 Enterprise (build 16299.0) is older than version 1803", build.title().english());
	}

	@Test
	void ofAListOfPackagesEachIsJudgedByItsOwnState() throws Exception {
		put("packages.txt", """
				Name              : Microsoft.Windows.CloudExperienceHost
				PackageFullName   : Microsoft.Windows.CloudExperienceHost_10.0.22621.1_neutral_neutral_cw5n1h2txyewy
				Status            : NeedsRemediation

				Name              : Microsoft.AAD.BrokerPlugin
				PackageFullName   : Microsoft.AAD.BrokerPlugin_1000.19580.1000.0_neutral_neutral_cw5n1h2txyewy
				Status            : Ok
				""");
		assertTrue(found().containsAll(Set.of("D-30 registered", "D-31 damaged")), found()::toString);
	}

	@Test
	void germanWindowsIsUnderstood() throws Exception {
		Files.writeString(folder.resolve("proxy.txt"),
				"\r\nAktuelle WinHTTP-Proxyeinstellungen:\r\n\r\n    Proxyserver:  proxy:8080\r\n    Umgehungsliste     :  <local>\r\n", DOS);
		Files.writeString(folder.resolve("system.txt"), "Betriebssystemname:            Microsoft Windows 11 Enterprise\r\n"
				+ "Betriebssystemversion:         10.0.22631 Nicht zutreffend Build 22631\r\n", DOS);
		Files.writeString(folder.resolve("sessions.txt"), " BENUTZERNAME          SITZUNGSNAME       ID  STATUS  LEERLAUF   ANMELDEZEIT\r\n"
				+ ">max.müller            console             1  Aktiv        Kein    21.11.2025 08:41\r\n", DOS);
		assertTrue(found().containsAll(Set.of("D-53 proxy", "D-01 recent", "D-03 untold")), found()::toString);
	}

	@Test
	void theFrenchSpaceBetweenThousandsIsNoLetter() throws Exception {
		final String list = "Nom de l'image                 PID Nom de la sessio Numéro de s Utilisation\r\n"
				+ "WINWORD.EXE                   6412 Console                    1   144\u00a0480 Ko\r\n"
				+ "EXCEL.EXE                     6413 Console                    1    44\u00a0480 Ko\r\n"
				+ "explorer.exe                  5220 Console                    1    98\u00a0120 Ko\r\n";
		for (final Charset charset : List.of(DOS, Charset.forName("windows-1252"))) {
			Files.writeString(folder.resolve("tasks.txt"), list, charset);
			assertTrue(found().contains("D-07 running"), charset::toString);
		}
	}

	@Test
	void connectionsAloneSayNothingOfTheProxy() throws Exception {
		put("net.txt", Samples.text("get_netconnectionprofile_internet_synth.txt"));
		assertTrue(found().contains("D-50 internet"), found()::toString);
		assertFalse(found().stream().anyMatch(each -> each.startsWith("D-53")), found()::toString);
	}

	@Test
	void aKeyThatSignsSpeaksAgainstItsLoss() throws Exception {
		put("status.txt", "AzureAdJoined : YES\nDomainJoined : NO\nDeviceAuthStatus : SUCCESS\nAadRecoveryEnabled : YES\nKeySignTest : PASSED\n");
		assertTrue(found().containsAll(Set.of("D-44 recovery", "D-44 passed")), found()::toString);
		final Facts facts = facts();
		final Cause cause = Office.PACK.causeAnalysis().causes(findings(), facts).stream().filter(each -> each.id().contains("F8")).findFirst()
				.orElseThrow();
		assertEquals(Certainty.POSSIBLE, cause.certainty());
		assertFalse(cause.objections().isEmpty());
	}

	@Test
	void aChartWithItsPictureTellsTheClock() throws Exception {
		put("time.txt", "Tracking time.windows.com [168.61.215.74:123].\n"
				+ "10:12:03 d:+00.0312497s o:-412.0031250s  [                 *                 ]\n");
		assertTrue(found().contains("D-60 wrong"), found()::toString);
	}

	@Test
	void whatGetHelpSaysBeforeItsResultDoesNotHideIt() throws Exception {
		put("out.txt", "Starting the scenario.\n\n72: Reset Office Activation failed because the prompt is not elevated.\n");
		assertTrue(found().contains("D-19 getHelpFailed"), found()::toString);
	}

	@Test
	void emptyFilesAndUnknownOnesAreNamed() throws Exception {
		put("empty.txt", "");
		put("notes.txt", "nothing that a tool prints");
		final FailureException nothing = assertThrows(FailureException.class, this::facts);
		assertTrue(nothing.getMessage().contains("empty.txt") && nothing.getMessage().contains("notes.txt"), nothing::getMessage);
		put("proxy.txt", "\nCurrent WinHTTP proxy settings:\n\n    Direct access (no proxy server).\n\n");
		final String asked = facts().all().stream().map(fact -> fact.probe().toString()).collect(Collectors.joining());
		assertTrue(asked.contains("empty.txt") && asked.contains("notes.txt"), asked);
		assertFalse(found().stream().anyMatch(each -> each.startsWith("D-06")), "nobody told of users");
	}

	private void put(final String name, final String text) throws Exception {
		Files.writeString(folder.resolve(name), text.replace("\r\n", "\n").replace("\n", "\r\n"), StandardCharsets.UTF_8);
	}

	private Set<String> found() throws Exception {
		return findings().stream().map(finding -> finding.diagnosticId().replaceFirst("office\\.(D-\\d+).*", "$1") + ' ' + finding.kind())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private List<Finding> findings() throws Exception {
		final Facts facts = facts();
		return Office.PACK.diagnostics().stream().flatMap(diagnostic -> diagnostic.evaluate(facts).stream()).toList();
	}

	private Facts facts() throws Exception {
		final Set<Probe<?>> probes = new LinkedHashSet<>();
		Office.PACK.diagnostics().forEach(diagnostic -> probes.addAll(diagnostic.probes()));
		try (WindowsHost host = new EvidenceConnector().open(EndpointDescriptor.of("PC", folder.toString(), "evidence"), Cancellation.none())) {
			return host.read(probes, Cancellation.none());
		}
	}
}
