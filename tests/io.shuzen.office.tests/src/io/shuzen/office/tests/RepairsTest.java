package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.reading.DomainController;
import io.shuzen.office.internal.reading.OfficeWamAccounts;
import io.shuzen.office.internal.reading.ProductKeys;
import io.shuzen.office.internal.reading.SystemProxy;

/** Every step: breaks a machine, plans, carries the plan out, and expects that planning again finds nothing left to do. */
class RepairsTest {

	private static final String OFFICE = "HKCU\\Software\\Microsoft\\Office\\16.0\\";
	private static final String CONFIGURATION = "HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";
	private static final String LOCAL = "C:\\Users\\t.yamada\\AppData\\Local\\";
	private static final byte[] CONTENT = { 1, 2, 3 };

	private static ModelMachine clickToRun() {
		return ModelMachine.withTaro().set(CONFIGURATION, RegistryValue.text("ProductReleaseIds", "O365ProPlusRetail"))
				.set(CONFIGURATION, RegistryValue.text("VersionToReport", "16.0.18526.20672"));
	}

	static ModelMachine joined(final ModelMachine machine, final String entra, final String domain, final String... more) {
		final Map<String, String> details = new HashMap<>();
		final Map<String, String> user = new HashMap<>();
		final Map<String, String> sso = new HashMap<>();
		final Map<String, String> diagnostic = new HashMap<>();
		for (int i = 0; i < more.length; i += 3) {
			(switch (more[i]) {
			case "Device Details" -> details;
			case "User State" -> user;
			case "SSO State" -> sso;
			default -> diagnostic;
			}).put(more[i + 1], more[i + 2]);
		}
		machine.tool(DomainController.PROBE, Identity.ADMINISTRATOR,
				domain.equals("YES") ? "Controller: dc01.corp.contoso.com\r\n" : "Controller: none\r\nThe local computer is not joined to a domain\r\n");
		final DeviceJoinStatus status = new DeviceJoinStatus(
				List.of(new DeviceJoinStatus.Section("Device State",
						Map.of("AzureAdJoined", entra, "DomainJoined", domain, "EnterpriseJoined", "NO")),
						new DeviceJoinStatus.Section("Device Details", details), new DeviceJoinStatus.Section("User State", user),
						new DeviceJoinStatus.Section("SSO State", sso), new DeviceJoinStatus.Section("Diagnostic Data", diagnostic)),
				List.of());
		return machine.answer(DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR, Answer.present(status))
				.answer(DeviceJoinProbe.EACH_USER, TARO, Answer.present(status));
	}

	@Test
	void licenseFilesAreMovedAway() {
		final ModelMachine machine = ModelMachine.withTaro().file(TARO, LOCAL + "Microsoft\\Office\\Licenses\\5\\O365", CONTENT)
				.file(TARO, LOCAL + "Microsoft\\Office\\16.0\\other.txt", CONTENT);
		assertFalse(Office.repair(machine, "R-10").isIrreversible());
		assertTrue(machine.filePaths(TARO).contains((LOCAL + "Microsoft\\Office\\16.0\\other.txt").toLowerCase(Locale.ROOT)));
	}

	@Test
	void tokensOfSharedComputerActivationAreMovedAway() {
		Office.repair(ModelMachine.withTaro().file(TARO, LOCAL + "Microsoft\\Office\\16.0\\Licensing\\x_authString", CONTENT), "R-11");
	}

	@Test
	void whatOfficeNotedAboutLicensesIsDeleted() {
		Office.repair(ModelMachine.withTaro().set(TARO, OFFICE + "Common\\Licensing\\LicensingNext",
				RegistryValue.number("O365ProPlusRetail", 2)), "R-12");
	}

	@Test
	void serviceCachesAreDeletedAndOtherKeysStay() {
		final ModelMachine machine = ModelMachine.withTaro()
				.set(TARO, OFFICE + "Common\\Internet\\WebServiceCache\\AllUsers", RegistryValue.text("x", "y"))
				.key(TARO, OFFICE + "Registration").key(TARO, OFFICE + "Common\\ServicesManagerCache")
				.set(TARO, OFFICE + "Common\\Internet", RegistryValue.number("UseOnlineContent", 2));
		assertEquals(3, Office.repair(machine, "R-14").changes().size());
		assertTrue(machine.registryContent(TARO).containsKey((OFFICE + "Common\\Internet").toLowerCase(Locale.ROOT)));
	}

	@Test
	void protectedStorageIsCleared() {
		Office.repair(ModelMachine.withTaro().set(TARO, "HKCU\\Software\\Microsoft\\Protected Storage System Provider\\x",
				RegistryValue.text("secret", "y")), "R-16");
	}

	private static String productKey(final String id, final String name, final String channel, final int status, final String end) {
		return """
				{"ID":"%s","Name":"Office 16, %s edition","Description":"Office 16, %s channel","LicenseStatus":%d,\
				"PartialProductKey":"%s"}""".formatted(id, name, channel, status, end);
	}

	@Test
	void onlySubscriptionKeysAreRemoved() {
		final String subscription = productKey("5df83bed-7e8e-4a28-80ef-d8b0a004cf3e", "Office16O365ProPlusR_Subscription1",
				"TIMEBASED_SUB", 5, "2WC00");
		final String volume = productKey("5b5cf08f-b81a-431d-b080-3450d8620565", "Office19VisioPro2019VL_KMS_Client_AE",
				"VOLUME_KMSCLIENT", 5, "7VCBB");
		final ModelMachine machine = clickToRun().tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, "[" + subscription + "," + volume + "]");
		final Changeset plan = Office.plan(machine, "R-20");
		final ToolRun run = (ToolRun) plan.changes().getFirst();
		machine.effect(run.command().toString(), who -> machine.tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, volume));
		assertEquals(1, Office.repair(machine, "R-20").changes().size());
		assertTrue(plan.isIrreversible());
		assertFalse(run.command().toString().contains("5b5cf08f"));
	}

	@Test
	void aKeyInUseOnASharedComputerStays() {
		final String licensed = productKey("5df83bed-7e8e-4a28-80ef-d8b0a004cf3e", "Office16O365ProPlusR", "TIMEBASED_SUB", 1, "2WC00");
		final ModelMachine machine = clickToRun().set(CONFIGURATION, RegistryValue.text("SharedComputerLicensing", "1"))
				.tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, licensed);
		assertTrue(Office.plan(machine, "R-20").isSatisfied());
	}

	@Test
	void theAccountOfClickToRunIsCleared() {
		final ModelMachine machine = clickToRun()
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.EmailAddress", "old@contoso.com"))
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.TenantId", "x"))
				.set(CONFIGURATION, RegistryValue.text("ProductKeys", "XXXXX"))
				.set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.OSPPReady", "1"));
		assertEquals(3, Office.repair(machine, "R-21").changes().size());
		assertEquals(Set.of("ProductReleaseIds", "VersionToReport", "O365ProPlusRetail.OSPPReady"),
				machine.machineRegistryContent().get(CONFIGURATION.toLowerCase(Locale.ROOT)).stream().map(RegistryValue::name)
						.collect(Collectors.toSet()));
	}

	@Test
	void plantedResetsAreRemovedInBothViews() {
		final String key = "HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\User Settings\\CustomUserReset";
		final ModelMachine machine = ModelMachine.withTaro().set(key, RegistryValue.number("Count", 1))
				.key(Identity.ADMINISTRATOR, key + "\\Delete\\Software\\Microsoft\\Office\\16.0\\Common\\Identity").key32(key);
		assertEquals(Severity.INFO, Office.worst(Office.diagnose(machine, "D-19")));
		assertEquals(2, Office.repair(machine, "R-23").changes().size());
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-19")));
	}

	/** Office knows two accounts of the Web Account Manager. */
	static ModelMachine withWamAccount() {
		return ModelMachine.withTaro().appPackage(TARO, "Microsoft.AAD.BrokerPlugin").tool(OfficeWamAccounts.PROBE, TARO,
				"Accounts: 2\r\n");
	}

	@Test
	void officesAccountsAreSignedOutOfTheWebAccountManager() {
		final ModelMachine machine = withWamAccount();
		machine.effect(OfficeWamAccounts.SIGN_OUT.toString(), user -> machine.tool(OfficeWamAccounts.PROBE, user, "Accounts: 0\r\n"));
		final ToolRun run = (ToolRun) Office.repair(machine, "R-40").changes().getFirst();
		assertEquals(TARO, run.identity());
		assertEquals(Duration.ofSeconds(120), run.timeout());
		assertTrue(Office.plan(ModelMachine.withTaro().build(16_299), "R-40").isBlocked());
		final Changeset withoutBroker = Office.plan(ModelMachine.withTaro(), "R-40");
		assertEquals(Optional.of("office.R-43-register-aad-broker"), withoutBroker.blockers().getFirst().clearedBy());
	}

	@Test
	void theBrokersFilesAreMovedAndItsFoldersStay() {
		final String accounts = LOCAL + "Packages\\Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy\\AC\\TokenBroker\\Accounts";
		final ModelMachine machine = ModelMachine.withTaro().file(TARO, accounts + "\\a.tbacct", CONTENT)
				.file(TARO, LOCAL + "Microsoft\\TokenBroker\\Cache\\b.tbres", CONTENT)
				.process(15012, "Microsoft.AAD.BrokerPlugin.exe", 1).process(15013, "Microsoft.AAD.BrokerPlugin.exe", 7);
		final Changeset plan = Office.repair(machine, "R-41");
		assertEquals(3, plan.changes().size());
		assertTrue(plan.changes().getFirst() instanceof ProcessClose);
		assertTrue(machine.filePaths(TARO).contains(accounts.toLowerCase(Locale.ROOT)));
		assertEquals(1, machine.processes().size());
	}

	@Test
	void tokensThatRoamAreMovedWhereTheyAreThisUsers() {
		final ModelMachine machine = clickToRun().set(CONFIGURATION, RegistryValue.text("SCLCacheOverride", "1"))
				.set(CONFIGURATION, RegistryValue.text("SCLCacheOverrideDirectory", "D:\\Tokens"))
				.file(Identity.ADMINISTRATOR, "D:\\Tokens\\t.yamada\\a_authString_b", CONTENT);
		assertTrue(Office.plan(machine, "R-11").isSatisfied(), "left alone unless they are named");
		for (final String folder : List.of("D:\\Tokens", "D:\\Tokens\\..", "D:\\Other\\t.yamada", "D:\\Tokens\\a\\b", "\\\\server\\Tokens\\x", "%APPDATA%\\x")) {
			assertTrue(Office.plan(machine, "R-11", "user", "t.yamada", "roaming-folder", folder).isBlocked(), folder);
		}
		assertTrue(Office.plan(machine, "R-11", "roaming-folder", "D:\\Tokens\\t.yamada").isBlocked(), "whose?");
		Office.repair(machine, "R-11", "user", "t.yamada", "roaming-folder", "D:\\Tokens\\t.yamada");
		final ModelMachine own = clickToRun().set(CONFIGURATION, RegistryValue.text("SCLCacheOverride", "1"))
				.set(CONFIGURATION, RegistryValue.text("SCLCacheOverrideDirectory", "%APPDATA%\\Tokens"))
				.file(TARO, "C:\\Users\\t.yamada\\AppData\\Roaming\\Tokens\\a_authString_b", CONTENT);
		Office.repair(own, "R-11", "roaming-folder", "%APPDATA%\\Tokens");
	}

	@Test
	void oneAuthIsMovedAway() {
		Office.repair(ModelMachine.withTaro().file(TARO, LOCAL + "Microsoft\\OneAuth\\accounts\\x", CONTENT)
				.file(TARO, LOCAL + "Microsoft\\IdentityCache\\1\\UD\\y", CONTENT), "R-42");
	}

	@Test
	void missingSignInPackagesAreRegistered() {
		for (final Map.Entry<String, String> step : Map.of("R-43", "Microsoft.AAD.BrokerPlugin", "R-44",
				"Microsoft.Windows.CloudExperienceHost").entrySet()) {
			final ModelMachine machine = ModelMachine.withTaro().file(Identity.ADMINISTRATOR,
					"C:\\Windows\\SystemApps\\" + step.getValue() + "_cw5n1h2txyewy\\AppxManifest.xml", CONTENT);
			Office.repair(machine, step.getKey());
			assertTrue(Office.plan(ModelMachine.withTaro(), step.getKey()).isBlocked(), "without files there is nothing to register");
		}
	}

	@Test
	void aSignInPackageThatLooksHealthyIsRegisteredAgainOnRequestOnce() {
		final ModelMachine machine = ModelMachine.withTaro().appPackage(TARO, "Microsoft.AAD.BrokerPlugin").file(Identity.ADMINISTRATOR,
				"C:\\Windows\\SystemApps\\Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy\\AppxManifest.xml", CONTENT);
		assertTrue(Office.plan(machine, "R-43").isSatisfied());
		Office.repair(machine, "R-43", "even-if-healthy", "true");
		assertFalse(Office.plan(machine, "R-43", "even-if-healthy", "true", "unless-done-within", "PT0S").isSatisfied(), "as often as asked for");
	}

	@Test
	void workAccountsAreRemovedOnDevicesThatAreNotJoined() {
		final ModelMachine machine = joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "YES");
		machine.effect("dsregcmd /cleanupaccounts",
				user -> joined(machine, "NO", "NO", "User State", "WorkplaceJoined", "NO"));
		assertTrue(Office.repair(machine, "R-45").isIrreversible());
	}

	@Test
	void workAccountsAreNotRemovedByCommandOnJoinedDevices() {
		for (final String domain : List.of("YES", "NO")) {
			final Changeset plan = Office.plan(joined(ModelMachine.withTaro(), "YES", domain, "User State", "WorkplaceJoined", "YES"),
					"R-45");
			assertTrue(plan.isBlocked() && plan.changes().isEmpty());
		}
	}

	@Test
	void aMissingTokenIsFetched() {
		final ModelMachine machine = joined(ModelMachine.withTaro(), "YES", "YES", "SSO State", "AzureAdPrt", "NO");
		machine.effect("dsregcmd /refreshprt", user -> joined(machine, "YES", "YES", "SSO State", "AzureAdPrt", "YES", "SSO State",
				"AzureAdPrtUpdateTime", "2026-01-31 08:59:00.000 UTC"));
		Office.repair(machine, "R-60");
		assertTrue(Office.plan(joined(ModelMachine.withTaro(), "NO", "YES", "SSO State", "AzureAdPrt", "NO"), "R-60").isSatisfied());
	}

	private static ModelMachine withJoinTask(final ModelMachine machine, final boolean enabled) {
		final ScheduledTaskProbe probe = new ScheduledTaskProbe("\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join");
		return machine.answer(probe, Identity.ADMINISTRATOR,
				Answer.present(new ScheduledTask(probe.path(), enabled, OptionalInt.of(0))));
	}

	@Test
	void aRefusedHybridDeviceLeavesWhenItCanComeBack() {
		final String[] refused = { "Device Details", "DeviceAuthStatus", "FAILED. Device is either disabled or deleted" };
		final ModelMachine machine = withJoinTask(joined(ModelMachine.withTaro(), "YES", "YES", refused), true);
		machine.effect("dsregcmd /leave", who -> joined(machine, "NO", "YES"));
		assertTrue(Office.repair(machine, "R-61").followUps().contains(Changeset.FollowUp.RESTART_MACHINE));
		assertTrue(Office.plan(withJoinTask(joined(ModelMachine.withTaro(), "YES", "YES", refused), false), "R-61").isBlocked());
		assertTrue(Office.plan(withJoinTask(joined(ModelMachine.withTaro(), "YES", "YES", "Device Details", "DeviceAuthStatus",
				"SUCCESS"), true), "R-61").isSatisfied(), "a healthy device stays joined");
		final Changeset alone = Office.plan(withJoinTask(joined(ModelMachine.withTaro(), "YES", "YES", refused), true)
				.tool(DomainController.PROBE, Identity.ADMINISTRATOR, "Controller: none\r\n"), "R-61");
		assertTrue(alone.isBlocked() && alone.changes().isEmpty(), "without its domain controller it would not come back");
	}

	@Test
	void aPureEntraJoinIsNeverLeft() {
		final Changeset plan = Office.plan(withJoinTask(joined(ModelMachine.withTaro(), "YES", "NO", "Device Details",
				"DeviceAuthStatus", "FAILED", "Diagnostic Data", "KeySignTest", "FAILED"), true), "R-61");
		assertTrue(plan.isBlocked());
		assertTrue(plan.changes().isEmpty());
		assertTrue(plan.blockers().getFirst().advice().english().contains("local administrator"));
	}

	@Test
	void aConfiguredDomainDeviceIsRegistered() {
		final ModelMachine machine = withJoinTask(
				joined(ModelMachine.withTaro(), "NO", "YES", "Diagnostic Data", "AD Configuration Test", "PASS"), true);
		machine.effect("schtasks /run /tn \"\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join\"",
				who -> joined(machine, "YES", "YES"));
		Office.repair(machine, "R-62");
		assertTrue(Office.plan(withJoinTask(joined(ModelMachine.withTaro(), "NO", "YES", "Diagnostic Data", "AD Configuration Test",
				"FAIL [0x80070002]"), true), "R-62").isBlocked());
	}

	@Test
	void modernAuthenticationIsSwitchedOnAndPoliciesAreOnlyReported() {
		final String policy = "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity";
		final ModelMachine machine = ModelMachine.withTaro()
				.set(TARO, OFFICE + "Common\\Identity", RegistryValue.number("EnableADAL", 0))
				.set(TARO, OFFICE + "Common\\Identity", RegistryValue.number("DisableADALatopWAM", 1))
				.set("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Common\\Identity", RegistryValue.number("DisableAADWAM", 1))
				.set(TARO, policy, RegistryValue.number("DisableADALatopWAM", 1));
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-22")));
		assertEquals(3, Office.repair(machine, "R-70").changes().size());
		final Finding left = Office.diagnose(machine, "D-22").stream().filter(finding -> finding.severity() != Severity.OK).findFirst()
				.orElseThrow();
		assertTrue(left.title().english().contains("policy"), left.title().english());
		assertTrue(left.remedies().isEmpty());
	}

	@Test
	void switchesOfSigningInAreRepaired() {
		final ModelMachine machine = ModelMachine.withTaro()
				.set(TARO, OFFICE + "Common\\Identity", RegistryValue.number("SignedOutADUser", 1))
				.set(TARO, OFFICE + "Common\\SignIn", RegistryValue.number("SignInOptions", 3))
				.set(TARO, OFFICE + "Common\\Internet", RegistryValue.number("UseOnlineContent", 0));
		assertEquals(Severity.WARNING, Office.worst(Office.diagnose(machine, "D-24")));
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-23")));
		Office.repair(machine, "R-71");
		Office.repair(machine, "R-72");
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-24")));
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-23")));
		Office.repair(machine, "R-73");
		Office.repair(machine, "R-73", "setting", "NoDomainUser");
	}

	@Test
	void theNetworkTestIsSwitchedOn() {
		final ModelMachine machine = ModelMachine.withTaro().set(
				"HKLM\\SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet", RegistryValue.number("EnableActiveProbing", 0));
		assertEquals(Severity.WARNING, Office.worst(Office.diagnose(machine, "D-51")));
		Office.repair(machine, "R-80");
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-51")));
	}

	private static NetworkStatus network(final String proxy, final String bypass) {
		return new NetworkStatus(List.of(), proxy, bypass);
	}

	@Test
	void theProxyOfServicesIsSetAndCanBeTakenBack() {
		final ModelMachine machine = ModelMachine.withTaro().answer(NetworkProbe.INSTANCE, Identity.ADMINISTRATOR,
				Answer.present(network("old:80", "<local>")));
		machine.effect("netsh winhttp set proxy proxy-server=new:8080", who -> machine.answer(NetworkProbe.INSTANCE,
				Identity.ADMINISTRATOR, Answer.present(network("new:8080", ""))));
		final ToolRun run = (ToolRun) Office.repair(machine, "R-82", "proxy", "new:8080").changes().getFirst();
		assertEquals("netsh winhttp set proxy proxy-server=old:80 bypass-list=<local>", run.undo().orElseThrow().toString());
		machine.effect("netsh winhttp reset proxy", who -> machine.answer(NetworkProbe.INSTANCE, Identity.ADMINISTRATOR,
				Answer.present(network("", ""))));
		Office.repair(machine, "R-82");
		assertTrue(Office.plan(machine, "R-82", "proxy", "x:1 & calc.exe").isBlocked());
	}

	@Test
	void theProxyOfTheSystemIsSetAndCanBeTakenBack() {
		final ModelMachine machine = ModelMachine.withTaro().tool(SystemProxy.PROBE, Identity.ADMINISTRATOR,
				"Current Internet proxy settings for account: localsystem\r\n\r\n\tProxy usage:  No_Proxy\r\n");
		machine.effect("bitsadmin /util /setieproxy localsystem MANUAL_PROXY proxy.corp.contoso.com:8080 NULL",
				who -> machine.tool(SystemProxy.PROBE, Identity.ADMINISTRATOR,
						"\tProxy usage:  Manual_proxy\r\n\tProxy list:   proxy.corp.contoso.com:8080\r\n\tProxy bypass: <local>\r\n"));
		final ToolRun run = (ToolRun) Office.repair(machine, "R-83", "proxy", "proxy.corp.contoso.com:8080").changes().getFirst();
		assertEquals("bitsadmin /util /setieproxy localsystem NO_PROXY", run.undo().orElseThrow().toString());
	}

	@Test
	void connectionSettingsAreReset() {
		Office.repair(ModelMachine.withTaro().set(
				"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections", RegistryValue.text("x", "y")), "R-85");
	}

	@Test
	void tls12IsAllowedEverywhere() {
		final String internet = "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
		final ModelMachine machine = ModelMachine.withTaro()
				.set("HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client",
						RegistryValue.number("Enabled", 0))
				.set("HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client",
						RegistryValue.number("DisabledByDefault", 1))
				.set("HKLM\\" + internet + "\\WinHttp", RegistryValue.number("DefaultSecureProtocols", 0xA0))
				.set(TARO, "HKCU\\" + internet, RegistryValue.number("SecureProtocols", 0xA0));
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-56")));
		assertSuggested("office.enable-tls", Office.diagnose(machine, "D-56"));
		assertEquals(4, Office.repair(machine, "R-87").changes().size());
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-56")));
		assertTrue(machine.registryContent(TARO).get(("HKCU\\" + internet).toLowerCase(Locale.ROOT))
				.contains(RegistryValue.number("SecureProtocols", 0x8A0)));
	}

	private static void assertSuggested(final String runbook, final List<Finding> findings) {
		final List<Finding> errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
		assertFalse(errors.isEmpty(), findings::toString);
		assertTrue(errors.stream().allMatch(finding -> finding.remedies().stream().anyMatch(remedy -> remedy.id().equals(runbook))), findings::toString);
	}

	@Test
	void theClockIsSynchronised() {
		final ModelMachine machine = ModelMachine.withTaro()
				.service("W32Time", WindowsService.State.STOPPED, WindowsService.StartType.MANUAL)
				.answer(ClockProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new ClockStatus(-372_000, "dc01")));
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-60")));
		assertSuggested("office.synchronise-clock", Office.diagnose(machine, "D-60"));
		machine.effect("w32tm /resync /rediscover", who -> machine.answer(ClockProbe.INSTANCE, Identity.ADMINISTRATOR,
				Answer.present(new ClockStatus(12, "dc01"))));
		assertEquals(2, Office.repair(machine, "R-88").changes().size());
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-60")));
	}

	@Test
	void disabledServicesMayRunAgain() {
		final ModelMachine machine = ModelMachine.withTaro()
				.service("TokenBroker", WindowsService.State.STOPPED, WindowsService.StartType.DISABLED)
				.service("wlidsvc", WindowsService.State.STOPPED, WindowsService.StartType.MANUAL)
				.service("VaultSvc", WindowsService.State.STOPPED, WindowsService.StartType.DISABLED)
				.service("EventLog", WindowsService.State.RUNNING, WindowsService.StartType.AUTOMATIC);
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-61")));
		assertSuggested("office.repair-services", Office.diagnose(machine, "D-61"));
		assertEquals(Severity.ERROR, Office.worst(Office.diagnose(machine, "D-28")));
		assertEquals(2, Office.repair(machine, "R-89").changes().size());
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-28")));
	}

	@Test
	void sharedComputerActivationIsSwitchedOnlyWhenAsked() {
		final ModelMachine machine = clickToRun();
		assertTrue(Office.plan(machine, "R-92").isSatisfied());
		Office.repair(machine, "R-92", "state", "on");
		assertEquals(Severity.INFO, Office.worst(Office.diagnose(machine, "D-13")));
		Office.repair(machine, "R-92", "state", "off");
		assertEquals(Severity.OK, Office.worst(Office.diagnose(machine, "D-13")));
		assertTrue(Office.plan(ModelMachine.withTaro(), "R-92", "state", "on").isBlocked());
		final Changeset activated = Office.plan(clickToRun().file(TARO, LOCAL + "Microsoft\\Office\\Licenses\\5\\x", CONTENT), "R-92", "state", "on");
		assertEquals(Optional.of("office.R-10-user-licenses"), activated.blockers().getFirst().clearedBy());
		assertTrue(Office.plan(clickToRun().set(CONFIGURATION, RegistryValue.text("O365ProPlusRetail.DeviceBasedLicensing", "1")),
				"R-92", "state", "on").isBlocked());
		assertTrue(Office.plan(clickToRun().set("HKLM\\SOFTWARE\\Policies\\Microsoft\\Office\\16.0\\Common\\Licensing",
				RegistryValue.text("SharedComputerLicensing", "1")), "R-92", "state", "off").isBlocked());
	}

	@Test
	void compatibilityModesOfOfficeEndAndOthersStay() {
		final String layers = "HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers";
		final ModelMachine machine = ModelMachine.withTaro()
				.set(TARO, layers, RegistryValue.text("C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", "~ WIN7RTM"))
				.set(TARO, layers, RegistryValue.text("C:\\Games\\old.exe", "~ WINXPSP3"));
		assertEquals(1, Office.repair(machine, "R-93").changes().size());
		assertEquals(1, machine.registryContent(TARO).get(layers.toLowerCase(Locale.ROOT)).size());
	}

	@Test
	void usersAreSignedOutAndMachinesRestartedOnce() {
		final ModelMachine machine = ModelMachine.withTaro();
		Office.repair(machine, "R-99", "action", "restart");
		assertEquals(ModelMachine.NOW, machine.bootTime());
		Office.repair(machine, "R-99");
		assertTrue(Office.plan(new ModelMachine(), "R-99").isSatisfied(), "nobody to sign out is no obstacle");
	}
}
