package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.office.internal.reading.LicenseFiles;
import io.shuzen.office.internal.reading.LicenseReport;
import io.shuzen.office.internal.reading.OfficeLicense;
import io.shuzen.office.internal.reading.OneAuthAccount;
import io.shuzen.office.internal.reading.OneAuthAccounts;
import io.shuzen.office.internal.reading.ProductKey;
import io.shuzen.office.internal.reading.ProductKeys;
import io.shuzen.office.internal.reading.ResetTraces;
import io.shuzen.office.internal.reading.SharedComputerToken;
import io.shuzen.office.internal.reading.SharedComputerTokens;
import io.shuzen.office.internal.reading.SignInAccount;
import io.shuzen.office.internal.reading.WamAccounts;

/** The parsers, over every recorded output they concern. */
class ReadingsTest {

	private static final Instant NOW = Instant.parse("2025-11-21T09:00:00Z");

	/** Facts that hold one recorded output, as a person would have typed the command. */
	static Facts recorded(final Identity identity, final String output, final String program, final String... arguments) {
		final ToolProbe probe = new ToolProbe(ToolCommand.of(program, arguments),
				identity instanceof Identity.User ? ReadScope.EACH_USER : ReadScope.MACHINE);
		return Facts.of("PC0417", NOW, List.of(new Fact<>(probe, identity,
				Answer.present(new ToolOutput(0, output, "", false)), NOW, "recorded")));
	}

	static Facts files(final FileProbe probe, final Identity identity, final String root, final Map<String, byte[]> contents) {
		final List<FileEntry> entries = new ArrayList<>();
		contents.forEach((name, bytes) -> entries.add(new FileEntry(root + '\\' + name, false, bytes.length, Optional.empty(), Optional.empty(), NOW,
				Optional.of(Base64.getEncoder().encodeToString(bytes)))));
		return Facts.of("PC0417", NOW, List.of(
				new Fact<>(probe, identity, Answer.present(new FileListing(root, entries)), NOW, "recorded")));
	}

	private static LicenseReport report(final String sample) {
		return LicenseReport.parse(Samples.text(sample));
	}

	@Test
	void aLicensedUserIsRead() {
		final LicenseReport report = report("vnextdiag_list_user_licensed_synth.txt");
		assertEquals(Map.of("O365ProPlusRetail", "vNext"), report.modes());
		assertEquals(Optional.of(false), report.sharedComputer());
		assertEquals(1, report.user().size());
		final OfficeLicense license = report.user().getFirst();
		assertEquals(OfficeLicense.State.LICENSED, license.state());
		assertEquals("taro.yamada@contoso.com", license.account());
		assertEquals("8a5f1f0e-2c7b-4f4a-9d51-0c1d2e3f4a5b", license.tenant());
		assertEquals(Optional.of(Instant.parse("2026-01-19T01:12:40Z")), license.notAfter());
		assertEquals("", license.reason());
		assertEquals(List.of(), report.unrecognised());
	}

	@Test
	void reducedFunctionalityIsRead() {
		final OfficeLicense license = report("vnextdiag_list_user_rfm_synth.txt").user().getFirst();
		assertEquals(OfficeLicense.State.REDUCED_FUNCTIONALITY, license.state());
		assertEquals("NoLicenseAssigned", license.reason());
		assertEquals("Expired", license.status());
	}

	@Test
	void sharedComputerTokensAreRead() {
		final LicenseReport with = report("vnextdiag_list_sca_enabled_token_synth.txt");
		assertEquals(Optional.of(true), with.sharedComputer());
		assertEquals("taro.yamada@contoso.com", with.tokens().getFirst().account());
		assertFalse(with.tokens().getFirst().hasExpiredAt(NOW));
		assertTrue(with.tokens().getFirst().hasExpiredAt(Instant.parse("2026-01-01T00:00:00Z")));
		assertTrue(report("vnextdiag_list_sca_enabled_no_token_synth.txt").tokens().isEmpty());
	}

	@Test
	void aDeviceLicenseIsNoUserLicense() {
		final LicenseReport report = report("vnextdiag_list_device_synth.txt");
		assertTrue(report.user().isEmpty());
		assertEquals("Device|Subscription", report.device().getFirst().type());
	}

	@Test
	void nothingIsNothing() {
		final LicenseReport report = report("vnextdiag_list_nothing_synth.txt");
		assertTrue(report.modes().isEmpty() && report.user().isEmpty() && report.device().isEmpty());
		assertEquals(List.of(), report.unrecognised());
	}

	@Test
	void unknownLinesOfTheReportAreKept() {
		final LicenseReport report = LicenseReport.parse("WARNING: something new\n"
				+ Samples.text("vnextdiag_list_user_licensed_synth.txt") + "\n========== Brand new ==========\nx = y\n");
		assertEquals(List.of("WARNING: something new"), report.unrecognised());
		assertEquals(1, report.user().size());
	}

	@Test
	void theReportIsFoundHoweverTheScriptWasCalled() {
		final String output = Samples.text("vnextdiag_list_user_licensed_synth.txt");
		for (final Facts facts : List.of(
				recorded(TARO, output, "powershell", "-ExecutionPolicy", "Bypass", "-File",
						"C:\\Program Files\\Microsoft Office\\Office16\\vNextDiag.ps1", "-action", "list"),
				recorded(TARO, output, "powershell.exe", "-c", ".\\vnextdiag.ps1 -action list *>&1"),
				recorded(TARO, output, "type", "vnext.txt"))) {
			assertTrue(LicenseReport.READING.from(facts, TARO).asOptional().isPresent());
			assertFalse(LicenseReport.READING.from(facts, ModelMachine.HANA).isKnown());
		}
	}

	@Test
	void productKeysAreRead() {
		final ProductKey licensed = keys("ospp_dstatus_o365_licensed_synth.txt").getFirst();
		assertEquals(ProductKey.Status.LICENSED, licensed.status());
		assertEquals("2WC00", licensed.lastFive());
		assertEquals("5df83bed-7e8e-4a28-80ef-d8b0a004cf3e", licensed.skuId());
		assertTrue(licensed.isSubscription());
		final ProductKey expired = keys("ospp_dstatus_o365_notifications_synth.txt").getFirst();
		assertEquals(ProductKey.Status.NOTIFICATIONS, expired.status());
		assertEquals("0xC004F009", expired.errorCode());
		final ProductKey volume = keys("ospp_dstatus_volume_kms_licensed_synth.txt").getFirst();
		assertTrue(volume.isVolume());
		assertFalse(volume.isSubscription());
		assertEquals(List.of(), keys("ospp_dstatus_no_keys_synth.txt"));
	}

	@Test
	void severalProductKeysInOneOutputAreToldApart() {
		final String both = Samples.text("ospp_dstatus_o365_licensed_synth.txt").replace("---Exiting-----------------------------", "")
				+ Samples.text("ospp_dstatus_volume_kms_licensed_synth.txt");
		final Facts facts = recorded(Identity.ADMINISTRATOR, both, "cscript", "OSPP.VBS", "/dstatus");
		assertEquals(2, ProductKeys.INSTANCE.from(facts, Identity.ADMINISTRATOR).asOptional().orElseThrow().size());
	}

	private static List<ProductKey> keys(final String sample) {
		final Facts facts = recorded(Identity.ADMINISTRATOR, Samples.text(sample), "cscript", "//nologo",
				"C:\\Program Files\\Microsoft Office\\Office16\\ospp.vbs", "/dstatus");
		return ProductKeys.INSTANCE.from(facts, Identity.ADMINISTRATOR).asOptional().orElseThrow();
	}

	@Test
	void productKeysOfALiveMachineAreRead() {
		final String one = "{\"ID\":\"5DF83BED-7e8e-4a28-80ef-d8b0a004cf3e\",\"Name\":\"Office 16, Office16O365ProPlusR_Subscription1"
				+ " edition\",\"Description\":\"Office 16, TIMEBASED_SUB channel\",\"LicenseStatus\":5,"
				+ "\"LicenseStatusReason\":3221549065,\"PartialProductKey\":\"2WC00\"}";
		for (final String output : List.of(one, "[" + one + "]")) {
			final ProductKey key = live(0, output).asOptional().orElseThrow().getFirst();
			assertEquals(ProductKey.Status.NOTIFICATIONS, key.status());
			assertEquals("0xC004F009", key.errorCode());
			assertEquals("5df83bed-7e8e-4a28-80ef-d8b0a004cf3e", key.skuId());
		}
		assertEquals(List.of(), live(0, "").asOptional().orElseThrow());
		assertFalse(live(1, "").isKnown());
		assertFalse(live(0, "Zugriff verweigert").isKnown());
	}

	private static Answer<List<ProductKey>> live(final int exitCode, final String output) {
		return ProductKeys.INSTANCE.from(Facts.of("PC", NOW, List.of(new Fact<>(ProductKeys.PROBE, Identity.ADMINISTRATOR,
				Answer.present(new ToolOutput(exitCode, output, "", false)), NOW, "live"))), Identity.ADMINISTRATOR);
	}

	/** A licence file as Office writes it: JSON in UTF-16 around Base64 of JSON. */
	static byte[] licenseFile(final String product, final String tenant, final String notAfter, final Charset charset) {
		final String inner = """
				{"LicenseType":"User|Subscription","ProductReleaseId":"%s","Acid":"b4d5","Status":"Active",
				"ExpiresOn":"2027-01-01T00:00:00Z","ReasonCode":null,"LicenseId":"EWW_1","Metadata":{"UserId":"u","DeviceId":"d",
				"TenantId":"%s","NotBefore":"2025-11-20T01:12:40Z","NotAfter":"%s","RenewAfter":"2025-11-23T01:12:40Z"}}"""
				.formatted(product, tenant, notAfter);
		final String encoded = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
		return ("{\"License\":\"" + encoded + "\",\"Signature\":\"x\"}").getBytes(charset);
	}

	@Test
	void licenseFilesAreReadInEveryEncoding() {
		for (final Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_8)) {
			final Facts facts = files(LicenseFiles.OF_USER.probe(), TARO, "C:\\Users\\t\\AppData\\Local\\Microsoft\\Office\\Licenses",
					Map.of("5\\O365ProPlusRetail", licenseFile("O365ProPlusRetail", "TENANT", "2026-01-01T00:00:00Z", charset)));
			final OfficeLicense license = LicenseFiles.OF_USER.from(facts, TARO).asOptional().orElseThrow().getFirst();
			assertEquals("O365ProPlusRetail", license.product(), charset.name());
			assertEquals("tenant", license.tenant());
			assertEquals(OfficeLicense.State.LICENSED, license.state());
		}
	}

	@Test
	void anExpiredLicenseFileMeansReducedFunctionality() {
		final Facts facts = files(LicenseFiles.OF_USER.probe(), TARO, "C:\\x",
				Map.of("a", licenseFile("O365ProPlusRetail", "t", "2025-11-20T00:00:00Z", StandardCharsets.UTF_16)));
		assertEquals(OfficeLicense.State.REDUCED_FUNCTIONALITY,
				LicenseFiles.OF_USER.from(facts, TARO).asOptional().orElseThrow().getFirst().state());
	}

	@Test
	void damagedLicenseFilesAreSkipped() {
		final Facts facts = files(LicenseFiles.OF_USER.probe(), TARO, "C:\\x", Map.of("a", new byte[] { 1, 2, 3 }, "b",
				"{\"License\":\"%%%\"}".getBytes(StandardCharsets.UTF_8), "c", new byte[0]));
		assertEquals(List.of(), LicenseFiles.OF_USER.from(facts, TARO).asOptional().orElseThrow());
	}

	@Test
	void tokenFilesAreRead() {
		final String token = "b4d5c6e7_x_y_taro_yamada@contoso.com_2025-11-20T23:00:00Z_2025-12-20T23:00:00Z_sig";
		final Facts facts = files(SharedComputerTokens.PROBE, TARO, "C:\\x",
				Map.of("1_authString_2", token.getBytes(StandardCharsets.UTF_16), "other", new byte[] { 1 }));
		final List<SharedComputerToken> tokens = SharedComputerTokens.INSTANCE.from(facts, TARO).asOptional().orElseThrow();
		assertEquals(1, tokens.size());
		assertEquals("taro_yamada@contoso.com", tokens.getFirst().account());
		assertEquals(Optional.of(Instant.parse("2025-12-20T23:00:00Z")), tokens.getFirst().notAfter());
	}

	@Test
	void accountsOfTheWebAccountManagerAreRead() {
		final WamAccounts one = wam("dsregcmd_listaccounts_one_synth.txt");
		assertEquals(1, one.size());
		assertEquals("taro.yamada@contoso.com", one.accounts().getFirst().user());
		assertEquals("https://login.microsoftonline.com/organizations", one.accounts().getFirst().authority());
		assertEquals("taro.yamada@contoso.com", one.defaultAccount());
		assertEquals(0, wam("dsregcmd_listaccounts_none_synth.txt").size());
	}

	private static WamAccounts wam(final String sample) {
		return WamAccounts.READING.from(recorded(TARO, Samples.text(sample), "dsregcmd.exe", "/ListAccounts"), TARO).asOptional()
				.orElseThrow();
	}

	@Test
	void anAccountsStoreIsReadAtAnyDepth() {
		final byte[] flat = """
				{"login_name":"taro@contoso.com","association_status":{"com.microsoft.Office":"associated",
				"com.microsoft.Teams":"disassociated"}}""".getBytes(StandardCharsets.UTF_8);
		final byte[] nested = """
				{"account":{"account_hints":["old@fabrikam.com"],
				"association_status":"{\\"com.microsoft.Office\\":\\"associated\\"}"}}""".getBytes(StandardCharsets.UTF_8);
		final Facts facts = files(OneAuthAccounts.PROBE, TARO, "C:\\x", Map.of("a", flat, "b", nested, "c", new byte[] { 9 }));
		final List<OneAuthAccount> accounts = OneAuthAccounts.INSTANCE.from(facts, TARO).asOptional().orElseThrow();
		assertEquals(2, accounts.size());
		assertTrue(accounts.stream().allMatch(OneAuthAccount::isAssociatedWithOffice));
		assertEquals(Set.of("taro@contoso.com", "old@fabrikam.com"),
				accounts.stream().map(OneAuthAccount::account).collect(Collectors.toSet()));
		assertEquals(1, Office.diagnose(facts, "D-26").stream().filter(finding -> finding.severity() == Severity.WARNING).count());
	}

	@Test
	void theLogOfTheCleanupScriptIsReadFromItsUtf16File() {
		final String name = "PC0417_20251121101532_OLicenseClean_elevated_synth.txt";
		final Facts facts = files(ResetTraces.CLEANUP_LOGS, TARO, "C:\\Users\\t\\AppData\\Local\\Temp", Map.of(name, Samples.bytes(name)));
		final ResetTraces.CleanupLog log = ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow().cleanups().getFirst();
		assertEquals("1.24", log.version());
		assertEquals("932", log.codePage());
		assertTrue(log.complete());
		assertEquals(1, log.productKeys().size());
		assertEquals(List.of("LegacyGeneric:target=MicrosoftOffice16_Data:SSPI:taro.yamada@contoso.com = 0"), log.credentials());
		assertEquals(List.of(), log.unrecognised());
	}

	@Test
	void theLogOfTheCleanupScriptIsRecognisedWhenItWasTyped() {
		final String text = Samples.text("PC0417_20251121101205_OLicenseClean_user_synth.txt");
		final Facts facts = recorded(TARO, text.replace("Cleanup end", "Something unheard of"), "cmd", "/c", "type", "log.txt");
		final ResetTraces.CleanupLog log = ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow().cleanups().getFirst();
		assertFalse(log.complete());
		assertEquals(List.of("Something unheard of"), log.unrecognised());
	}

	@Test
	void theResultOfTheWorkplaceCleanupIsRead() {
		final Facts facts = files(ResetTraces.WORKPLACE_RESULT, TARO, "C:\\Users\\t",
				Map.of("MigrationDone.txt", Samples.bytes("wpjcleanup_MigrationDone_ignored_synth.txt")));
		final ResetTraces.WorkplaceCleanup result = ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow()
				.workplaceCleanup().orElseThrow();
		assertEquals(1, result.ignored());
		assertEquals(List.of(), result.errors());
		final Facts failed = recorded(TARO, "アカウントを削除できませんでした (0x80070005)\r\n", "type", "%USERPROFILE%\\MigrationDone.txt");
		assertEquals(1, ResetTraces.READING.from(failed, TARO).asOptional().orElseThrow().workplaceCleanup().orElseThrow().errors().size());
	}

	@Test
	void theCodesOfGetHelpAreRead() {
		for (final String code : List.of("01", "11", "72", "73", "74", "76", "78", "80")) {
			final Facts facts = recorded(TARO, Samples.text("gethelpcmd_reset_" + code + "_real.txt"), "GetHelpCmd.exe", "-S",
					"ResetOfficeActivation", "-AcceptEula", "-CloseOffice");
			final ResetTraces.GetHelpResult result = ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow().getHelp()
					.getFirst();
			assertEquals(code, result.code());
			assertEquals(code.equals("80"), result.isSuccess());
			assertEquals(code.equals("80") ? Severity.INFO : Severity.WARNING, Office.worst(Office.diagnose(facts, "D-19")));
		}
	}

	@Test
	void removedAccountsAreCounted() {
		final Facts facts = recorded(TARO, Samples.text("dsregcmd_cleanupaccounts_ok_synth.txt"), "dsregcmd", "/cleanupaccounts");
		final ResetTraces.AccountCleanup result = ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow().accountCleanup()
				.orElseThrow();
		assertEquals(1, result.removed());
		assertEquals(List.of(), result.failed());
	}

	@Test
	void theSignInNameIsRead() {
		assertEquals("taro.yamada@contoso.com", SignInAccount.INSTANCE
				.from(recorded(TARO, Samples.text("whoami_upn_synth.txt"), "whoami", "/upn"), TARO).asOptional().orElseThrow());
		assertFalse(SignInAccount.INSTANCE.from(recorded(TARO, "エラー: UPN を取得できません", "whoami", "/upn"), TARO).isKnown());
	}

	@Test
	void whoCollectedIsCompared() {
		final Identity real = Identity.user("S-1-5-21-1004336348-1177238915-682003330-512117");
		final String output = Samples.text("whoami_user_csv_en_synth.txt");
		Office.only(Office.diagnose(recorded(real, output, "whoami", "/user", "/fo", "csv"), "D-04"), Severity.OK);
		Office.only(Office.diagnose(recorded(TARO, output, "whoami.exe", "/user"), "D-04"), Severity.WARNING);
	}

	@Test
	void bytesOfJapaneseWindowsAreDecoded() {
		final String text = "エラー: 指定されたレジストリ キーまたは値が見つかりませんでした (0x80070002)";
		final Facts facts = files(ResetTraces.WORKPLACE_RESULT, TARO, "C:\\Users\\t",
				Map.of("MigrationDone.txt", text.getBytes(Charset.forName("windows-31j"))));
		assertEquals(List.of(text), ResetTraces.READING.from(facts, TARO).asOptional().orElseThrow().workplaceCleanup().orElseThrow()
				.errors());
	}
}
