package io.shuzen.office.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.shuzen.core.change.Changeset;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Parameters;
import io.shuzen.core.step.Step;
import io.shuzen.office.internal.OfficePack;

/** The pack under test, with what most tests do with it. */
final class Office {

	static final OfficePack PACK = new OfficePack();

	private Office() {
	}

	static Diagnostic diagnostic(final String number) {
		return PACK.diagnostics().stream().filter(diagnostic -> diagnostic.id().startsWith("office." + number + '-'))
				.findFirst().orElseThrow(() -> new AssertionError("no diagnostic " + number));
	}

	static Step step(final String number) {
		return PACK.steps().stream().filter(step -> step.id().startsWith("office." + number + '-') || step.id().equals(number)).findFirst()
				.orElseThrow(() -> new AssertionError("no step " + number));
	}

	static List<Finding> diagnose(final ModelMachine machine, final String number) {
		final Diagnostic diagnostic = diagnostic(number);
		return diagnostic.evaluate(machine.read(diagnostic.probes()));
	}

	/** The findings over facts that were put together by hand. */
	static List<Finding> diagnose(final Facts facts, final String number) {
		return diagnostic(number).evaluate(facts);
	}

	/** The one finding, of that severity. */
	static Finding only(final List<Finding> findings, final Severity severity) {
		assertEquals(1, findings.size(), findings::toString);
		assertEquals(severity, findings.getFirst().severity(), findings::toString);
		return findings.getFirst();
	}

	static Severity worst(final List<Finding> findings) {
		return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.OK);
	}

	static Changeset plan(final ModelMachine machine, final String number, final String... parameters) {
		final Step step = step(number);
		final Map<String, String> given = new HashMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			given.put(parameters[i], parameters[i + 1]);
		}
		final Parameters values = Parameters.of(step.parameters(), given);
		return step.plan(machine.read(step.probes(values)), values);
	}

	/** Plans, expects changes and no blocker, makes them, and expects that planning again finds nothing left. */
	static Changeset repair(final ModelMachine machine, final String number, final String... parameters) {
		final Changeset plan = plan(machine, number, parameters);
		assertFalse(plan.isBlocked(), () -> plan.blockers().toString());
		assertFalse(plan.changes().isEmpty(), "nothing to do");
		plan.changes().forEach(machine::apply);
		final Changeset again = plan(machine, number, parameters);
		assertTrue(again.isSatisfied(), () -> "not satisfied after repair: " + again);
		return plan;
	}
}
