package io.shuzen.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.shuzen.core.cause.Cause;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.engine.Diagnosis;
import io.shuzen.engine.InvestigationListener;
import io.shuzen.engine.InvestigationRequest;
import io.shuzen.engine.Operation;
import io.shuzen.engine.tests.FakeMachines.Machine;
import io.shuzen.journal.Phase;

@Timeout(60)
class InvestigatorTest {

	@RegisterExtension
	final EngineFixture engine = new EngineFixture();

	private static InvestigationRequest request(final Set<String> diagnostics, final String... names) {
		return new InvestigationRequest(java.util.Arrays.stream(names).map(FakeMachines::endpoint).toList(), diagnostics, 10,
				Duration.ofSeconds(30));
	}

	private Diagnosis diagnose(final String name) throws Exception {
		return engine.investigator.start(request(Set.of(ContosoPack.DIAGNOSTIC), name), InvestigationListener.NONE).await()
				.getFirst();
	}

	@Test
	void readsEverythingInOneRequestAndJudges() throws Exception {
		final Machine machine = engine.machine("PC-1").fault("a").fault("b");
		final Diagnosis diagnosis = diagnose("PC-1");
		assertEquals(List.of("Fault a", "Fault b"),
				diagnosis.findings().stream().map(finding -> finding.title().english()).toList());
		assertEquals(Optional.of(Severity.ERROR), diagnosis.worst());
		assertEquals(Optional.empty(), diagnosis.failure());
		assertEquals(1, machine.reads.get());
		assertTrue(diagnosis.timings().phases().keySet().containsAll(Set.of(Phase.CONNECT, Phase.READ, Phase.PLAN)));
	}

	@Test
	void aDiagnosticThatBreaksDoesNotKeepOthersFromJudging() throws Exception {
		engine.machine("PC-1").fault("a");
		final Diagnosis diagnosis = engine.investigator.start(request(Set.of(), "PC-1"), InvestigationListener.NONE).await()
				.getFirst();
		assertEquals(1, diagnosis.findings().size());
		assertEquals(FailureKind.INTERNAL, diagnosis.defects().getFirst().kind());
		assertTrue(diagnosis.defects().getFirst().message().english().contains(ContosoPack.BROKEN_DIAGNOSTIC));
	}

	@Test
	void causesComeInTheOrderOfRepair() throws Exception {
		engine.machine("PC-1").fault("accounts").fault("clock").fault("licenses").fault("network");
		final Diagnosis diagnosis = diagnose("PC-1");
		assertEquals(List.of("contoso.clock", "contoso.network", "contoso.accounts", "contoso.licenses"),
				diagnosis.causes().stream().map(Cause::id).toList());
		assertTrue(diagnosis.causes().stream().allMatch(cause -> diagnosis.findings().stream().anyMatch(cause::restsOn)));
	}

	@Test
	void anAnalysisThatBreaksLeavesTheFindings() throws Exception {
		engine.machine("PC-1").fault("clock").fault("inexplicable");
		final Diagnosis diagnosis = diagnose("PC-1");
		assertEquals(2, diagnosis.findings().size());
		assertEquals(List.of(), diagnosis.causes());
		assertTrue(diagnosis.defects().getFirst().message().english().contains("contoso"));
	}

	@Test
	void recordedFactsAreJudgedAsLiveOnes() throws Exception {
		engine.machine("PC-1").fault("a");
		final Diagnosis live = diagnose("PC-1");
		final Diagnosis replayed = engine.investigator.evaluate(FakeMachines.endpoint("PC-1"), live.facts().orElseThrow(),
				Set.of(ContosoPack.DIAGNOSTIC));
		assertEquals(live.findings(), replayed.findings());
	}

	@Test
	void everyEndpointIsReportedOnceInTheOrderOfTheRequest() throws Exception {
		engine.machine("PC-7").refusal = FakeMachines.lostConnection();
		final String[] names = IntStream.range(0, 100).mapToObj(number -> "PC-" + number).toArray(String[]::new);
		final List<String> finished = Collections.synchronizedList(new ArrayList<>());
		final List<Diagnosis> diagnoses = engine.investigator
				.start(request(Set.of(ContosoPack.DIAGNOSTIC), names), new InvestigationListener() {
					@Override
					public void finished(final Diagnosis diagnosis) {
						finished.add(diagnosis.endpoint().name());
					}
				}).await();
		assertEquals(List.of(names), diagnoses.stream().map(diagnosis -> diagnosis.endpoint().name()).toList());
		assertEquals(100, finished.size());
		assertEquals(FailureKind.CONNECTION_LOST, diagnoses.get(7).failure().orElseThrow().kind());
	}

	@Test
	void cancellingReportsTheRestAsCancelled() throws Exception {
		final Machine machine = engine.machine("PC-1");
		machine.hangsOnOpen = true;
		machine.ignoresCancellation = true;
		final Operation<List<Diagnosis>> operation = engine.investigator.start(
				new InvestigationRequest(List.of(FakeMachines.endpoint("PC-1"), FakeMachines.endpoint("PC-2")), Set.of(), 1,
						Duration.ofMinutes(5)),
				InvestigationListener.NONE);
		machine.hanging.await();
		operation.cancel();
		assertEquals(List.of(FailureKind.CANCELLED, FailureKind.CANCELLED),
				operation.await().stream().map(diagnosis -> diagnosis.failure().orElseThrow().kind()).toList());
	}

	@Test
	void anEndpointThatHangsDelaysNobodyElse() throws Exception {
		engine.machine("PC-1").hangsOnRead = true;
		final List<Diagnosis> diagnoses = engine.investigator.start(
				new InvestigationRequest(List.of(FakeMachines.endpoint("PC-1"), FakeMachines.endpoint("PC-2")),
						Set.of(ContosoPack.DIAGNOSTIC), 2, Duration.ofSeconds(1)),
				InvestigationListener.NONE).await();
		assertEquals(FailureKind.TIMED_OUT, diagnoses.get(0).failure().orElseThrow().kind());
		assertEquals(Optional.empty(), diagnoses.get(1).failure());
	}

	@Test
	void twoEndpointsOfOneNameAreRefused() {
		assertThrows(IllegalArgumentException.class,
				() -> InvestigationRequest.of(List.of(FakeMachines.endpoint("PC-1"), EndpointDescriptor.of("pc-1", "x", "fake"))));
	}
}
