package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ProbeValue;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.id.RunbookId;

/** What holds for every diagnostic, whatever the facts are. */
class DiagnosticsPropertyTest {

	/** More with {@code shuzen.office.states}; see docs/building.md. */
	private static final int STATES = Integer.getInteger("shuzen.office.states", 200);

	@Test
	void factsThatWereNotReadAreNoFindings() {
		final Facts nothing = Facts.of("PC", ModelMachine.NOW, List.of());
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			assertEquals(List.of(), diagnostic.evaluate(nothing), diagnostic.id());
		}
	}

	@Test
	void unreadableFactsAccuseNobody() {
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			final List<Fact<?>> facts = new ArrayList<>();
			diagnostic.probes().forEach(probe -> facts.add(unreadable(probe)));
			for (final Finding finding : diagnostic.evaluate(Facts.of("PC", ModelMachine.NOW, facts))) {
				assertEquals(Severity.INFO, finding.severity(), finding::toString);
				assertTrue(finding.remedies().isEmpty(), finding::toString);
			}
		}
	}

	private static <V extends ProbeValue> Fact<V> unreadable(final Probe<V> probe) {
		return new Fact<>(probe, probe.scope() == ReadScope.MACHINE ? Identity.ADMINISTRATOR : ModelMachine.TARO,
				Answer.unreadable(ModelMachine.denied()), ModelMachine.NOW, "test");
	}

	@Test
	void noStateMakesADiagnosticFail() {
		final long start = new Random().nextLong();
		for (int i = 0; i < STATES; i++) {
			final long seed = start + i;
			for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
				final Facts facts = new RandomFacts(seed).make(diagnostic.probes());
				final List<Finding> findings = assertDoesNotThrow(() -> diagnostic.evaluate(facts),
						() -> diagnostic.id() + " with seed " + seed);
				findings.forEach(finding -> assertWellFormed(diagnostic, finding, seed));
				assertEquals(findings, diagnostic.evaluate(facts), () -> diagnostic.id() + " with seed " + seed);
			}
		}
	}

	private static void assertWellFormed(final Diagnostic diagnostic, final Finding finding, final long seed) {
		final Supplier<String> where = () -> finding + " with seed " + seed;
		assertEquals(diagnostic.id(), finding.diagnosticId(), where);
		assertFalse(finding.title().isEmpty(), where);
		assertFalse(finding.title().japanese().matches(".*\\{\\d.*"), where);
		assertFalse(finding.title().english().matches(".*\\{\\d.*"), where);
		finding.remedies().forEach(remedy -> assertTrue(KNOWN.contains(remedy.id()), where));
	}

	private static final Set<String> KNOWN = Stream
			.concat(Office.PACK.steps().stream().map(Step::id), Stream.of(RunbookId.RESET_SIGN_IN, RunbookId.RESTORE_CONNECTION,
					RunbookId.REPAIR_TOKEN_BROKER, RunbookId.REPAIR_DEVICE_REGISTRATION, RunbookId.ALLOW_SIGN_IN,
					RunbookId.RESET_SHARED_COMPUTER, RunbookId.REMOVE_STALE_LICENSES, RunbookId.ENABLE_TLS,
					RunbookId.SYNCHRONISE_CLOCK, RunbookId.REPAIR_SERVICES, RunbookId.REPAIR_LICENSE_SERVICE))
			.collect(Collectors.toSet());

	@Test
	void noFindingShowsASecret() {
		final Facts facts = new RandomFacts(1).make(Office.PACK.diagnostics().stream()
				.flatMap(diagnostic -> diagnostic.probes().stream()).collect(Collectors.toSet()));
		for (final Diagnostic diagnostic : Office.PACK.diagnostics()) {
			for (final Finding finding : diagnostic.evaluate(facts)) {
				finding.evidence().forEach(evidence -> assertFalse(
						evidence.excerpt().matches("(?s).*[A-Z0-9]{5}(-[A-Z0-9]{5}){4}.*"), evidence::toString));
			}
		}
	}
}
