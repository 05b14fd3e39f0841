package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.step.Step;

/** Steps that people do: refused with a reason where they are due, and with words that say how. */
class ManualStepsTest {

	private static void assertInstructs(final Changeset plan) {
		assertTrue(plan.isBlocked() && plan.changes().isEmpty(), plan::toString);
		plan.blockers().forEach(blocker -> {
			assertFalse(blocker.advice().isEmpty(), blocker::toString);
			assertTrue(blocker.advice().japanese().length() > 15, blocker::toString);
		});
	}

	@Test
	void whatMustNeverBeAutomatedIsRefusedEverywhere() {
		final List<Step> never = Office.PACK.steps().stream().filter(step -> step.id().startsWith("office.N-")).toList();
		assertEquals(6, never.size());
		for (final Step step : never) {
			assertInstructs(Office.plan(ModelMachine.withTaro(), step.id()));
		}
	}

	@Test
	void policiesAreOnlyReported() {
		for (final String step : List.of("R-52", "R-81")) {
			assertInstructs(Office.plan(ModelMachine.withTaro(), step));
		}
		assertTrue(Office.plan(ModelMachine.withTaro().set("HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin",
				RegistryValue.number("BlockAADWorkplaceJoin", 1)), "R-52").isSatisfied());
	}

	@Test
	void signingOutOfOfficeIsAskedForWhileSomebodyIsSignedIn() {
		assertTrue(Office.plan(ModelMachine.withTaro(), "R-02").isSatisfied());
		assertInstructs(Office.plan(ModelMachine.withTaro().set(ModelMachine.TARO,
				"HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity\\Identities\\x_ADAL",
				RegistryValue.text("EmailAddress", "taro.yamada@contoso.com")), "R-02"));
	}

	@Test
	void theDevicesOwnEntryIsNeverTheOneToDisconnect() {
		final Changeset workgroup = Office.plan(
				RepairsTest.joined(ModelMachine.withTaro(), "NO", "NO", "User State", "WorkplaceJoined", "YES"), "R-50");
		final Changeset entra = Office.plan(
				RepairsTest.joined(ModelMachine.withTaro(), "YES", "NO", "User State", "WorkplaceJoined", "YES"), "R-50");
		assertInstructs(workgroup);
		assertInstructs(entra);
		assertFalse(workgroup.blockers().equals(entra.blockers()));
		assertTrue(entra.blockers().getFirst().advice().english().contains("is the join itself"), entra::toString);
		assertTrue(Office.plan(RepairsTest.joined(ModelMachine.withTaro(), "YES", "NO"), "R-50").isSatisfied());
	}

	@Test
	void aBrokenEntraJoinIsLeftToPeople() {
		for (final String step : List.of("R-63", "R-64")) {
			assertInstructs(Office.plan(RepairsTest.joined(ModelMachine.withTaro(), "YES", "NO", "Device Details", "DeviceAuthStatus",
					"FAILED. Device is either disabled or deleted"), step));
			assertTrue(Office.plan(RepairsTest.joined(ModelMachine.withTaro(), "YES", "NO", "Device Details", "DeviceAuthStatus", "SUCCESS"),
					step).isSatisfied(), step);
		}
	}
}
