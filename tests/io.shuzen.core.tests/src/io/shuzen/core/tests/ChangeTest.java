package io.shuzen.core.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset.FollowUp;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.FileQuarantine;
import io.shuzen.core.change.QuarantinePurge;
import io.shuzen.core.change.RegistryKeyDelete;
import io.shuzen.core.change.Reversibility;
import io.shuzen.core.change.ServiceConfigure;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.RegistryPath;
import io.shuzen.core.probe.RegistryView;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.text.Text;
import io.shuzen.model.parameter.SecretReference;

class ChangeTest {

	@Test
	void everyChangeAndFollowUpIsDescribedInBothLanguages() {
		for (final Change change : Samples.changes()) {
			final Text words = change.describe();
			assertFalse(words.in(Locale.ENGLISH).isBlank());
			assertNotEquals(words.in(Locale.ENGLISH), words.in(Locale.JAPANESE), change.toString());
		}
		for (final FollowUp followUp : FollowUp.values()) {
			assertNotEquals(followUp.describe().english(), followUp.describe().japanese());
		}
	}

	@Test
	void aHiveOrItsFirstLevelCannotBeDeleted() {
		for (final String path : List.of("HKLM", "HKLM\\SOFTWARE", "HKCU\\Software", "HKU\\S-1-5-18")) {
			assertThrows(IllegalArgumentException.class, () -> new RegistryKeyDelete(RegistryPath.parse(path),
					RegistryView.BITS_64, Identity.ADMINISTRATOR), path);
		}
	}

	@Test
	void onlyOneFileOrFolderNamedAbsolutelyCanBeMoved() {
		for (final String path : List.of("", "C:", "C:\\", "Licenses", "%LOCALAPPDATA%\\X", "C:\\Users\\*", "C:\\A\\..\\Windows",
				"C:\\A\\.", "\\\\server\\share\\x", "C:/Users/x", "C:\\A\\", "C:\\A\nB")) {
			assertThrows(IllegalArgumentException.class, () -> new FileQuarantine(path, Identity.ADMINISTRATOR), path);
		}
		assertDoesNotThrow(() -> new FileQuarantine("C:\\Users\\山田\\..a", Samples.USER));
	}

	@Test
	void onlyTheFolderOfOneRunInAQuarantineCanBePurged() {
		for (final String path : List.of("C:\\Windows", "C:\\ProgramData\\Shuzen", "C:\\ProgramData\\Shuzen\\Quarantine",
				"C:\\ProgramData\\Shuzen\\Quarantine\\r1\\x", "C:\\ProgramData\\Shuzen\\Quarantine\\*", "C:\\ProgramData\\Quarantine\\r1",
				"C:\\ProgramData\\Shuzen\\Quarantine\\..", "C:\\ProgramData\\NotShuzen\\Quarantine\\r1")) {
			assertThrows(IllegalArgumentException.class, () -> new QuarantinePurge(path, List.of()), path);
		}
		for (final String folder : List.of("C:\\ProgramData\\Shuzen\\Quarantine\\r1", "D:\\Shuzen\\Quarantine\\r1")) {
			assertEquals(Optional.of(folder), QuarantinePurge.folderOf(folder + "\\a1\\Licenses"));
			assertDoesNotThrow(() -> new QuarantinePurge(folder, List.of("Licenses")));
		}
		assertEquals(Optional.empty(), QuarantinePurge.folderOf("C:\\Users\\yamada\\Licenses"));
	}

	@Test
	void aCredentialAlwaysBelongsToAUser() {
		assertThrows(IllegalArgumentException.class, () -> new CredentialDelete("MicrosoftOffice16_Data:x", Identity.ADMINISTRATOR));
	}

	@Test
	void aServiceChangeChangesSomething() {
		assertThrows(IllegalArgumentException.class, () -> new ServiceConfigure("TokenBroker", Optional.empty(), Optional.empty()));
	}

	@Test
	void aCommandInAUsersSessionIsGivenNoSecret() {
		final SecretReference secret = SecretReference.parse("env:KEY").orElseThrow();
		final ToolRun run = new ToolRun(ToolCommand.of("join.exe"), Identity.user("S-1-5-21-1"), Text.verbatim("x"), Duration.ofSeconds(1), Set.of(0),
				Reversibility.NOTHING_TO_RESTORE, Optional.empty());
		assertThrows(IllegalArgumentException.class, () -> run.withSecretInput(secret));
	}

	@Test
	void aReversibleCommandNamesTheOneThatTakesItBack() {
		assertThrows(IllegalArgumentException.class, () -> new ToolRun(ToolCommand.of("netsh"), Identity.ADMINISTRATOR,
				Text.verbatim("x"), Duration.ofSeconds(1), Set.of(0), Reversibility.REVERSIBLE, Optional.empty()));
	}
}
