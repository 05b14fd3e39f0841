package io.shuzen.office.tests;

import static io.shuzen.office.tests.ModelMachine.TARO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.text.Text;

class CredentialsTest {

	/** The vault of cmdkey_list_en_synth.txt. */
	static ModelMachine withVault() {
		return ModelMachine.withTaro().credential(TARO, "MicrosoftOffice16_Data:SSPI:taro.yamada@contoso.com", "taro.yamada@contoso.com")
				.credential(TARO, "MicrosoftOffice16_Data:ADALWAM:528b2c79-80b8-4815-8b26-526c36ca2465", "")
				.credential(TARO, "MicrosoftOffice16_Data:orgid:taro.yamada@contoso.com", "taro.yamada@contoso.com")
				.credential(TARO, "msteams_adalsso/adal_contextstorage/0", "msteams_adalsso/adal_contextstorage")
				.credential(TARO, "Microsoft_OC1:uri=taro.yamada@contoso.com:certificate:OCS:1", "taro.yamada@contoso.com")
				.credential(TARO, "OneDrive Cached Credential Business - Business1", "OneDrive Cached Credential Business - Business1")
				.credential(TARO, "MicrosoftAccount:user=taro.home@outlook.com", "taro.home@outlook.com")
				.credential(TARO, "SSO_POP_Device", "02abcdefghijklmn")
				.credential(TARO, "virtualapp/didlogical", "02abcdefghijklmn")
				.credential(TARO, "fileserver01.corp.contoso.com", "CONTOSO\\t.yamada");
	}

	private static ModelMachine signedIn(final ModelMachine machine, final String account) {
		return IdentitiesTest.signIn(machine, TARO, "9c0b", account, "8a5f1f0e-2c7b-4f4a-9d51-0c1d2e3f4a5b");
	}

	@Test
	void credentialsOfTheSignedInAccountAreNormal() {
		final Finding finding = Office.only(Office.diagnose(signedIn(withVault(), "taro.yamada@contoso.com"), "D-27"),
				Severity.INFO);
		assertTrue(finding.title().english().contains("6 Office credentials"), finding.title().english());
	}

	@Test
	void credentialsWithoutASignedInAccountAreLeftOver() {
		final Finding finding = Office.only(Office.diagnose(withVault(), "D-27"), Severity.WARNING);
		assertTrue(finding.remedies().stream().anyMatch(remedy -> remedy.id().startsWith("office.R-15")));
		assertTrue(finding.evidence().getFirst().excerpt().contains("ADALWAM"));
	}

	@Test
	void credentialsOfAnotherAccountAreLeftOver() {
		final Finding finding = Office.only(Office.diagnose(signedIn(withVault(), "hana@contoso.com"), "D-27"),
				Severity.WARNING);
		assertTrue(finding.title().english().contains("taro.yamada@contoso.com"));
	}

	@Test
	void credentialsOfAFormerVersionAreLeftOver() {
		final ModelMachine machine = signedIn(withVault(), "taro.yamada@contoso.com")
				.credential(TARO, "MicrosoftOffice15_Data:SSPI:taro.yamada@contoso.com", "taro.yamada@contoso.com");
		Office.only(Office.diagnose(machine, "D-27"), Severity.INFO);
		machine.set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration",
				RegistryValue.text("ProductReleaseIds", "O365ProPlusRetail"))
				.set("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration",
						RegistryValue.text("VersionToReport", "16.0.18526.20672"));
		Office.only(Office.diagnose(machine, "D-27"), Severity.WARNING);
	}

	@Test
	void anEmptyVaultIsHealthy() {
		Office.only(Office.diagnose(ModelMachine.withTaro(), "D-27"), Severity.OK);
	}

	@Test
	void anUnreadableVaultAccusesNobody() {
		final ModelMachine machine = ModelMachine.withTaro().answer(CredentialProbe.INSTANCE, TARO, Answer
				.unreadable(new Failure(FailureKind.USER_NOT_SIGNED_IN, Text.verbatim("t.yamada is not signed in"))));
		assertTrue(Office.only(Office.diagnose(machine, "D-27"), Severity.INFO).remedies().isEmpty());
	}

	@Test
	void evidenceThatHoldsNoVaultIsNoFinding() {
		assertEquals(List.of(), Office.diagnose(Facts.of("PC", ModelMachine.NOW, List.of()), "D-27"));
	}

	@Test
	void evidenceCollectedInAWindowOfUnknownOwnerIsJudged() {
		final Fact<CredentialList> fact = new Fact<>(CredentialProbe.INSTANCE, Identity.ADMINISTRATOR,
				Answer.present(new CredentialList(List.of(new StoredCredential("MicrosoftOffice16_Data:SSPI:a@contoso.com",
						"汎用", "a@contoso.com"),
						new StoredCredential("MicrosoftOffice16_Data:SSPI:b@contoso.com", "汎用", "b@contoso.com")))),
				ModelMachine.NOW, "cmdkey.txt");
		Office.only(Office.diagnose(Facts.of("PC", ModelMachine.NOW, List.of(fact)), "D-27"), Severity.WARNING);
	}

	@Test
	void onlyWhatIsOnTheListIsDeleted() {
		final ModelMachine machine = withVault();
		final Changeset plan = Office.repair(machine, "R-15");
		assertEquals(6, plan.changes().size());
		assertTrue(plan.isIrreversible());
		assertEquals(List.of("MicrosoftAccount:user=taro.home@outlook.com", "SSO_POP_Device", "virtualapp/didlogical",
				"fileserver01.corp.contoso.com"), machine.credentials(TARO).stream().map(StoredCredential::target).toList());
	}

	@Test
	void aServersPasswordIsNotDeletedWhateverItIsCalled() {
		final ModelMachine machine = ModelMachine.withTaro().answer(CredentialProbe.INSTANCE, TARO,
				Answer.present(new CredentialList(List.of(new StoredCredential("onedrive.corp.contoso.com", "Domain Password", "x"),
						new StoredCredential("OneDrive-server", "ドメイン パスワード", "x")))));
		assertTrue(Office.plan(machine, "R-15").isSatisfied());
	}
}
