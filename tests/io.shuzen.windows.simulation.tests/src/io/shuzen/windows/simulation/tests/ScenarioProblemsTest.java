package io.shuzen.windows.simulation.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.host.WindowsHost;
import io.shuzen.core.probe.RegistryProbe;

/** Mistakes in scenario files are told with words and a line. */
class ScenarioProblemsTest {

	private static final String USER = "users:\n  u:\n    sid: S-1-5-21-1-2-3-4\n    account: D\\u\n";

	@TempDir
	private Path folder;

	private SimulationFixture fixture;

	@BeforeEach
	void start() {
		fixture = new SimulationFixture(folder);
	}

	private Failure failure(final String scenario) {
		final Failure failure = assertThrows(FailureException.class,
				() -> fixture.open(SimulationFixture.endpoint("PC-1", scenario))).failure();
		assertEquals(FailureKind.INVALID_INPUT, failure.kind());
		return failure;
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(Arguments.of("system: {product: Windows}\nregistri: {}\n", 2, "registri"),
				Arguments.of("system:\n  produkt: Windows\n", 2, "produkt"),
				Arguments.of("system: {build: new}\n", 1, "\"build\" must be a whole number, but is \"new\""),
				Arguments.of("system:\n  build: {a: 1}\n", 2, "\"build\" must be a whole number"),
				Arguments.of("services:\n  S: running sometimes\n", 2, "sometimes"),
				Arguments.of("services:\n  S: running\n", 2, "two words"),
				Arguments.of("registry:\n  HKXX\\A: {}\n", 2, "HKXX\\A"),
				Arguments.of("registry:\n  HKCU\\Software: {}\n", 2, "users"),
				Arguments.of("registry:\n  HKLM\\A:\n    v: {type: REG_DWORD, data: 4294967296}\n", 3, "v"),
				Arguments.of("registry:\n  HKLM\\A:\n    v: {type: REG_STRING, data: a}\n", 3, "REG_STRING"),
				Arguments.of("registry:\n  HKLM\\A: ~\n", 2, "HKLM\\A"), Arguments.of("files:\n  a.txt: x\n", 2, "a.txt"),
				Arguments.of("files:\n  '%LOCALAPPDATA%\\a.txt': x\n", 2, "%LOCALAPPDATA%"),
				Arguments.of("files:\n  C:\\a: {text: a, size: 3}\n", 2, "content"),
				Arguments.of("files:\n  C:\\a: {text: a, encoding: klingon}\n", 2, "klingon"),
				Arguments.of("files:\n  C:\\a: {text: a, modified: yesterday}\n", 2, "yesterday"),
				Arguments.of("users:\n  u:\n    account: D\\u\n", 3, "sid"),
				Arguments.of("users:\n  u: {sid: 17, account: D\\u}\n", 2, "17"),
				Arguments.of(USER + "    registry: {HKLM\\A: {}}\n", 5, "HKLM\\A"),
				Arguments.of(USER + "    session: {state: active}\n", 5, "id"),
				Arguments.of(USER + "    packages: {P: Ok}\n", 5, "P"),
				Arguments.of(USER + "processes:\n  1: {image: a.exe, user: v}\n", 6, "\"v\""),
				Arguments.of(USER + "processes:\n  1: {image: a.exe, user: u}\n", 6, "signed in"),
				Arguments.of("processes:\n  one: {image: a.exe}\n", 2, "one"),
				Arguments.of("processes:\n  1: {title: a}\n", 2, "image"),
				Arguments.of("title: {en: a}\n", 1, "ja"), Arguments.of("title: a\nstory: ${nobody}\n", 2, "nobody"),
				Arguments.of("variables:\n  a: ${b}\n  b: ${a}\ntitle: ${a}\n", 3, "itself"),
				Arguments.of("title: a\ntitle: b\n", 2, "title"), Arguments.of("- a\n", 1, "keys and values"),
				Arguments.of("title: a\n  b: c\n", 2, "YAML"), Arguments.of("title: &a x\nstory: *a\n", 2, "alias"),
				Arguments.of("tools:\n  a: {exit: 0, prints: b}\n", 2, "prints"),
				Arguments.of("tools:\n  a: {identity: root}\n", 2, "root"),
				Arguments.of("tools:\n  a:\n    when: {kee: HKLM\\A}\n", 3, "kee"),
				Arguments.of("tools:\n  a:\n    effects:\n      servises: {}\n", 4, "servises"),
				Arguments.of("connection:\n  latency: 3\n", 2, "latency"),
				Arguments.of("extends: nobody\n", 1, "nobody"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void saysWhatIsWrongAndInWhichLine(final String yaml, final int line, final String words) {
		fixture.scenario("wrong", yaml);

		final Failure failure = failure("wrong");

		assertTrue(failure.message().english().contains("wrong.yaml, line " + line + ":"), failure.message()::english);
		assertTrue(failure.message().english().contains(words), failure.message()::english);
		assertTrue(failure.message().japanese().contains("wrong.yaml の " + line + " 行目"), failure.message()::japanese);
	}

	@Test
	void saysWhichScenariosExtendEachOther() {
		fixture.scenario("a", "extends: b\n").scenario("b", "title: b\nextends: [c]\n").scenario("c", "extends: a\n");

		final Failure failure = failure("a");

		assertTrue(failure.message().english().contains("c.yaml, line 1:"), failure.message()::english);
		assertTrue(failure.message().english().contains("a → b → c → a"), failure.message()::english);
	}

	@Test
	void saysInWhichFileOfSeveralTheMistakeIs() {
		fixture.scenario("base", "title: x\nsystem: {bild: 1}\n").scenario("leaf", "extends: base\n");

		assertTrue(failure("leaf").message().english().contains("base.yaml, line 2:"));
	}

	@Test
	void namesTheScenariosThereAre() {
		final Failure failure = failure("nothing");

		assertTrue(failure.message().english().contains("nothing"));
		assertTrue(failure.advice().english().contains("contract"), failure.advice()::english);
	}

	@Test
	void doesNotOpenABase() {
		fixture.scenario("base", "abstract: true\n");

		assertTrue(failure("base").message().english().contains("base"));
	}

	@Test
	void letsABaseBeExtendedTwiceWithoutApplyingItTwice() throws Exception {
		fixture.scenario("base", "registry: {HKLM\\SOFTWARE\\A: {v: base, w: base}}\n").scenario("left", """
				extends: base
				registry: {HKLM\\SOFTWARE\\A: {v: left}}
				""").scenario("right", """
				extends: base
				registry: {HKLM\\SOFTWARE\\A: {w: ~}}
				""").scenario("both", "extends: [left, right]\n");

		try (WindowsHost host = fixture.open(SimulationFixture.endpoint("PC-1", "both"))) {
			final RegistryProbe probe = RegistryProbe.key("HKLM\\SOFTWARE\\A");
			final var key = host.read(Set.of(probe), Cancellation.none()).answer(probe).asOptional().orElseThrow();
			assertEquals("left", key.value("v").orElseThrow().asText().orElseThrow());
			assertTrue(key.value("w").isEmpty());
		}
	}

	@Test
	void readsAFileOfOnesOwnAnewAtEachOpening() throws Exception {
		final Path file = folder.resolve("own.yaml");
		final RegistryProbe probe = RegistryProbe.key("HKLM\\SOFTWARE\\A");
		for (final String value : List.of("one", "two")) {
			Files.writeString(file, "extends: contract\nregistry: {HKLM\\SOFTWARE\\A: {v: " + value + "}}\n");
			try (WindowsHost host = fixture.open(SimulationFixture.endpoint("PC-1", file.toString()))) {
				assertEquals(value, host.read(Set.of(probe), Cancellation.none()).answer(probe).asOptional()
						.orElseThrow().value("v").orElseThrow().asText().orElseThrow());
			}
		}
	}

	@Test
	void describesScenariosWithoutTheirBases() throws Exception {
		fixture.scenario("base", "abstract: true\n").scenario("leaf",
				"extends: base\ntitle: {en: Leaf, ja: 葉}\ncovers: [F1, F2]\n");

		final var leaf = fixture.simulation().scenarios().stream().filter(one -> one.id().equals("leaf")).findFirst()
				.orElseThrow();
		assertEquals("葉", leaf.title().japanese());
		assertEquals(List.of("F1", "F2"), leaf.covers());
		assertFalse(fixture.simulation().scenarios().stream().anyMatch(one -> one.id().equals("base")));
	}
}
