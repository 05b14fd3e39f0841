package io.shuzen.training.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.cause.Certainty;
import io.shuzen.core.change.Change;
import io.shuzen.core.change.CredentialDelete;
import io.shuzen.core.change.MachineRestart;
import io.shuzen.core.change.PackageRegister;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.change.ToolRun;
import io.shuzen.core.change.UserSignOut;
import io.shuzen.core.internal.pack.ExtensionFiles;
import io.shuzen.engine.Diagnosis;
import io.shuzen.windows.simulation.ScenarioDescription;

/**
 * Every machine of the training fleet: it is diagnosed as the failure it shows, the suggested repairs have the reviewed plan and make the
 * cause go away, and undoing them brings the former state back, compared whole.
 * <p>
 * What is reviewed is in the folder {@code lessons}, a file for each scenario. When a lesson reads differently, the new text is written to
 * {@code target/lessons}: look at the difference, and copy it when it is right.
 */
class LessonsTest {

	/** Machines that cannot be read, or read the same as another. */
	private static final Set<String> NO_LESSON = Set.of("no-windows", "unreachable", "wrong-password", "breaks-off",
			"slow-connection");

	/** A user who is signed out cannot be read, and what was not read is no evidence: no cause, though one is there. */
	private static final String UNREADABLE = "two-users-one-signed-out";

	/** What the first repair does not make go away, because it is people's to do or nothing can be told before Office is started. */
	private static final Map<String, String> STAYS = Map.of("activation-access-denied",
			"the message that Office showed stays in the log for a week", "office-does-not-close",
			"nothing may be reset while Outlook runs", "licence-key-missing", "the key has to come from a healthy machine");

	/** Which places of a machine a change alters for good, or as its nature is: closed programs, a restart, a deleted secret. */
	private static final List<Unrestored> UNRESTORED = List.of(
			new Unrestored(CredentialDelete.class::isInstance, "/users/\\w+/credentials/.*"),
			new Unrestored(PackageRegister.class::isInstance, "/users/\\w+/packages/.*"),
			new Unrestored(change -> change instanceof ProcessClose || change instanceof UserSignOut || change instanceof MachineRestart,
					"/processes|/users/\\w+/user/session/.*"),
			new Unrestored(MachineRestart.class::isInstance, "/services/\\w+/service/state|/system/bootTime"),
			new Unrestored(change -> runs(change, "leave"),
					"/certificates/.*|/joinReport/.*|/hives/HKLM/.*CloudDomainJoin/.*|/users/\\w+/joinReport/.*"),
			new Unrestored(change -> runs(change, "refreshprt"), "/users/\\w+/joinReport/.*"),
			new Unrestored(change -> runs(change, "w32tm"), "/clock/.*|/flags/clock"),
			new Unrestored(change -> runs(change, "UninstallProductKey"), "/flags/o365-key"),
			// how the simulation remembers that the proxy was taken away again
			new Unrestored(change -> runs(change, "bitsadmin"), "/flags/system-proxy"));

	/** Places that a kind of change leaves altered. */
	private record Unrestored(Predicate<Change> change, Pattern place) {
		Unrestored(final Predicate<Change> change, final String place) {
			this(change, Pattern.compile(place));
		}
	}

	@TempDir
	private static Path folder;

	private static Fleet fleet;

	@BeforeAll
	static void start() {
		fleet = new Fleet(new ExtensionFiles(Platform.getExtensionRegistry(),
				FrameworkUtil.getBundle(LessonsTest.class).getBundleContext()), folder);
	}

	@AfterAll
	static void stop() {
		fleet.close();
	}

	static Stream<ScenarioDescription> lessons() throws Exception {
		return fleet.machines().scenarios().stream().filter(scenario -> !NO_LESSON.contains(scenario.id()));
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void machineIsDiagnosedRepairedAndBroughtBack(final ScenarioDescription scenario) throws Exception {
		fleet.machines().resetAll();
		final Lesson lesson = Lesson.of(fleet, scenario.id());
		final Diagnosis first = lesson.diagnoses().getFirst();
		assertEquals(List.of(), first.defects(), lesson::words);
		if (scenario.covers().isEmpty() || scenario.id().equals(UNREADABLE)) {
			assertEquals(List.of(), first.causes(), lesson::words);
		} else {
			assertTrue(scenario.covers().contains(number(first.causes().getFirst())), lesson::words);
		}
		assertRepaired(scenario.id(), lesson);
		assertTrue(lesson.isUndone(), lesson::words);
		assertEquals(List.of(), lesson.differences().stream().filter(place -> !isUnrestored(place, lesson)).toList(),
				lesson::words);
		assertReviewed(scenario.id(), lesson.words());
	}

	// the first cause is gone, or nothing hints at it but what a log still holds
	private static void assertRepaired(final String scenario, final Lesson lesson) {
		if (lesson.diagnoses().size() == 1) {
			lesson.diagnoses().getFirst().causes().stream().findFirst()
					.ifPresent(cause -> assertFalse(cause.instructions().isEmpty(), lesson::words));
			return;
		}
		final Cause cause = lesson.diagnoses().getFirst().causes().getFirst();
		final boolean stays = lesson.diagnoses().get(1).causes().stream()
				.anyMatch(left -> left.id().equals(cause.id()) && left.certainty() != Certainty.POSSIBLE);
		assertEquals(STAYS.containsKey(scenario), stays, lesson::words);
	}

	private static boolean isUnrestored(final String place, final Lesson lesson) {
		return UNRESTORED.stream().filter(each -> lesson.changes().stream().anyMatch(each.change()))
				.anyMatch(each -> each.place().matcher(place).matches());
	}

	private static boolean runs(final Change change, final String word) {
		return change instanceof final ToolRun tool && tool.command().toString().contains(word);
	}

	/** {@code F20} of {@code office.F20-clock}. */
	private static String number(final Cause cause) {
		return cause.id().replaceFirst("^office\\.(F\\d+)-.*$", "$1");
	}

	private static void assertReviewed(final String scenario, final String words) throws IOException {
		final String name = scenario + ".txt";
		try (InputStream reviewed = LessonsTest.class.getResourceAsStream("lessons/" + name)) {
			final String expected = reviewed == null ? "" : new String(reviewed.readAllBytes(), StandardCharsets.UTF_8);
			if (!expected.equals(words)) {
				Files.writeString(Files.createDirectories(Path.of("target", "lessons")).resolve(name), words);
			}
			assertEquals(expected, words, scenario);
		}
	}

	@Test
	void everyReviewedLessonIsGiven() throws Exception {
		final List<String> given = lessons().map(ScenarioDescription::id).toList();
		for (final ScenarioDescription scenario : fleet.machines().scenarios()) {
			assertEquals(given.contains(scenario.id()), LessonsTest.class.getResource("lessons/" + scenario.id() + ".txt") != null,
					scenario::id);
		}
	}
}
