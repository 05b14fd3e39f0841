package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CertificateList;
import io.shuzen.core.probe.CertificateProbe;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.ConnectivityResult;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.SystemInformation;
import io.shuzen.core.probe.SystemProbe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.WindowsEvent;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.reading.SignInAccount;
import io.shuzen.office.internal.reading.SystemProxy;

/**
 * Diagnostics over broken and healthy machines; those that go with one step are in {@link RepairsTest}, parsers in {@link ReadingsTest}.
 */
class DiagnosesTest {

	private static final String CONFIGURATION = "HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";
	private static final String TENANT = "8a5f1f0e-2c7b-4f4a-9d51-0c1d2e3f4a5b";
	private static final String LICENSES = "C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\Office\\Licenses";

	private static ModelMachine machine() {
		return ModelMachine.withTaro();
	}

	private static void assertFinds(final Severity severity, final ModelMachine machine, final String number) {
		final List<Finding> findings = Office.diagnose(machine, number);
		assertFalse(findings.isEmpty(), number);
		assertEquals(severity, Office.worst(findings), findings::toString);
	}

	private static ModelMachine subscription() {
		return machine().set(CONFIGURATION, RegistryValue.text("ProductReleaseIds", "O365ProPlusRetail"))
				.set(CONFIGURATION, RegistryValue.text("VersionToReport", "16.0.18526.20672"))
				.set(CONFIGURATION, RegistryValue.text("Platform", "x64")).set(CONFIGURATION, RegistryValue.text("UpdateChannel",
						"http://officecdn.microsoft.com/pr/55336b82-a18d-4dd6-b5f6-9e5095c314a6"));
	}

	private static ModelMachine tool(final String number, final String output, final int exitCode) {
		final ModelMachine machine = machine();
		Office.diagnostic(number).probes().stream().filter(ToolProbe.class::isInstance).map(ToolProbe.class::cast)
				.forEach(probe -> machine.answer(probe,
						probe.scope() == ReadScope.MACHINE ? Identity.ADMINISTRATOR : TARO,
						Answer.present(new ToolOutput(exitCode, output, "", false))));
		return machine;
	}

	@Test
	void windowsVersions() {
		assertFinds(Severity.OK, machine().build(19_045), "D-01");
		assertFinds(Severity.WARNING, machine().build(16_299), "D-01");
		assertFinds(Severity.WARNING, machine().build(10_240), "D-01");
		assertFinds(Severity.OK, machine(), "D-02");
		assertFinds(Severity.INFO, machine().answer(SystemProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(
				new SystemInformation("PC", "Windows 10 Pro", "22H2", 19_045, 1, 932, 932, Optional.empty()))), "D-02");
	}

	@Test
	void usersAndSessions() {
		assertFinds(Severity.OK, machine(), "D-03");
		assertFinds(Severity.INFO, new ModelMachine().user(TARO, "CONTOSO\\t.yamada", 0), "D-03");
		assertFinds(Severity.OK, machine(), "D-05");
		assertFinds(Severity.OK, machine(), "D-06");
	}

	@Test
	void installedOffice() {
		final Finding modern = Office.only(Office.diagnose(subscription(), "D-08"), Severity.OK);
		assertTrue(modern.title().english().contains("Monthly Enterprise"), modern.title().english());
		assertFinds(Severity.INFO, machine(), "D-08");
		assertFinds(Severity.WARNING, subscription().set(CONFIGURATION, RegistryValue.text("VersionToReport", "16.0.4266.1001")), "D-08");
		assertFinds(Severity.INFO, machine().set("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Common\\InstallRoot",
				RegistryValue.text("Path", "C:\\Program Files\\Microsoft Office\\Office16\\")), "D-08");
		assertFinds(Severity.WARNING, machine().set("HKLM\\SOFTWARE\\Microsoft\\Office\\15.0\\Common\\InstallRoot",
				RegistryValue.text("Path", "C:\\Program Files\\Microsoft Office\\Office15\\")), "D-08");
	}

	@Test
	void pendingRestarts() {
		assertFinds(Severity.OK, machine(), "D-09");
		assertFinds(Severity.WARNING, machine().key(Identity.ADMINISTRATOR,
				"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending"), "D-09");
	}

	private static ModelMachine licensed(final String tenant, final String notAfter) {
		return subscription().file(TARO, LICENSES + "\\5\\O365ProPlusRetail",
				ReadingsTest.licenseFile("O365ProPlusRetail", tenant, notAfter, StandardCharsets.UTF_16));
	}

	@Test
	void licensesOfUsers() {
		assertFinds(Severity.OK, licensed(TENANT, "2026-02-20T00:00:00Z"), "D-10");
		assertFinds(Severity.ERROR, licensed(TENANT, "2025-12-20T00:00:00Z"), "D-10");
		assertFinds(Severity.WARNING,
				IdentitiesTest.joinedTo(licensed(TENANT, "2026-02-20T00:00:00Z"), "11111111-2222-3333-4444-555555555555"), "D-10");
		assertFinds(Severity.INFO, subscription(), "D-10");
		assertFinds(Severity.WARNING, IdentitiesTest.signIn(subscription(), TARO, "9c0b", "taro@contoso.com", TENANT), "D-10");
		assertFinds(Severity.OK, subscription().set(CONFIGURATION, RegistryValue.text("SharedComputerLicensing", "1")), "D-10");
		assertFinds(Severity.OK, licensed(TENANT, "2026-02-20T00:00:00Z"), "D-11");
	}

	@Test
	void licensesInReports() {
		final Map<String, Severity> expected = Map.of("vnextdiag_list_user_licensed_synth.txt", Severity.OK,
				"vnextdiag_list_user_rfm_synth.txt", Severity.ERROR, "vnextdiag_list_device_synth.txt", Severity.OK,
				"vnextdiag_list_nothing_synth.txt", Severity.INFO, "vnextdiag_list_sca_enabled_no_token_synth.txt", Severity.OK);
		expected.forEach((sample, severity) -> assertEquals(severity, Office.worst(Office.diagnose(
				ReadingsTest.recorded(TARO, Samples.text(sample), "powershell", "-File", "vnextdiag.ps1", "-action", "list"), "D-10")),
				sample));
		final String nobodys = Samples.text("vnextdiag_list_user_licensed_synth.txt").replace("\"taro.yamada@contoso.com\"", "null");
		assertEquals(Severity.WARNING, Office.worst(
				Office.diagnose(ReadingsTest.recorded(TARO, nobodys, "vnextdiag.ps1", "-action", "list"), "D-10")));
	}

	@Test
	void sharedComputers() {
		final ModelMachine shared = subscription().set(CONFIGURATION, RegistryValue.text("SharedComputerLicensing", "1"));
		assertFinds(Severity.INFO, shared, "D-13");
		assertFinds(Severity.WARNING, shared, "D-14");
		final String folder = "C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\Office\\16.0\\Licensing\\x_authString";
		assertFinds(Severity.WARNING, shared.file(TARO, folder,
				"acid_b_c_taro@contoso.com_2025-11-01T00:00:00Z_2025-12-01T00:00:00Z".getBytes(StandardCharsets.UTF_16)), "D-14");
		assertFinds(Severity.OK, shared.file(TARO, folder,
				"acid_b_c_taro@contoso.com_2026-01-20T00:00:00Z_2026-02-19T00:00:00Z".getBytes(StandardCharsets.UTF_16)), "D-14");
		assertFinds(Severity.OK, subscription(), "D-12");
		assertFinds(Severity.WARNING, shared.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.DeviceBasedLicensing", "1")),
				"D-12");
		final String modes = "HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Licensing\\LicensingNext";
		assertFinds(Severity.OK, subscription().set(TARO, modes, RegistryValue.number("O365ProPlusRetail", 2)), "D-15");
		assertFinds(Severity.WARNING, shared.set(TARO, modes, RegistryValue.number("O365ProPlusRetail", 3)), "D-15");
	}

	@Test
	void productKeys() {
		final Map<String, Severity> expected = Map.of("ospp_dstatus_o365_licensed_synth.txt", Severity.OK,
				"ospp_dstatus_o365_notifications_synth.txt", Severity.WARNING, "ospp_dstatus_volume_kms_licensed_synth.txt", Severity.OK,
				"ospp_dstatus_no_keys_synth.txt", Severity.OK);
		expected.forEach((sample, severity) -> assertEquals(severity, Office.worst(Office.diagnose(ReadingsTest
				.recorded(Identity.ADMINISTRATOR, Samples.text(sample), "cscript", "ospp.vbs", "/dstatus"), "D-16")), sample));
		final String volume = Samples.text("ospp_dstatus_volume_kms_licensed_synth.txt").replace("LICENSED", "NOTIFICATIONS");
		final List<Finding> ofVolumeKeys = Office
				.diagnose(ReadingsTest.recorded(Identity.ADMINISTRATOR, volume, "cscript", "ospp.vbs", "/dstatus"), "D-16");
		assertFalse(ofVolumeKeys.isEmpty());
		assertTrue(ofVolumeKeys.stream().allMatch(finding -> finding.remedies().isEmpty()), "volume keys are nobody's leftover");
	}

	@Test
	void theAccountOfClickToRun() {
		final ModelMachine activated = subscription()
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.EmailAddress", "taro.yamada@contoso.com"))
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.TenantId", TENANT));
		assertFinds(Severity.OK, IdentitiesTest.joinedTo(activated, TENANT), "D-17");
		assertFinds(Severity.WARNING, IdentitiesTest.joinedTo(activated, "11111111-2222-3333-4444-555555555555"), "D-17");
		assertFinds(Severity.WARNING, subscription()
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.EmailAddress", "gone@contoso.com"))
				.tool(SignInAccount.PROBE, TARO, "taro.yamada@contoso.com\r\n"), "D-17");
		assertFinds(Severity.OK, subscription(), "D-17");
	}

	@Test
	void theSoftwareProtectionPlatform() {
		final String key = "HKU\\S-1-5-20\\Software\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";
		final ModelMachine healthy = machine().key(Identity.ADMINISTRATOR, key).service("sppsvc", WindowsService.State.STOPPED,
				WindowsService.StartType.AUTOMATIC_DELAYED);
		assertFinds(Severity.OK, healthy, "D-18");
		assertFinds(Severity.ERROR, machine().service("sppsvc", WindowsService.State.STOPPED, WindowsService.StartType.AUTOMATIC), "D-18");
		assertFinds(Severity.ERROR, healthy.service("sppsvc", WindowsService.State.STOPPED, WindowsService.StartType.DISABLED), "D-18");
	}

	@Test
	void accountsOfAllUsers() {
		final ModelMachine machine = IdentitiesTest.signIn(IdentitiesTest.signIn(
				machine().user(ModelMachine.HANA, "CONTOSO\\h.sato", 3), TARO, "a", "shared@contoso.com", TENANT), ModelMachine.HANA, "a",
				"shared@contoso.com", TENANT);
		assertFinds(Severity.INFO, machine, "D-21");
		assertFinds(Severity.INFO, machine().set(TARO, "HKCU\\Software\\Microsoft\\Exchange",
				RegistryValue.number("AlwaysUseMSOAuthForAutoDiscover", 0)), "D-25");
		assertFinds(Severity.OK, machine(), "D-25");
	}

	@Test
	void signInPackages() {
		assertFinds(Severity.ERROR, machine(), "D-30");
		assertFinds(Severity.OK, machine().appPackage(TARO, "Microsoft.AAD.BrokerPlugin"), "D-30");
		assertFinds(Severity.ERROR, machine(), "D-31");
		assertFinds(Severity.ERROR, machine(), "D-32");
		final ModelMachine files = machine();
		for (final String app : List.of("Microsoft.AAD.BrokerPlugin", "Microsoft.Windows.CloudExperienceHost")) {
			files.file(Identity.ADMINISTRATOR, "C:\\Windows\\SystemApps\\" + app + "_cw5n1h2txyewy\\AppxManifest.xml", new byte[1]);
		}
		assertFinds(Severity.OK, files, "D-32");
		assertFinds(Severity.OK, machine(), "D-33");
	}

	private static ModelMachine event(final String number, final String provider, final int id, final String message) {
		final EventLogProbe probe = (EventLogProbe) Office.diagnostic(number).probes().iterator().next();
		return machine().answer(probe, Identity.ADMINISTRATOR, Answer.present(new EventList(List.of(new WindowsEvent(probe.channel(),
				provider, id, 2, ModelMachine.NOW.minus(Duration.ofHours(1)), List.of(), message)))));
	}

	@Test
	void events() {
		final Finding network = Office.only(Office.diagnose(event("D-34", "Microsoft-Windows-AAD", 1098,
				"Error: 0xCAA70004 The server or proxy was not found."), "D-34"), Severity.WARNING);
		assertTrue(network.title().japanese().contains("見つかりません"), network.title().japanese());
		assertFinds(Severity.ERROR, event("D-34", "x", 1093, "Navigation to non-SSL destination. Non-secure communication"), "D-34");
		assertFinds(Severity.INFO, event("D-34", "x", 1, "something"), "D-34");
		assertFinds(Severity.WARNING, event("D-35", "Microsoft-Windows-AppModel-State", 22,
				"Triggered repair of state locations because operation SettingsInitialize against package"
						+ " Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy hit error -2147024891."), "D-35");
		assertFinds(Severity.OK, event("D-35", "Microsoft-Windows-AppModel-State", 22, "package Contoso.App hit error"), "D-35");
		assertFinds(Severity.WARNING, event("D-49", "x", 304, "Automatic registration failed. Error code: 0x801c03f2."), "D-49");
	}

	@Test
	void eventsOfASilentLogStillSpeakAndOldTroubleOfABusyOneDoesNot() {
		final EventLogProbe probe = (EventLogProbe) Office.diagnostic("D-34").probes().iterator().next();
		final WindowsEvent old = new WindowsEvent(probe.channel(), "x", 1098, 2, ModelMachine.NOW.minus(Duration.ofDays(70)), List.of(),
				"Error: 0xCAA70004");
		final WindowsEvent fresh = new WindowsEvent(probe.channel(), "x", 1, 4, ModelMachine.NOW, List.of(), "fine");
		assertFinds(Severity.WARNING, machine().answer(probe, Identity.ADMINISTRATOR, Answer.present(new EventList(List.of(old)))), "D-34");
		assertFinds(Severity.OK, machine().answer(probe, Identity.ADMINISTRATOR, Answer.present(new EventList(List.of(fresh, old)))),
				"D-34");
	}

	private static ModelMachine joined(final String entra, final String domain, final String... more) {
		return RepairsTest.joined(machine(), entra, domain, more);
	}

	@Test
	void deviceRegistration() {
		assertFinds(Severity.OK, joined("YES", "YES", "Device Details", "DeviceAuthStatus", "SUCCESS"), "D-40");
		assertFinds(Severity.OK, joined("NO", "NO"), "D-40");
		final Finding pure = Office.only(Office.diagnose(joined("YES", "NO", "Device Details", "DeviceAuthStatus", "FAILED"), "D-40"),
				Severity.ERROR);
		assertTrue(pure.remedies().isEmpty(), "a pure Entra join is never left");
		assertFinds(Severity.WARNING, joined("NO", "YES", "Diagnostic Data", "Error Phase", "join", "Diagnostic Data",
				"Client ErrorCode", "0x801c03f2"), "D-40");
		assertFinds(Severity.INFO, joined("NO", "YES", "Diagnostic Data", "Error Phase", "discover", "Diagnostic Data",
				"Client ErrorCode", "0x801c001d"), "D-40");
	}

	@Test
	void tokensKeysAndWorkAccounts() {
		assertFinds(Severity.ERROR, joined("YES", "YES", "SSO State", "AzureAdPrt", "NO", "SSO State", "Server Error Description",
				"AADSTS50126: Error validating credentials"), "D-41");
		assertFinds(Severity.WARNING, joined("YES", "YES", "SSO State", "AzureAdPrt", "YES", "SSO State", "AzureAdPrtUpdateTime",
				"2026-01-31 04:00:00.000 UTC"), "D-41");
		assertFinds(Severity.OK, joined("YES", "YES", "SSO State", "AzureAdPrt", "YES", "SSO State", "AzureAdPrtUpdateTime",
				"2026-01-31 08:00:00.000 UTC"), "D-41");
		assertEquals(List.of(), Office.diagnose(joined("NO", "NO", "SSO State", "AzureAdPrt", "NO"), "D-41"));
		assertFinds(Severity.WARNING, joined("YES", "YES", "User State", "WorkplaceJoined", "YES"), "D-42");
		assertFinds(Severity.INFO, joined("NO", "NO", "User State", "WorkplaceJoined", "YES"), "D-42");
		assertFinds(Severity.OK, joined("NO", "NO", "User State", "WorkplaceJoined", "NO"), "D-42");
		assertFinds(Severity.INFO, joined("NO", "NO", "User State", "WamDefaultSet", "ERROR (0x80070520)"), "D-43");
		assertFinds(Severity.ERROR, joined("YES", "YES", "Diagnostic Data", "KeySignTest", "FAILED"), "D-44");
		assertFinds(Severity.WARNING, joined("YES", "YES", "Diagnostic Data", "AadRecoveryEnabled", "YES"), "D-44");
		assertFinds(Severity.OK, joined("YES", "YES", "Diagnostic Data", "KeySignTest", "PASSED"), "D-44");
		assertFinds(Severity.WARNING, joined("NO", "YES"), "D-46");
		assertFinds(Severity.INFO, joined("NO", "NO", "User State", "WorkplaceJoined", "YES"), "D-47");
	}

	@Test
	void certificates() {
		final CertificateProbe probe = new CertificateProbe(ReadScope.MACHINE, "My");
		final Function<Instant, Answer<CertificateList>> until = end -> Answer.present(new CertificateList(List.of(
				new CertificateList.Certificate("AB", "CN=x", "DC=net, CN=MS-Organization-Access", Instant.EPOCH, end))));
		assertFinds(Severity.OK, joined("YES", "YES").answer(probe, Identity.ADMINISTRATOR,
				until.apply(ModelMachine.NOW.plus(Duration.ofDays(9)))), "D-48");
		assertFinds(Severity.ERROR, joined("YES", "YES").answer(probe, Identity.ADMINISTRATOR,
				until.apply(ModelMachine.NOW.minus(Duration.ofDays(9)))), "D-48");
		assertFinds(Severity.ERROR, joined("YES", "YES").answer(probe, Identity.ADMINISTRATOR,
				Answer.present(new CertificateList(List.of()))), "D-48");
	}

	@Test
	void trustedPlatformModule() {
		for (final String ready : List.of("\n-TPM Present: True\n-Ready For Storage: True\n", "TpmPresent : True\nTpmReady : True\n")) {
			assertFinds(Severity.OK, tool("D-45", ready, 0), "D-45");
			assertFinds(Severity.ERROR, tool("D-45", ready.replaceFirst("(?s)(.*)True", "$1False"), 0), "D-45");
		}
		assertFinds(Severity.INFO, tool("D-45", "-TPM Present: False\n", 0), "D-45");
	}

	private static ModelMachine connected(final NetworkStatus.Connectivity ipv4) {
		return machine().answer(NetworkProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new NetworkStatus(
				List.of(new NetworkStatus.Connection("net", "イーサネット", "Public", ipv4, NetworkStatus.Connectivity.NO_TRAFFIC)), "", "")));
	}

	@Test
	void network() {
		assertFinds(Severity.OK, connected(NetworkStatus.Connectivity.INTERNET), "D-50");
		assertFinds(Severity.ERROR, connected(NetworkStatus.Connectivity.LOCAL_NETWORK), "D-50");
		assertFinds(Severity.OK, connected(NetworkStatus.Connectivity.INTERNET), "D-53");
		assertFinds(Severity.OK, tool("D-52", "Microsoft Connect Test 131.107.255.255", 0), "D-52");
		assertFinds(Severity.WARNING, tool("D-52", "<html>Sign in to the guest network</html>", 0), "D-52");
		final String settings = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
		final ModelMachine proxied = machine().set(TARO, settings, RegistryValue.number("ProxyEnable", 1)).set(TARO, settings,
				RegistryValue.text("ProxyServer", "proxy:8080"));
		assertFinds(Severity.INFO, proxied, "D-54");
		assertFinds(Severity.WARNING, proxied.tool(SystemProxy.PROBE, Identity.ADMINISTRATOR, "\tProxy usage:  No_Proxy\r\n"), "D-54");
	}

	private static ModelMachine reached(final ConnectivityResult.Stage stage, final String issuer) {
		final ModelMachine machine = machine();
		Office.diagnostic("D-55").probes().stream().filter(ConnectivityProbe.class::isInstance).map(ConnectivityProbe.class::cast)
				.forEach(probe -> machine.answer(probe, Identity.ADMINISTRATOR,
						Answer.present(new ConnectivityResult(stage, issuer, ""))));
		return machine;
	}

	@Test
	void addresses() {
		assertFinds(Severity.OK, reached(ConnectivityResult.Stage.SECURE, "CN=DigiCert, O=DigiCert Inc"), "D-55");
		for (final ConnectivityResult.Stage stage : ConnectivityResult.Stage.values()) {
			assertFinds(stage == ConnectivityResult.Stage.SECURE ? Severity.OK : Severity.ERROR, reached(stage, ""), "D-55");
		}
		assertEquals(1, Office.diagnose(reached(ConnectivityResult.Stage.NOT_CONNECTED, ""), "D-55").size(), "one finding for all");
		for (final String output : List.of("msoid.contoso.com\tcanonical name = clientconfig.partner.microsoftonline-p.net.cn\n",
				"{\"Name\":\"msoid.contoso.com\",\"Type\":5,\"NameHost\":\"clientconfig.partner.microsoftonline-p.net.cn\"}")) {
			Office.only(Office.diagnose(ReadingsTest.recorded(TARO, output, "nslookup", "-type=cname", "msoid.contoso.com"), "D-55"),
					Severity.ERROR);
		}
		assertEquals(List.of(), Office.diagnose(ReadingsTest.recorded(TARO,
				"*** dc01 can't find msoid.contoso.com: Non-existent domain\n", "nslookup", "msoid.contoso.com"), "D-55"));
		assertFinds(Severity.OK, reached(ConnectivityResult.Stage.SECURE, "CN=Microsoft Azure RSA TLS Issuing CA 03"), "D-57");
		assertFinds(Severity.WARNING, reached(ConnectivityResult.Stage.SECURE, "CN=Contoso Proxy CA"), "D-57");
	}

	@Test
	void oddsAndEnds() {
		final String table = """

				Name                           IpIPv4Enabled   TcpIPv4Enabled  TcpIPv6Enabled
				----                           -------------   --------------  --------------
				イーサネット 2                 RxTxEnabled     Disabled        Disabled
				""";
		final ModelMachine offline = connected(NetworkStatus.Connectivity.LOCAL_NETWORK);
		Office.diagnostic("D-58").probes().stream().filter(ToolProbe.class::isInstance).map(ToolProbe.class::cast)
				.forEach(probe -> offline.tool(probe, Identity.ADMINISTRATOR, table));
		assertFinds(Severity.INFO, offline, "D-58");
		assertFinds(Severity.OK, tool("D-58", table, 0), "D-58");
		assertFinds(Severity.OK, tool("D-58", "Name : Ethernet\nIpIPv4Enabled : RxTxEnabled\n", 0), "D-58");
		assertFinds(Severity.OK, tool("D-58", "Name : Ethernet\nIpIPv4Enabled : Disabled\n", 0), "D-58");
		for (final String output : List.of("", table)) {
			assertTrue(Office.diagnose(tool("D-58", output, 251), "D-58").getFirst().explanation().english().contains("251"),
					"a tool that failed says nothing about adapters");
		}
		assertEquals(List.of(), Office.diagnose(tool("D-58", "", 0), "D-58"), "no adapter can do it");
		assertFinds(Severity.OK, tool("D-59", "O:SYG:SYD:(A;CI;KA;;;NS)(A;CI;KA;;;SY)", 0), "D-59");
		assertFinds(Severity.WARNING, tool("D-59", "O:SYG:SYD:(A;CI;KR;;;NS)(D;CI;KA;;;NS)(A;CI;KA;;;SY)", 0), "D-59");
		assertFinds(Severity.INFO, tool("D-62", "Windows Defender\r\nContoso Shield\r\n", 0), "D-62");
		assertFinds(Severity.OK, tool("D-62", "Windows Defender\r\n", 0), "D-62");
		assertEquals(List.of(), Office.diagnose(tool("D-62", "", 1), "D-62"), "servers have no security centre");
	}
}
