package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.FileWrite;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryValue;
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
}
