package io.shuzen.engine.tests;

import static io.shuzen.engine.tests.EngineFixture.parameter;
import static io.shuzen.engine.tests.EngineFixture.remove;
import static io.shuzen.engine.tests.EngineFixture.request;
import static io.shuzen.engine.tests.EngineFixture.runbook;
import static io.shuzen.engine.tests.EngineFixture.unconfirmed;
import static io.shuzen.engine.tests.EngineFixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.core.endpoint.CredentialSource;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureException;
import io.shuzen.engine.EndpointParameters;
import io.shuzen.engine.EndpointPlan;
import io.shuzen.engine.PlanListener;
import io.shuzen.engine.RunReport;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunbookDefinition;
import io.shuzen.journal.EndpointResult;
import io.shuzen.journal.RunEvent.EndpointAccepted;
import io.shuzen.journal.RunResult;
import io.shuzen.model.runbook.ParameterType;

class EndpointParametersTest {

	private static final RunbookDefinition RUNBOOK = unconfirmed(
			with(runbook(remove("first", "${which}")), parameter("which", ParameterType.TEXT, true, "")));

	@TempDir
	Path folder;

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	@BeforeEach
	void start() {
		List.of("PC-1", "PC-2").forEach(name -> engine.machine(name).fault("a").fault("b"));
	}

	private static RunRequest withValues(final Map<String, String> common, final Map<String, Map<String, String>> own) {
		return request(RUNBOOK, EngineFixture.ALL_AT_ONCE, common, "PC-1", "PC-2").withOwn(own);
	}

	@Test
	void anEndpointsOwnValueGoesBeforeTheCommonOne() throws Exception {
		final RunReport report = engine.run(withValues(Map.of("which", "a"), Map.of("pc-2", Map.of("which", "b"))));
		assertEquals(RunResult.SUCCEEDED, report.result());
		assertEquals(Set.of("b"), engine.machine("PC-1").faults());
		assertEquals(Set.of("a"), engine.machine("PC-2").faults());
		assertTrue(engine.events(report.runId()).stream().anyMatch(event -> event instanceof final EndpointAccepted accepted
				&& accepted.endpoint().equals("PC-2") && accepted.parameters().equals(Map.of("which", "b"))));
		final RunRequest again = engine.runs.again(report.runId(), Set.of(EndpointResult.SUCCEEDED), "suzuki", "");
		assertEquals(Map.of("which", "b"), again.parametersOf(FakeMachines.endpoint("PC-2")));
	}

	@Test
	void aPreviewGoesByThemToo() throws Exception {
		final List<EndpointPlan> plans = engine.runs.preview(
				withValues(Map.of(), Map.of("PC-1", Map.of("which", "a"), "PC-2", Map.of("which", "nothing"))), PlanListener.NONE).await();
		assertEquals(List.of(1, 0), plans.stream().map(EndpointPlan::changeCount).toList());
	}

	@Test
	void wrongValuesAreRefusedBeforeAnythingIsTouched() {
		final FailureException refusal = assertThrows(FailureException.class,
				() -> engine.start(withValues(Map.of("which", "a"), Map.of("PC-2", Map.of("which", "x".repeat(21))))));
		assertTrue(refusal.getMessage().contains("PC-2"), refusal.getMessage());
		assertThrows(FailureException.class, () -> engine.start(withValues(Map.of(), Map.of("PC-2", Map.of("which", "a")))),
				"PC-1 has no value");
		assertThrows(FailureException.class,
				() -> engine.start(withValues(Map.of("which", "a"), Map.of("PC-2", Map.of("nobody", "a")))));
		assertEquals(0, engine.machine("PC-1").openings.get());
	}

	@Test
	void theInventoryKnowsSomeOfThem() {
		final EndpointDescriptor known = new EndpointDescriptor("PC-1", "PC-1", "fake", 0, "", CredentialSource.NONE,
				Duration.ofSeconds(1), List.of(), Set.of(), Map.of(), Map.of("Owner", "taro", "site", ""));
		assertEquals(Map.of("PC-1", Map.of("user", "taro")),
				EndpointParameters.ofAttributes(List.of(known, FakeMachines.endpoint("PC-2")), Map.of("user", "OWNER", "where", "site")));
	}

	@Test
	void aTableHasAColumnForEachParameter() throws Exception {
		assertEquals(Map.of("PC-1", Map.of("user", "CONTOSO\\太郎", "note", "a, \"b\"\nc"), "PC-2", Map.of()),
				EndpointParameters.ofCsv(table("\uFEFFEndpoint,user,note\r\nPC-1,CONTOSO\\太郎,\"a, \"\"b\"\"\nc\"\r\n\r\nPC-2,,\r\n")));
	}

	@Test
	void whatIsNoSuchTableIsRefusedInWords() throws Exception {
		for (final String content : List.of("name,user\nPC-1,taro\n", "endpoint,user\nPC-1,taro\npc-1,hanako\n",
				"endpoint,user\nPC-1,taro,more\n", "endpoint,user\nPC-1\n")) {
			final Path file = table(content);
			final FailureException refusal = assertThrows(FailureException.class, () -> EndpointParameters.ofCsv(file), content);
			assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
		}
		Files.write(folder.resolve("latin.csv"), "endpoint,user\nPC-1,J\u00FCrgen\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThrows(FailureException.class, () -> EndpointParameters.ofCsv(folder.resolve("latin.csv")));
		assertThrows(FailureException.class, () -> EndpointParameters.ofCsv(folder.resolve("missing.csv")));
	}

	private Path table(final String content) throws Exception {
		return Files.writeString(folder.resolve("values.csv"), content);
	}
}
