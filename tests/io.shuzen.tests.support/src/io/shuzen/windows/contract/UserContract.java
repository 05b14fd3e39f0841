package io.shuzen.windows.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.Outcome;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.CredentialList;
import io.shuzen.core.probe.CredentialProbe;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.PackageList.AppPackage;
import io.shuzen.core.probe.PackageProbe;
import io.shuzen.core.probe.ProcessProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.StoredCredential;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.probe.WindowsUser;

/** What every back end does with users, their sessions and what is theirs. */
public interface UserContract extends ContractEndpoint {

	@Test
	@Tag(LANGUAGE)
	default void tellsWhoUsesTheMachineWithEveryQuestionAboutUsers() {
		needs(Capability.USERS);
		final Facts facts = read(RegistryProbe.key("HKCU\\Software\\Shuzen Contract"));

		assertEquals(2, facts.users().size());
		assertTrue(user("first.user").session().isPresent());
		assertTrue(user("second.user").session().isEmpty());
		assertFalse(user("second.user").hiveLoaded());
	}

	@Test
	@Tag(LANGUAGE)
	default void readsTheRegistryOfEachUserAndSaysWhoseIsNotLoaded() {
		needs(Capability.USERS);
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\Shuzen Contract");
		final Facts facts = read(probe);

		assertEquals("first", facts.answer(probe, user("first.user").identity()).asOptional().orElseThrow().value("Text")
				.orElseThrow().asText().orElseThrow());
		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				facts.answer(probe, user("second.user").identity()).whyUnreadable().orElseThrow().kind());
	}

	@Test
	@Tag(LANGUAGE)
	default void changesTheRegistryOfTheUserThatWasMeant() {
		needs(Capability.USERS);
		final RegistryProbe probe = RegistryProbe.key("HKCU\\Software\\Shuzen Contract");
		final Identity first = user("first.user").identity();

		final Outcome outcome = apply(new RegistryKeyDelete(probe.path(), RegistryView.BITS_64, first));
		assertTrue(read(probe).answer(probe, first).isAbsent());

		undo(outcome);
		assertTrue(read(probe).answer(probe, first).asOptional().isPresent());
	}

	@Test
	@Tag(LANGUAGE)
	default void refusesToChangeAUserWhoseHiveIsNotLoaded() {
		needs(Capability.USERS);
		final Outcome outcome = host().apply(new RegistryKeyDelete(path("HKCU\\Software\\Shuzen Contract"), RegistryView.BITS_64,
				user("second.user").identity()), context());

		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				assertInstanceOf(Outcome.Failed.class, outcome).failure().kind());
	}

	@Test
	default void endsASessionWithItsProcesses() {
		needs(Capability.SESSIONS);
		final WindowsUser first = user("first.user");

		apply(new UserSignOut(first.session().orElseThrow().id(), first.account(), first.identity()));

		assertTrue(user("first.user").session().isEmpty());
		assertTrue(present(ProcessProbe.INSTANCE).processes().stream()
				.noneMatch(process -> process.image().equalsIgnoreCase("contract.exe")));
	}

	@Test
	@Tag(LANGUAGE)
	default void readsCredentialsOfASignedInUser() {
		needs(Capability.CREDENTIALS);
		final CredentialList list = read(CredentialProbe.INSTANCE).answer(CredentialProbe.INSTANCE, user(firstUser()).identity())
				.asOptional().orElseThrow();

		assertEquals(List.of("ShuzenContract:one", "ShuzenContract:two"), contractTargets(list));
		assertEquals("first.user@example.com", list.credentials().stream()
				.filter(credential -> credential.target().equals("ShuzenContract:one")).findFirst().orElseThrow().userName());
	}

	@Test
	default void readsNoCredentialsOfAUserWhoIsNotSignedIn() {
		needs(Capability.CREDENTIALS);
		needs(Capability.USERS);
		assertEquals(FailureKind.USER_NOT_SIGNED_IN, read(CredentialProbe.INSTANCE)
				.answer(CredentialProbe.INSTANCE, user("second.user").identity()).whyUnreadable().orElseThrow().kind());
	}

	@Test
	@Tag(LANGUAGE)
	default void deletesACredentialAndOnlyThat() {
		needs(Capability.CREDENTIALS);
		final Identity first = user(firstUser()).identity();

		final Outcome outcome = apply(new CredentialDelete("ShuzenContract:one", first));

		assertTrue(outcome.undo().isEmpty());
		assertEquals(List.of("ShuzenContract:two"),
				contractTargets(read(CredentialProbe.INSTANCE).answer(CredentialProbe.INSTANCE, first).asOptional().orElseThrow()));
		assertInstanceOf(Outcome.Unchanged.class, host().apply(new CredentialDelete("ShuzenContract:one", first), context()));
	}

	private static List<String> contractTargets(final CredentialList list) {
		return list.credentials().stream().map(StoredCredential::target).filter(target -> target.startsWith("ShuzenContract:")).sorted()
				.toList();
	}

	@Test
	@Tag(LANGUAGE)
	default void tellsWhoIsAnAdministrator() {
		needs(Capability.USERS);
		needs(Capability.GROUPS);
		assertEquals(Optional.of(Boolean.TRUE), user("first.user").administrator());
		assertEquals(Optional.of(Boolean.FALSE), user("second.user").administrator());
	}

	@Test
	@Tag(LANGUAGE)
	default void leavesTheSessionOfSomebodyElseAlone() {
		needs(Capability.SESSIONS);
		final WindowsUser first = user("first.user");
		final WindowsUser second = user("second.user");

		final Outcome outcome = host()
				.apply(new UserSignOut(first.session().orElseThrow().id(), second.account(), second.identity()), context());

		assertEquals(FailureKind.CONFLICT, assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString).failure().kind());
		assertTrue(user("first.user").session().isPresent());
	}

	@Test
	@Tag(LANGUAGE)
	default void signsNobodyOutWhoIsNotThere() {
		needs(Capability.SESSIONS);
		final WindowsUser second = user("second.user");
		assertInstanceOf(Outcome.Unchanged.class,
				host().apply(new UserSignOut(97, second.account(), second.identity()), context()));
	}

	@Test
	@Tag(LANGUAGE)
	default void readsAppPackagesOfUsers() {
		needs(Capability.PACKAGES);
		final PackageProbe probe = new PackageProbe("Shuzen.Contract");
		final PackageProbe missing = new PackageProbe("Shuzen.Nothing");
		final Facts facts = read(probe, missing);
		final Identity first = user("first.user").identity();

		assertEquals(List.of(new AppPackage("Shuzen.Contract_1.0.0.0_neutral__8wekyb3d8bbwe", "1.0.0.0", "C:\\Windows\\SystemApps\\Contract", "Ok")),
				facts.answer(probe, first).asOptional().orElseThrow().packages());
		assertEquals(List.of(), facts.answer(missing, first).asOptional().orElseThrow().packages());
	}

	@Test
	default void registersAnAppPackageForAUser() {
		needs(Capability.PACKAGES);
		final Outcome outcome = apply(new PackageRegister("Shuzen.Contract", "%SystemRoot%\\SystemApps\\Contract\\AppxManifest.xml",
				user("first.user").identity()));
		assertTrue(outcome.undo().isEmpty());
	}

	@Test
	@Tag(LANGUAGE)
	default void runsToolsInUsersSessionsOnly() {
		needs(Capability.USER_TOOLS);
		final ToolProbe probe = new ToolProbe(ToolCommand.of("contract-tool", "print"), ReadScope.EACH_USER);
		final Facts facts = read(probe);

		assertEquals(3, facts.answer(probe, user("first.user").identity()).asOptional().orElseThrow().exitCode());
		assertEquals(FailureKind.USER_NOT_SIGNED_IN,
				facts.answer(probe, user("second.user").identity()).whyUnreadable().orElseThrow().kind());
	}
}
