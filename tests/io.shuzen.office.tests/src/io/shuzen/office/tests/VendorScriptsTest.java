package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.reading.OfficeWamAccounts;
import io.shuzen.office.internal.reading.ProductKeys;

/** Microsoft's scripts, when the operator supplies them: only the very bytes that are meant, and only where something is to be done. */
class VendorScriptsTest {

	private static final String VBS = "C:\\Tools\\OLicenseCleanup.vbs";
	private static final byte[] SCRIPT = "' a script\r\nWScript.Quit 0\r\n".getBytes(StandardCharsets.US_ASCII);
	private static final String IDENTITY = "HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity";
	private static final String WAM = "office.R-40-wam-sign-out-script";

	private static String hash(final byte[] bytes) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}

	private static ModelMachine signedIn() {
		return ModelMachine.withTaro().set(ModelMachine.TARO, IDENTITY, RegistryValue.text("ADUserName", "t.yamada"))
				.file(Identity.ADMINISTRATOR, VBS, SCRIPT);
	}

	@Test
	void theScriptRunsInTheUsersSessionAndIsJudgedByWhatIsThereAfterwards() throws Exception {
		final ModelMachine machine = signedIn();
		machine.effect("cscript.exe //B //nologo " + VBS, user -> Office.plan(machine, "R-13").changes().forEach(machine::apply));
		final Changeset plan = Office.repair(machine, "R-30", "file", VBS, "sha256", hash(SCRIPT).toUpperCase());
		assertEquals(List.of(ModelMachine.TARO), plan.changes().stream().map(change -> change.identity()).toList());
		assertTrue(plan.isIrreversible());
	}

	@Test
	void anotherFileUnderTheSameNameIsRefused() throws Exception {
		final Changeset plan = Office.plan(signedIn(), "R-30", "file", VBS, "sha256", hash(new byte[] { 1 }));
		assertTrue(plan.isBlocked() && plan.changes().isEmpty(), plan::toString);
		assertTrue(plan.blockers().getFirst().reason().english().contains(hash(SCRIPT)), plan::toString);
		for (final String path : List.of("", "C:\\Tools\\x.vbs", "\\\\server\\share\\x.vbs", "C:\\Tools\\a&calc.vbs", "C:\\..\\x.vbs", "relative.vbs")) {
			assertTrue(Office.plan(signedIn(), "R-30", "file", path, "sha256", hash(SCRIPT)).isBlocked(), path);
		}
	}

	@Test
	void nothingIsRunWhereNothingIsLeft() {
		assertTrue(Office.plan(ModelMachine.withTaro(), "R-30").isSatisfied());
		assertTrue(Office.plan(ModelMachine.withTaro().tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, ""), "R-31").isSatisfied());
	}

	@Test
	void curlyQuotationMarksAreRepairedInACopy() throws Exception {
		final byte[] published = "Sign-Out \u0093d3590ed6\u0094\r\n".getBytes(StandardCharsets.ISO_8859_1);
		final String path = "C:\\Tools\\SignOutOfWAMAccounts.ps1";
		final ModelMachine machine = RepairsTest.withWamAccount().file(Identity.ADMINISTRATOR, path, published);
		final Changeset plan = Office.plan(machine, WAM, "file", path, "sha256", hash(published));
		assertFalse(plan.isBlocked(), plan::toString);
		final FileWrite copy = (FileWrite) plan.changes().getFirst();
		assertEquals("C:\\Tools\\SignOutOfWAMAccounts-repaired.ps1", copy.path());
		assertEquals("Sign-Out \"d3590ed6\"\r\n", new String(copy.bytes(), StandardCharsets.ISO_8859_1));
		assertTrue(((ToolRun) plan.changes().get(1)).command().toString().endsWith(copy.path()), plan::toString);

		final byte[] other = "修正済み".getBytes("windows-31j");
		machine.file(Identity.ADMINISTRATOR, path, other);
		assertTrue(Office.plan(machine, WAM, "file", path, "sha256", hash(other)).isBlocked());
	}

	@Test
	void workplaceCleanupStaysWithinWhatIsDescribed() throws Exception {
		final String path = "C:\\CleanupTool\\WPJCleanUp.cmd";
		for (final int build : List.of(17_134, 17_763, 19_041, 19_045, 22_631)) {
			final ModelMachine machine = RepairsTest.joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "YES")
					.build(build).file(Identity.ADMINISTRATOR, path, SCRIPT);
			assertEquals(build < 17_763 || build > 19_041, Office.plan(machine, "R-51", "file", path, "sha256", hash(SCRIPT)).isBlocked(),
					String.valueOf(build));
		}
		final ModelMachine blank = RepairsTest.joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "YES")
				.build(19_041).file(Identity.ADMINISTRATOR, "C:\\Cleanup Tool\\WPJCleanUp.cmd", SCRIPT);
		assertTrue(Office.plan(blank, "R-51", "file", "C:\\Cleanup Tool\\WPJCleanUp.cmd", "sha256", hash(SCRIPT)).isBlocked());
	}

	private static final String GET_HELP = "C:\\Tools\\GetHelp\\GetHelpCmd.exe";
	private static final String HASH = "AB".repeat(32);

	/** Somebody with an Office identity and a copy of Get Help that was written at a time and says this of its signature. */
	private static ModelMachine withGetHelp(final boolean administrator, final String signature) {
		final ModelMachine machine = RepairsTest.joined(signedIn(), "YES", "YES").build(19_045)
				.tool(ProductKeys.PROBE, Identity.ADMINISTRATOR, "").appPackage(ModelMachine.TARO, "Microsoft.AAD.BrokerPlugin")
				.tool(OfficeWamAccounts.PROBE, ModelMachine.TARO, "Accounts: 0\r\n").file(Identity.ADMINISTRATOR, GET_HELP, SCRIPT)
				.answer(LocalGroupProbe.ADMINISTRATORS, Identity.ADMINISTRATOR, Answer.present(new GroupMembers(
						administrator ? List.of(((Identity.User) ModelMachine.TARO).sid()) : List.of(), List.of())));
		if (administrator) {
			machine.administrator(ModelMachine.TARO);
		}
		final Step step = Office.step("R-95");
		step.probes(Parameters.of(step.parameters(), Map.of("file", GET_HELP))).stream().filter(ToolProbe.class::isInstance)
				.map(ToolProbe.class::cast).filter(probe -> probe.command().toString().contains(GET_HELP))
				.forEach(probe -> machine.tool(probe, Identity.ADMINISTRATOR, signature));
		return machine;
	}

	/** As {@link #withGetHelp(boolean, String)}, with nothing in its way. */
	static ModelMachine withGetHelp() {
		return withGetHelp(true, signature(HASH, "Valid", MICROSOFT));
	}

	/** The arguments for that copy. */
	static Parameters getHelp() {
		return Parameters.of(Office.step("R-95").parameters(), Map.of("file", GET_HELP, "sha256", HASH));
	}

	private static String signature(final String hash, final String status, final String signer) {
		return "SHA-256: " + hash + "\r\nSignature: " + status + "\r\nSigner: " + signer + "\r\n";
	}

	private static final String MICROSOFT = "CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US";

	@Test
	void getHelpRunsAsTheAffectedAdministratorAndIsJudgedByWhatIsThereAfterwards() {
		final ModelMachine machine = withGetHelp();
		final ToolRun run = (ToolRun) Office.plan(machine, "R-95", "file", GET_HELP, "sha256", HASH.toLowerCase()).changes().getFirst();
		assertTrue(run.command().toString().contains("-S ResetOfficeActivation -AcceptEula -CloseOffice"), run::toString);
		machine.effect(run.command().toString(), user -> Office.plan(machine, "R-13").changes().forEach(machine::apply));
		final Changeset plan = Office.repair(machine, "R-95", "file", GET_HELP, "sha256", HASH);
		assertEquals(List.of(ModelMachine.TARO), plan.changes().stream().map(change -> change.identity()).toList());
		assertTrue(plan.isIrreversible());
	}

	@Test
	void getHelpIsRefusedWhereItCannotWorkOrIsNotTheOneThatIsMeant() {
		final String valid = signature(HASH, "Valid", MICROSOFT);
		assertRefused(withGetHelp(false, valid), "no local administrator");
		assertRefused(withGetHelp(true, signature("CD".repeat(32), "Valid", MICROSOFT)), "CDCDCD");
		assertRefused(withGetHelp(true, signature(HASH, "HashMismatch", MICROSOFT)), "signature");
		assertRefused(withGetHelp(true, signature(HASH, "Valid", "CN=Somebody, O=Microsoft Corporation Fan Club, C=US")), "signature");
		assertRefused(withGetHelp(true, valid).writtenBefore(GET_HELP, Duration.ofDays(91)), "90 days");
		assertRefused(RepairsTest.joined(withGetHelp(true, valid), "YES", "YES", "User State", "WorkplaceJoined", "YES"), "joined");
		assertRefused(RepairsTest.joined(withGetHelp(true, valid), "NO", "NO", "User State", "WorkplaceJoined", "YES").build(17_134), "17134");
		assertTrue(Office.plan(withGetHelp(true, valid).process(5, "WINWORD.EXE", 1), "R-95", "file", GET_HELP, "sha256", HASH).isBlocked());
		assertTrue(Office.plan(withGetHelp(true, valid), "R-95").isBlocked(), "no file is named");
	}

	private static void assertRefused(final ModelMachine machine, final String word) {
		final Changeset plan = Office.plan(machine, "R-95", "file", GET_HELP, "sha256", HASH);
		assertTrue(plan.blockers().stream().anyMatch(blocker -> blocker.reason().english().contains(word)), () -> word + ": " + plan);
	}
}
