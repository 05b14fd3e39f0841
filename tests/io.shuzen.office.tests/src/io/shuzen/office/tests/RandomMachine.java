package io.shuzen.office.tests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.ClockProbe;
import io.shuzen.core.probe.ClockStatus;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ScheduledTask;
import io.shuzen.core.probe.ScheduledTaskProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.office.internal.reading.DomainController;
import io.shuzen.office.internal.reading.OfficeWamAccounts;
import io.shuzen.office.internal.reading.ProductKeys;

/**
 * A machine in a state made at random, on which plans can be carried out: two users, Office in one way or another, and any mixture of what
 * breaks. What console programs do to it is described as well; now and then one of them does nothing, as on real machines. Everything
 * follows from the seed.
 */
final class RandomMachine {

	static final ScheduledTaskProbe TASK = new ScheduledTaskProbe("\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join");
	private static final List<Identity> USERS = List.of(ModelMachine.TARO, ModelMachine.HANA);
	private static final String OFFICE = "HKCU\\Software\\Microsoft\\Office\\";
	private static final List<String> USER_KEYS = List.of("16.0\\Common\\Identity", "16.0\\Common\\Identity\\Identities\\9c0b_ADAL",
			"16.0\\Common\\Identity\\Identities\\t_AD", "16.0\\Common\\Licensing", "16.0\\Common\\Licensing\\LicensingNext",
			"16.0\\Common\\Internet\\WebServiceCache\\AllUsers", "16.0\\Common\\ServicesManagerCache\\Identities", "16.0\\Registration\\x",
			"16.0\\Common\\SignIn", "16.0\\Common\\Internet", "15.0\\Common\\Identity", "15.0\\Common\\Licensing", "16.0\\Word\\Options");
	private static final List<String> USER_VALUES = List.of("EnableADAL", "DisableADALatopWAM", "DisableAADWAM", "Version", "SignedOutADUser",
			"NoDomainUser", "SignInOptions", "UseOnlineContent", "EmailAddress", "O365ProPlusRetail", "Keep");
	private static final List<String> MACHINE_KEYS = List.of("SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration",
			"SOFTWARE\\Microsoft\\Office\\16.0\\User Settings\\CustomUserReset\\Delete\\x", "SOFTWARE\\Microsoft\\Office\\16.0\\Common\\Identity",
			"SOFTWARE\\Microsoft\\Office\\16.0\\Common\\Licensing", "SYSTEM\\CurrentControlSet\\Services\\NlaSvc\\Parameters\\Internet",
			"SOFTWARE\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity", "SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin",
			"SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client",
			"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp",
			"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections", "SOFTWARE\\Contoso");
	private static final List<String> MACHINE_VALUES = List.of("O365ProPlusRetail.EmailAddress", "O365ProPlusRetail.TenantId", "ProductKeys",
			"SharedComputerLicensing", "ProductReleaseIds", "EnableADAL", "EnableActiveProbing", "Enabled", "DisabledByDefault",
			"DefaultSecureProtocols", "BlockAADWorkplaceJoin", "Keep");
	private static final List<String> FILES = List.of("Microsoft\\Office\\Licenses\\5\\license", "Microsoft\\Office\\16.0\\Licensing\\a_authString_b",
			"Microsoft\\OneAuth\\accounts\\a", "Microsoft\\IdentityCache\\1\\UD\\x", "Microsoft\\TokenBroker\\Cache\\t.tbres",
			"Packages\\Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy\\AC\\TokenBroker\\Accounts\\a.tbacct",
			"Packages\\Microsoft.Windows.CloudExperienceHost_cw5n1h2txyewy\\AC\\TokenBroker\\Accounts\\b.tbacct", "Microsoft\\Outlook\\mail.ost",
			"Microsoft\\OneDrive\\OneDrive.exe", "Microsoft\\OneDrive\\settings\\x.dat", "Temp\\shuzen-onedrive-reset.log");
	private static final List<String> TARGETS = List.of("MicrosoftOffice16_Data:SSPI:taro@contoso.com", "MicrosoftOffice15_Data:x", "msteams_a/b",
			"Microsoft_OC1:uri=a@b.c", "OneDrive Cached Credential Business - Business1", "SSO_POP_Device", "virtualapp/didlogical",
			"MicrosoftAccount:user=a@outlook.com", "TERMSRV/server", "git:https://example.com");
	private static final List<String> IMAGES = List.of("WINWORD.EXE", "OUTLOOK.EXE", "ms-teams.exe", "OneDrive.exe", "explorer.exe", "notepad.exe",
			"OfficeClickToRun.exe", "Microsoft.AAD.BrokerPlugin.exe", "lsass.exe");
	private static final List<String> SERVICES = List.of("TokenBroker", "wlidsvc", "VaultSvc", "NlaSvc", "netprofm", "EventLog", "ClickToRunSvc",
			"sppsvc", "W32Time", "Spooler");

	private final Random random;
	private final ModelMachine machine = new ModelMachine();
	private String entra;
	private String domain;
	private String workplace;
	private String token;
	private boolean idle;

	private RandomMachine(final long seed) {
		random = new Random(seed);
	}

	/** A machine, and whether it is Entra joined and nothing else. */
	record Made(ModelMachine machine, boolean entraOnly) {
	}

	static Made of(final long seed) {
		final RandomMachine made = new RandomMachine(seed);
		made.make();
		return new Made(made.machine, made.entra.equals("YES") && made.domain.equals("NO"));
	}

	private void make() {
		machine.user(ModelMachine.TARO, "CONTOSO\\t.yamada", random.nextInt(4) == 0 ? 0 : 1);
		machine.user(ModelMachine.HANA, "CONTOSO\\h.sato", random.nextInt(3) == 0 ? 2 : 0);
		machine.build(pick(List.of(16_299, 17_763, 19_045, 22_631)));
		if (random.nextInt(8) > 0) {
			machine.set("HKLM\\" + MACHINE_KEYS.getFirst(), RegistryValue.text("ProductReleaseIds", pick(List.of("O365ProPlusRetail", "Standard2019Volume"))));
		}
		times(8, () -> machine.set("HKLM\\" + pick(MACHINE_KEYS), value(pick(MACHINE_VALUES))));
		repairTool();
		for (final Identity user : USERS) {
			final String local = machine.resolve("%LOCALAPPDATA%", user) + '\\';
			times(8, () -> machine.set(user, OFFICE + pick(USER_KEYS), value(pick(USER_VALUES))));
			times(4, () -> machine.file(user, local + pick(FILES), new byte[] { (byte) random.nextInt() }));
			times(4, () -> machine.credential(user, pick(TARGETS), "a@b.c"));
			if (random.nextBoolean()) {
				machine.appPackage(user, "Microsoft.AAD.BrokerPlugin");
			}
			final int accounts = random.nextInt(3);
			machine.tool(OfficeWamAccounts.PROBE, user, "Accounts: " + accounts + "\r\n");
			machine.set(user, "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings", RegistryValue.number("SecureProtocols", random.nextInt(0x1000)));
		}
		IntStream.range(0, random.nextInt(6)).forEach(i -> machine.process(100 + i, pick(IMAGES), random.nextInt(3)));
		for (final String service : SERVICES) {
			machine.service(service, pick(List.of(WindowsService.State.RUNNING, WindowsService.State.STOPPED)),
					pick(List.of(WindowsService.StartType.AUTOMATIC, WindowsService.StartType.MANUAL, WindowsService.StartType.DISABLED)));
		}
		machine.answer(ClockProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new ClockStatus(random.nextInt(1_000_000), "time.windows.com")));
		machine.answer(TASK, Identity.ADMINISTRATOR, Answer.present(new ScheduledTask(TASK.path(), random.nextBoolean(), java.util.OptionalInt.empty())));
		machine.tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, random.nextBoolean() ? ""
				: "{\"ID\":\"5df83bed-7e8e-4a28-80ef-d8b0a004cf3e\",\"Name\":\"Office 16, " + pick(List.of("Office16O365ProPlusR", "Office16ProPlusVL_MAK"))
						+ " edition\",\"Description\":\"x\",\"LicenseStatus\":" + random.nextInt(6) + ",\"LicenseStatusReason\":0,\"PartialProductKey\":\"2WC00\"}");
		machine.tool(DomainController.PROBE, Identity.ADMINISTRATOR, pick(List.of("Controller: dc01.corp.contoso.com\r\n", "Controller: none\r\n")));
		entra = pick(List.of("YES", "NO"));
		domain = pick(List.of("YES", "NO"));
		workplace = pick(List.of("YES", "NO"));
		token = pick(List.of("YES", "NO"));
		join(pick(List.of("SUCCESS", "FAILED. Device is either disabled or deleted")), pick(List.of("PASSED", "FAILED")));
		// a tool that does nothing, whatever it says
		idle = random.nextInt(6) == 0;
		machine.toolEffects(command -> idle ? Optional.of(user -> { }) : effect(command));
	}

	/** What repairs Office, whole or not, and now and then at work already. */
	private void repairTool() {
		final String configuration = "HKLM\\" + MACHINE_KEYS.getFirst();
		machine.file(Identity.ADMINISTRATOR, "C:\\Windows\\explorer.exe", new byte[1]);
		if (random.nextInt(4) > 0) {
			machine.file(Identity.ADMINISTRATOR, "C:\\Program Files\\Common Files\\microsoft shared\\ClickToRun\\OfficeClickToRun.exe", new byte[1]);
		}
		if (random.nextInt(8) > 0) {
			machine.set(configuration, RegistryValue.text("VersionToReport", "16.0.18526.20672"));
			machine.set(configuration, RegistryValue.text("Platform", pick(List.of("x64", "x86"))));
			machine.set(configuration, RegistryValue.text("ClientCulture", pick(List.of("ja-jp", "en-us", "?"))));
		}
		if (random.nextInt(8) == 0) {
			machine.set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun", RegistryValue.text("ExecutingScenario", "UPDATE"));
		}
	}

	/** A program's log is there from now on; not as a file of this machine, because nobody takes it back. */
	private Optional<java.util.function.Consumer<Identity>> log(final String name) {
		final FileProbe probe = FileProbe.listing("%SystemRoot%\\Temp\\" + name);
		final String path = machine.resolve(probe.path(), Identity.ADMINISTRATOR);
		return Optional.of(user -> machine.answer(probe, Identity.ADMINISTRATOR, Answer.present(
				new FileListing(path, List.of(new FileEntry(path, false, 1, Optional.empty(), Optional.empty(),
						ModelMachine.NOW, Optional.empty()))))));
	}

	private Optional<java.util.function.Consumer<Identity>> effect(final String command) {
		if (command.contains("OfficeClickToRun.exe")) {
			return log("shuzen-office-" + (command.contains("QuickRepair") ? "QuickRepair" : "FullRepair") + ".log");
		}
		if (command.startsWith("netsh int ip reset ")) {
			return log("shuzen-ip-reset.log");
		}
		if (command.endsWith("OneDrive.exe /reset") || command.equals("netsh winsock reset")) {
			// shows nowhere
			return Optional.of(user -> { });
		}
		if (command.equals(OfficeWamAccounts.SIGN_OUT.toString())) {
			return Optional.of(user -> machine.tool(OfficeWamAccounts.PROBE, user, "Accounts: 0\r\n"));
		}
		if (command.startsWith("dsregcmd /cleanupaccounts")) {
			workplace = "NO";
			return Optional.of(user -> join("SUCCESS", "PASSED"));
		}
		if (command.startsWith("dsregcmd /leave")) {
			entra = "NO";
			return Optional.of(user -> join("", ""));
		}
		if (command.startsWith("dsregcmd /refreshprt")) {
			token = "YES";
			return Optional.of(user -> join("SUCCESS", "PASSED"));
		}
		if (command.startsWith("schtasks /run")) {
			entra = "YES";
			return Optional.of(user -> join("SUCCESS", "PASSED"));
		}
		if (command.startsWith("w32tm")) {
			return Optional.of(user -> machine.answer(ClockProbe.INSTANCE, Identity.ADMINISTRATOR, Answer.present(new ClockStatus(5, "time.windows.com"))));
		}
		return command.contains("UninstallProductKey") ? Optional.of(user -> machine.tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, ""))
				: Optional.empty();
	}

	private void join(final String authentication, final String keys) {
		final DeviceJoinStatus status = new DeviceJoinStatus(List.of(
				section("Device State", Map.of("AzureAdJoined", entra, "DomainJoined", domain, "EnterpriseJoined", "NO")),
				section("Device Details", Map.of("DeviceAuthStatus", authentication)), section("User State", Map.of("WorkplaceJoined", workplace)),
				section("SSO State", Map.of("AzureAdPrt", token, "AzureAdPrtUpdateTime", "2026-01-31 08:59:00.000 UTC")),
				section("Diagnostic Data", Map.of("KeySignTest", keys, "AD Configuration Test", "PASS"))), List.of());
		machine.answer(DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR, Answer.present(status));
		USERS.forEach(user -> machine.answer(DeviceJoinProbe.EACH_USER, user, Answer.present(status)));
	}

	private static DeviceJoinStatus.Section section(final String title, final Map<String, String> values) {
		return new DeviceJoinStatus.Section(title, values);
	}

	private RegistryValue value(final String name) {
		return random.nextInt(3) == 0 ? RegistryValue.text(name, pick(List.of("", "1", "taro@contoso.com")))
				: RegistryValue.number(name, pick(List.of(0L, 1L, 2L, 3L, 0xA00L)));
	}

	private void times(final int most, final Runnable action) {
		for (int i = random.nextInt(most + 1); i > 0; i--) {
			action.run();
		}
	}

	private <T> T pick(final List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}
}
