package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;

/** Repairs for particular failures, each behind its guard. */
class RareRepairsTest {

	private static final ToolProbe ACCESS = new ToolProbe(ToolCommand.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command",
			"(Get-Acl -Path 'Registry::HKEY_USERS\\S-1-5-20' -ErrorAction Stop).Sddl"), ReadScope.MACHINE);
	private static final String CLICK_TO_RUN = "C:\\Program Files\\Common Files\\microsoft shared\\ClickToRun\\OfficeClickToRun.exe";
	private static final String ONEDRIVE = "office.R-98-onedrive-reset";
	private static final String STORE = "C:\\Windows\\System32\\spp\\store\\2.0\\tokens.dat";

	@Test
	void everyUserIsResetOnlyWhenAllAreMeant() {
		final ModelMachine machine = ModelMachine.withTaro().set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration",
				RegistryValue.text("ProductReleaseIds", "O365ProPlusRetail"));
		assertTrue(Office.plan(machine, "R-22").isBlocked());
		Office.repair(machine, "R-22", "every-user-of-the-machine", "true");
		assertTrue(Office.plan(machine, "R-23").changes().size() > 0, "R-23 takes away what R-22 planted");
		assertTrue(Office.plan(ModelMachine.withTaro(), "R-22", "every-user-of-the-machine", "true").isBlocked(), "Click-to-Run only");
	}

	@Test
	void aFixedAddressKeepsTheNetworkStackFromBeingReset() {
		final String adapter = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{1}";
		final ModelMachine machine = ModelMachine.withTaro().file(Identity.ADMINISTRATOR, "C:\\Windows\\explorer.exe", new byte[1])
				.set(adapter, RegistryValue.number("EnableDHCP", 0)).set(adapter, RegistryValue.text("IPAddress", "10.0.0.5"));
		assertTrue(Office.plan(machine, "R-84").isBlocked());
		machine.set(adapter, RegistryValue.number("EnableDHCP", 1));
		machine.effect("netsh winsock reset", user -> {
			// shows nowhere
		});
		machine.effect("netsh int ip reset C:\\Windows\\Temp\\shuzen-ip-reset.log",
				user -> machine.file(Identity.ADMINISTRATOR, "C:\\Windows\\Temp\\shuzen-ip-reset.log", new byte[1]));
		Office.repair(machine, "R-84");
	}

	@Test
	void theAccessListOfNetworkServicesIsExtendedAndCanBeSetBack() {
		final String former = "O:SYG:SYD:P(A;OICI;KA;;;SY)(A;OICI;KR;;;NS)";
		final ModelMachine machine = ModelMachine.withTaro().tool(ACCESS, Identity.ADMINISTRATOR, former + "\r\n");
		final ToolRun run = (ToolRun) Office.plan(machine, "R-86").changes().getFirst();
		assertTrue(run.undo().orElseThrow().toString().contains(former), run::toString);
		machine.effect(run.command().toString(), user -> machine.tool(ACCESS, Identity.ADMINISTRATOR,
				"O:SYG:SYD:P(A;OICI;KA;;;NS)(A;OICI;KA;;;SY)(A;OICI;KR;;;NS)"));
		Office.repair(machine, "R-86");
		machine.tool(ACCESS, Identity.ADMINISTRATOR, "D:'); Remove-Item C:\\ ; ('");
		assertTrue(Office.plan(machine, "R-86").isBlocked(), "what is no list is not passed on");
	}

	@Test
	void theStoreOfLicencesIsRenewedForDeniedActivationOnly() {
		final ModelMachine machine = ModelMachine.withTaro()
				.service("sppsvc", WindowsService.State.RUNNING, WindowsService.StartType.AUTOMATIC_DELAYED)
				.file(Identity.ADMINISTRATOR, STORE, new byte[] { 1 });
		assertTrue(Office.plan(machine, "R-90").isBlocked());
		final Changeset plan = Office.plan(machine, "R-90", "activation-was-denied", "true", "unless-written-within", "PT0S");
		assertTrue(plan.isSatisfied(), "written this moment: new");
		machine.oldFile(STORE);
		assertEquals(3, Office.repair(machine, "R-90", "activation-was-denied", "true").changes().size());
	}

	@Test
	void onlyTheLostKeyIsImported() throws Exception {
		final String key = "HKEY_USERS\\S-1-5-20\\Software\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";
		final String path = "C:\\Tools\\spp.reg";
		for (final Map.Entry<String, Boolean> file : Map.of("[" + key + "]\r\n\"a\"=\"b\"\r\n", false, "[" + key + "]\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n",
				true, "[-" + key + "]\r\n", true, "[" + key + "Evil]\r\n", true).entrySet()) {
			final byte[] content = ("Windows Registry Editor Version 5.00\r\n\r\n" + file.getKey()).getBytes(StandardCharsets.US_ASCII);
			final String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
			final ModelMachine machine = ModelMachine.withTaro().file(Identity.ADMINISTRATOR, path, content);
			assertEquals(file.getValue(), Office.plan(machine, "R-91", "file", path, "sha256", hash).isBlocked(), file.getKey());
		}
	}

	@Test
	void accountsAreDisconnectedBeforeKeysAreProtectedLocally() {
		final ModelMachine registered = RepairsTest.joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "YES");
		assertTrue(Office.plan(registered, "R-96").isBlocked());
		Office.repair(RepairsTest.joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "NO"), "R-96");
	}

	@Test
	void officeForgetsTheOtherAccount() {
		final String store = "C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\OneAuth\\accounts\\";
		final String json = "{\"login_name\":\"%s\",\"association_status\":\"{\\\"com.microsoft.Office\\\":\\\"associated\\\"}\"}";
		final ModelMachine machine = ModelMachine.withTaro()
				.file(ModelMachine.TARO, store + "a", json.formatted("taro@contoso.com").getBytes(StandardCharsets.UTF_8))
				.file(ModelMachine.TARO, store + "b", json.formatted("old@fabrikam.com").getBytes(StandardCharsets.UTF_8));
		assertTrue(Office.plan(machine, "R-97").isBlocked(), "which one stays is a person's decision");
		final Changeset plan = Office.repair(machine, "R-97", "keep", "taro@contoso.com");
		assertEquals(store + "b", ((FileWrite) plan.changes().getFirst()).path());
		assertTrue(new String(((FileWrite) plan.changes().getFirst()).bytes(), StandardCharsets.UTF_8)
				.contains("\\\"com.microsoft.Office\\\":\\\"disassociated\\\""));
	}

	/** Microsoft 365 Apps, with the program that repairs them. */
	static ModelMachine withOffice() {
		final String key = "HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";
		return ModelMachine.withTaro().file(Identity.ADMINISTRATOR, "C:\\Windows\\explorer.exe", new byte[1])
				.file(Identity.ADMINISTRATOR, CLICK_TO_RUN, new byte[1])
				.set(key, RegistryValue.text("ProductReleaseIds", "O365ProPlusRetail"))
				.set(key, RegistryValue.text("VersionToReport", "16.0.18526.20672")).set(key, RegistryValue.text("Platform", "x64"))
				.set(key, RegistryValue.text("ClientCulture", "ja-jp"));
	}

	private static ModelMachine repairing(final ModelMachine machine, final String kind) {
		final ToolRun run = (ToolRun) Office.plan(machine, "R-94", "kind", kind).changes().getFirst();
		return machine.effect(run.command().toString(), user -> machine.file(Identity.ADMINISTRATOR,
				"C:\\Windows\\Temp\\shuzen-office-" + (kind.equals("quick") ? "QuickRepair" : "FullRepair") + ".log", new byte[1]));
	}

	@Test
	void officeIsRepairedAndTheEndIsWaitedFor() {
		for (final String kind : List.of("quick", "online")) {
			final Changeset plan = Office.repair(repairing(withOffice(), kind), "R-94", "kind", kind);
			final ToolRun run = (ToolRun) plan.changes().getFirst();
			assertTrue(run.command().toString().contains("scenario=Repair platform=x64 culture=ja-jp forceappshutdown=False RepairType="
					+ (kind.equals("quick") ? "QuickRepair" : "FullRepair") + " DisplayLevel=False"), run::toString);
			assertTrue(plan.isIrreversible());
			final Step step = Office.step("R-94");
			assertTrue(step.timeLimit(Parameters.of(step.parameters(), Map.of("kind", kind))).orElseThrow().compareTo(run.timeout()) > 0);
		}
		final ModelMachine quick = repairing(withOffice(), "quick");
		Office.repair(quick, "R-94");
		assertFalse(Office.plan(quick, "R-94", "kind", "online").isSatisfied(), "an online repair is another one");
	}

	@Test
	void aRepairOfOfficeIsRefusedWhereItCannotGoWell() {
		assertTrue(Office.plan(ModelMachine.withTaro(), "R-94").isBlocked(), "no Office");
		assertTrue(Office.plan(ModelMachine.withTaro().set("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Common\\InstallRoot",
				RegistryValue.text("Path", "C:\\Program Files\\Microsoft Office\\Office16\\")), "R-94").isBlocked(), "from an MSI package");
		final Changeset running = Office.plan(withOffice().process(100, "WINWORD.EXE", 2), "R-94");
		assertEquals("office.R-01-close-applications", running.blockers().getFirst().clearedBy().orElseThrow(), "whoever runs it");
		final Changeset busy = Office.plan(withOffice().set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun",
				RegistryValue.text("ExecutingScenario", "UPDATE")), "R-94");
		assertTrue(busy.isBlocked() && busy.changes().isEmpty(), busy::toString);
		final String key = "HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration";
		for (final String culture : List.of("", "ja-jp' ; calc", "..")) {
			final Changeset odd = Office.plan(withOffice().set(key, RegistryValue.text("ClientCulture", culture)), "R-94");
			assertTrue(odd.isBlocked() && odd.changes().isEmpty(), culture);
		}
	}

	@Test
	void anOfficeThatIsGoneAfterItsRepairIsNoSuccess() {
		final ModelMachine machine = repairing(withOffice(), "online");
		Office.plan(machine, "R-94", "kind", "online").changes().forEach(machine::apply);
		machine.set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration", RegistryValue.text("ProductReleaseIds", ""));
		assertTrue(Office.plan(machine, "R-94", "kind", "online").isBlocked());
	}

	@Test
	void oneDriveIsResetInTheUsersSessionOnce() {
		final String folder = "C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\OneDrive\\";
		assertTrue(Office.plan(ModelMachine.withTaro(), ONEDRIVE).isSatisfied(), "never used");
		final ModelMachine machine = ModelMachine.withTaro().file(ModelMachine.TARO, folder + "OneDrive.exe", new byte[1]);
		machine.effect(folder + "OneDrive.exe /reset", user -> {
			// shows nowhere
		});
		final Changeset plan = Office.repair(machine, ONEDRIVE);
		assertTrue(plan.changes().stream().allMatch(change -> change.identity().equals(ModelMachine.TARO)), plan::toString);
		assertTrue(plan.isIrreversible());
		final ModelMachine shared = ModelMachine.withTaro().file(ModelMachine.TARO, folder + "settings\\x.dat", new byte[1]);
		assertTrue(Office.plan(shared, ONEDRIVE).isBlocked(), "no program");
		shared.file(Identity.ADMINISTRATOR, "C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe", new byte[1]);
		assertEquals(ToolCommand.of("C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe", "/reset"),
				((ToolRun) Office.plan(shared, ONEDRIVE).changes().getFirst()).command());
		assertTrue(Office.plan(shared.process(7, "OneDrive.exe", 1), ONEDRIVE).isBlocked(), "closed first");
	}

	@Test
	void outlookUsesModernAuthenticationForAutodiscover() {
		Office.repair(ModelMachine.withTaro(), "R-98");
	}
}
