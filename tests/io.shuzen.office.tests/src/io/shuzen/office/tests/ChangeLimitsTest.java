package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.change.RegistryValueSet;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.WindowsService;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.office.internal.step.ChangeLimits;

/** The second lock: what it refuses even when a step should plan it. */
class ChangeLimitsTest {

	private static final Facts NOTHING = Facts.of("PC", ModelMachine.NOW, List.of());

	private static Changeset plan(final String step, final Change change) {
		return new Changeset(step, "PC", List.of(change), List.of(), List.of());
	}

	private static void assertRefused(final Change change) {
		for (final Step step : Office.PACK.steps()) {
			final Changeset result = ChangeLimits.enforce(plan(step.id(), change), NOTHING);
			assertTrue(result.isBlocked(), () -> step.id() + " may " + change);
			assertTrue(result.changes().isEmpty());
		}
	}

	private static RegistryKeyDelete deleteKey(final String path, final Identity identity) {
		return new RegistryKeyDelete(RegistryPath.parse(path), RegistryView.BITS_64, identity);
	}

	private static ToolRun run(final Identity identity, final String program, final String... arguments) {
		return new ToolRun(ToolCommand.of(program, arguments), identity, Text.verbatim("x"), Duration.ofMinutes(1), Set.of(0),
				Reversibility.IRREVERSIBLE, Optional.empty());
	}

	@Test
	void nothingUnderPoliciesIsTouched() {
		assertRefused(deleteKey("HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Identity", TARO));
		assertRefused(deleteKey("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin", Identity.ADMINISTRATOR));
		assertRefused(new RegistryValueSet(
				RegistryPath.parse("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator"),
				RegistryView.BITS_64, RegistryValue.number("NoActiveProbe", 0), Identity.ADMINISTRATOR));
		assertRefused(new RegistryValueDelete(RegistryPath.parse("HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Common\\SignIn"),
				RegistryView.BITS_64, "SignInOptions", TARO));
	}

	@Test
	void whatIsOutsideOfTheCatalogueIsRefused() {
		assertRefused(deleteKey("HKCU\\Software\\Microsoft\\Office\\16.0", TARO));
		assertRefused(deleteKey("HKCU\\Software\\Microsoft\\Office\\16.0\\Common", TARO));
		assertRefused(deleteKey("HKCU\\Software\\Microsoft\\Office\\16.0\\Word", TARO));
		assertRefused(deleteKey("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration", Identity.ADMINISTRATOR));
		assertRefused(deleteKey("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\User Settings", Identity.ADMINISTRATOR));
		assertRefused(new RegistryValueDelete(RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration"),
				RegistryView.BITS_64, "ProductReleaseIds", Identity.ADMINISTRATOR));
		assertRefused(new FileQuarantine("C:\\Users\\t.yamada\\Documents", TARO));
		assertRefused(new FileQuarantine("C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\Office", TARO));
		assertRefused(new FileQuarantine("C:\\Users\\t.yamada\\AppData\\Local\\Packages\\Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy", TARO));
		assertRefused(new FileQuarantine("C:\\Users\\t.yamada\\AppData\\Local\\Microsoft\\Office\\Licenses", Identity.ADMINISTRATOR));
		assertRefused(new FileWrite("C:\\Windows\\x.txt", "", Identity.ADMINISTRATOR));
	}

	@Test
	void whatMustNeverBeAutomatedIsRefused() {
		assertRefused(run(Identity.ADMINISTRATOR, "powershell.exe", "-Command", "Clear-Tpm"));
		assertRefused(run(Identity.ADMINISTRATOR, "cscript", "slmgr.vbs", "/upk"));
		assertRefused(run(TARO, "dsregcmd", "/forcerecovery"));
		assertRefused(run(TARO, "dsregcmd", "/leave"));
		assertRefused(new FileQuarantine("C:\\Windows\\ServiceProfiles\\LocalService\\AppData\\Local\\Microsoft\\Ngc",
				Identity.ADMINISTRATOR));
		assertRefused(new RegistryValueSet(
				RegistryPath.parse("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"), RegistryView.BITS_64,
				RegistryValue.number("EnableLUA", 0), Identity.ADMINISTRATOR));
		assertRefused(new RegistryValueSet(RegistryPath.parse(IdentitiesTest.IDENTITY), RegistryView.BITS_64,
				RegistryValue.number("DisableADALatopWAM", 1), TARO));
		assertRefused(new RegistryValueSet(RegistryPath.parse(IdentitiesTest.IDENTITY), RegistryView.BITS_64,
				RegistryValue.number("EnableADAL", 0), TARO));
		assertRefused(new ServiceConfigure("TokenBroker", Optional.of(WindowsService.StartType.DISABLED), Optional.empty()));
		assertRefused(new ServiceConfigure("VaultSvc", Optional.empty(), Optional.of(Boolean.FALSE)));
		assertRefused(new ServiceConfigure("WinDefend", Optional.of(WindowsService.StartType.MANUAL), Optional.empty()));
	}

	@Test
	void protectedCredentialsAreRefused() {
		for (final String target : List.of("SSO_POP_Device", "SSO_POP_User:user=x", "virtualapp/didlogical",
				"MicrosoftAccount:user=a@outlook.com", "MicrosoftAccount:target=SSO_POP_Device", "fileserver01", "Xbox",
				"MicrosoftOffice16_Data:SSO_POP_Device", "")) {
			assertRefused(new CredentialDelete(target, TARO));
		}
	}

	@Test
	void aPureEntraJoinIsNeverLeftWhateverTheFactsLookLike() {
		for (final String domain : List.of("YES", "NO", "NOT SET")) {
			for (final String entra : List.of("YES", "NO", "NOT SET")) {
				final Facts facts = Facts.of("PC", ModelMachine.NOW,
						List.of(new Fact<>(DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR,
								Answer.present(new DeviceJoinStatus(
										List.of(new DeviceJoinStatus.Section("Device State",
												Map.of("AzureAdJoined", entra, "DomainJoined", domain))),
										List.of())),
								ModelMachine.NOW, "test")));
				final Changeset result = ChangeLimits.enforce(
						plan("office.R-61-hybrid-leave", run(Identity.ADMINISTRATOR, "dsregcmd", "/leave")), facts);
				assertEquals(entra.equals("YES") && domain.equals("YES"), !result.isBlocked(), entra + domain);
			}
		}
		assertRefused(run(Identity.ADMINISTRATOR, "dsregcmd", "/leave"));
	}

	@Test
	void oneBadChangeStopsTheWholePlan() {
		final Changeset mixed = new Changeset("office.R-13-identity-key", "PC",
				List.of(deleteKey(IdentitiesTest.IDENTITY, TARO), deleteKey("HKCU\\Software\\Microsoft\\Windows", TARO)), List.of(),
				List.of());
		assertTrue(ChangeLimits.enforce(mixed, NOTHING).changes().isEmpty());
	}
}
