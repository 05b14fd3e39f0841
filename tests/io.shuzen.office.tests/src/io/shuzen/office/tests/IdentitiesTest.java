package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.HANA;
import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.RegistryValueDelete;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Finding.Remedy;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;

class IdentitiesTest {

	static final String IDENTITY = "HKCU\\Software\\Microsoft\\Office\\16.0\\Common\\Identity";
	private static final String OWN_TENANT = "8a5f1f0e-2c7b-4f4a-9d51-0c1d2e3f4a5b";
	private static final String OTHER_TENANT = "11111111-2222-3333-4444-555555555555";

	static ModelMachine signIn(final ModelMachine machine, final Identity user, final String objectId, final String account,
			final String tenant) {
		final String key = IDENTITY + "\\Identities\\" + objectId + "_ADAL";
		return machine.set(user, IDENTITY, RegistryValue.text("ADUserDisplayName", "山田 太郎"))
				.set(user, key, RegistryValue.text("EmailAddress", account))
				.set(user, key, RegistryValue.text("SignInName", account))
				.set(user, key, RegistryValue.text("ProviderId", tenant))
				.set(user, key, RegistryValue.number("SignedOut", 0));
	}

	static ModelMachine joinedTo(final ModelMachine machine, final String tenant) {
		return machine.answer(DeviceJoinProbe.MACHINE, Identity.ADMINISTRATOR,
				Answer.present(new DeviceJoinStatus(
						List.of(new DeviceJoinStatus.Section("Device State",
								Map.of("AzureAdJoined", "YES", "DomainJoined", "YES", "EnterpriseJoined", "NO")),
								new DeviceJoinStatus.Section("Tenant Details", Map.of("TenantId", tenant))),
						List.of())));
	}

	@Test
	void oneAccountOfTheDevicesTenantIsHealthy() {
		final ModelMachine machine = joinedTo(
				signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro.yamada@contoso.com", OWN_TENANT), OWN_TENANT);
		final Finding finding = Office.only(Office.diagnose(machine, "D-20"), Severity.OK);
		assertEquals(TARO, finding.subject());
		assertTrue(finding.title().english().contains("taro.yamada@contoso.com"));
	}

	@Test
	void twoWorkAccountsAreSuspicious() {
		final ModelMachine machine = signIn(
				signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro.yamada@contoso.com", OWN_TENANT), TARO, "1d2e",
				"t.yamada@contoso.com", OWN_TENANT);
		final Finding finding = Office.only(Office.diagnose(machine, "D-20"), Severity.WARNING);
		assertTrue(finding.remedies().contains(Remedy.runbook("office.reset-sign-in")));
		assertFalse(finding.evidence().isEmpty());
		assertTrue(finding.title().japanese().contains("2 個の職場アカウント"), finding.title().japanese());
	}

	@Test
	void aSignedOutAccountIsNoSecondAccount() {
		final ModelMachine machine = signIn(
				signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro.yamada@contoso.com", OWN_TENANT), TARO, "1d2e",
				"old@contoso.com", OWN_TENANT)
				.set(TARO, IDENTITY + "\\Identities\\1d2e_ADAL", RegistryValue.number("SignedOut", 1));
		Office.only(Office.diagnose(machine, "D-20"), Severity.OK);
	}

	@Test
	void anAccountOfAnotherTenantThanTheDevicesIsSuspicious() {
		final ModelMachine machine = joinedTo(
				signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro.yamada@fabrikam.com", OTHER_TENANT), OWN_TENANT);
		final Finding finding = Office.only(Office.diagnose(machine, "D-20"), Severity.WARNING);
		assertTrue(finding.explanation().english().contains(OWN_TENANT));
	}

	@Test
	void noIdentityKeyMeansNobodyIsSignedIn() {
		Office.only(Office.diagnose(ModelMachine.withTaro(), "D-20"), Severity.OK);
	}

	@Test
	void anUnreadableRegistryAccusesNobody() {
		final ModelMachine machine = ModelMachine.withTaro().unreadable(RegistryProbe.tree(IDENTITY), TARO);
		final Finding finding = Office.only(Office.diagnose(machine, "D-20"), Severity.INFO);
		assertTrue(finding.remedies().isEmpty());
	}

	@Test
	void eachUserIsJudgedAlone() {
		final ModelMachine machine = signIn(
				signIn(ModelMachine.withTaro().user(HANA, "CONTOSO\\h.sato", 3), TARO, "9c0b", "taro@contoso.com", OWN_TENANT),
				HANA, "1d2e", "hana@contoso.com", OWN_TENANT);
		final List<Finding> findings = Office.diagnose(machine, "D-20");
		assertEquals(2, findings.size());
		assertEquals(Severity.OK, Office.worst(findings));
	}

	@Test
	void theKeyIsDeletedAndAfterwardsThereIsNothingLeftToDo() {
		final ModelMachine machine = signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro@contoso.com", OWN_TENANT);
		final Changeset plan = Office.repair(machine, "R-13");
		assertEquals(1, plan.changes().size());
		assertTrue(plan.changes().getFirst() instanceof RegistryKeyDelete);
		assertTrue(plan.followUps().contains(Changeset.FollowUp.SIGN_IN_TO_OFFICE));
		assertFalse(plan.isIrreversible());
	}

	@Test
	void switchesOfModernAuthenticationSurviveTheReset() {
		final ModelMachine machine = signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro@contoso.com", OWN_TENANT)
				.set(TARO, IDENTITY, RegistryValue.number("EnableADAL", 1))
				.set(TARO, IDENTITY, RegistryValue.number("Version", 1));
		final List<Change> changes = Office.repair(machine, "R-13").changes();
		assertTrue(changes.stream().anyMatch(change -> change instanceof final RegistryKeyDelete delete
				&& delete.path().name().equals("Identities")));
		assertTrue(changes.stream().anyMatch(change -> change instanceof final RegistryValueDelete delete
				&& delete.name().equals("ADUserDisplayName")));
		assertEquals(List.of(RegistryValue.number("EnableADAL", 1), RegistryValue.number("Version", 1)),
				machine.registryContent(TARO).get(IDENTITY.toLowerCase()));
	}

	@Test
	void anIdentityKeyAsAfterTheFirstStartNeedsNoReset() {
		final ModelMachine machine = ModelMachine.withTaro().set(TARO, IDENTITY, RegistryValue.number("Version", 1));
		assertTrue(Office.plan(machine, "R-13").isSatisfied());
	}

	@Test
	void runningApplicationsBlockButThePlanIsShown() {
		final ModelMachine machine = signIn(ModelMachine.withTaro(), TARO, "9c0b", "taro@contoso.com", OWN_TENANT)
				.process(11884, "WINWORD.EXE", 1);
		final Changeset plan = Office.plan(machine, "R-13");
		assertTrue(plan.isBlocked());
		assertEquals("office.R-01-close-applications", plan.blockers().getFirst().clearedBy().orElseThrow());
		assertFalse(plan.changes().isEmpty());
		Office.repair(machine, "R-01");
		Office.repair(machine, "R-13");
	}

	@Test
	void applicationsOfAnotherUserAreInNobodysWay() {
		final ModelMachine machine = signIn(ModelMachine.withTaro().user(HANA, "CONTOSO\\h.sato", 3), TARO, "9c0b",
				"taro@contoso.com", OWN_TENANT).process(4711, "EXCEL.EXE", 3);
		assertFalse(Office.plan(machine, "R-13", "user", "t.yamada").isBlocked());
	}

	@Test
	void whoIsNotSignedInCannotBeRepaired() {
		final ModelMachine machine = new ModelMachine().user(TARO, "CONTOSO\\t.yamada", 0);
		assertTrue(Office.plan(machine, "R-13").isBlocked());
		assertTrue(Office.plan(machine, "R-13", "user", "CONTOSO\\T.Yamada").isBlocked());
		assertTrue(Office.plan(machine, "R-13", "user", "nobody").isBlocked());
	}

	@Test
	void anUnreadableRegistryBlocks() {
		final ModelMachine machine = ModelMachine.withTaro().unreadable(RegistryProbe.tree(IDENTITY), TARO);
		assertTrue(Office.plan(machine, "R-13").isBlocked());
	}
}
